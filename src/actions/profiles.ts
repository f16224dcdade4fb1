// Profiles: named sets of products and services, given together under one name.
import { listOf, readBody, record, text } from '#engine/read-fields.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import type { Profile } from '#model/profile.ts'
import { deleteProfileRow, getProfileRow, insertProfile, listProfileRows, updateProfile } from '#store/profiles.ts'
import { noteSetting } from './note-setting.ts'
import { LICENSE_IN_SET, readLicenses } from './read-licenses.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'

const SHAPE = { displayName: text, description: text, licenses: listOf(LICENSE_IN_SET) }

/** A profile by its id. Throws 404. */
export async function findProfile({ db, tenant }: ReadingRoom, id: Guid): Promise<Profile> {
  const profile = await getProfileRow(db, tenant.pk, id.toLowerCase())
  if (profile === undefined) throw notFound(id)
  return profile
}

/** By name. */
export const listProfiles: Question<null, readonly Profile[]> = ({ db, tenant }) => listProfileRows(db, tenant.pk)

/** One profile. Throws 404. */
export const getProfile: Question<{ readonly id: Guid }, Profile> = (room, _caller, { id }) => findProfile(room, id)

/** Makes a profile. Throws 400. */
export const createProfile: Action<{ readonly body: unknown }, Profile> = async (room, caller, { body }) => {
  requireAccess(caller, 'assignLicense')
  const { displayName = '', description = null, licenses = [] } = wellFormed(readBody(body, record(SHAPE, ['displayName', 'licenses'])))
  const profile = { id: room.newId(), displayName, description, licenses: readLicenses(room, licenses) }
  await insertProfile(room.db, room.tenant.pk, profile)
  await noteSetting(room, caller, { type: 'profile', objectId: profile.id, before: null, after: profile })
  return profile
}

/** Changes a profile; what was given by it stays as it is. Throws 400, 404. */
export const changeProfile: Action<{ readonly id: Guid; readonly body: unknown }, Profile> = async (room, caller, { id, body }) => {
  requireAccess(caller, 'assignLicense')
  const before = await findProfile(room, id)
  const { licenses, ...given } = wellFormed(readBody(body, record(SHAPE)))
  const after: Profile = { ...before, ...given, licenses: licenses === undefined ? before.licenses : readLicenses(room, licenses) }
  await updateProfile(room.db, room.tenant.pk, after)
  await noteSetting(room, caller, { type: 'profile', objectId: before.id, before, after })
  return after
}

/** Takes a profile away. Throws 404. */
export const deleteProfile: Action<{ readonly id: Guid }, null> = async (room, caller, { id }) => {
  requireAccess(caller, 'assignLicense')
  const before = await findProfile(room, id)
  await deleteProfileRow(room.db, room.tenant.pk, before.id)
  await noteSetting(room, caller, { type: 'profile', objectId: before.id, before, after: null })
  return null
}
