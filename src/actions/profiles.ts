// Profiles: named sets of products and services, given together under one name.
import { listOf, guid, readBody, record, text } from '#engine/read-fields.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import type { Profile } from '#model/profile.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { deleteProfileRow, getProfileRow, insertProfile, listProfileRows, updateProfile } from '#store/profiles.ts'
import type { Caller } from '#model/caller.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

const license = record({ skuId: guid, disabledPlans: listOf(guid) }, ['skuId'])
const SHAPE = { displayName: text, description: text, licenses: listOf(license) }

/** The licences of a body. Throws 400 for a product or a service that there is not. */
function readLicenses({ catalogue }: ReadingRoom, licenses: readonly { skuId?: Guid; disabledPlans?: readonly Guid[] }[]): Profile['licenses'] {
  return licenses.map(({ skuId = '', disabledPlans = [] }) => {
    const product = catalogue.productById.get(skuId)
    if (product === undefined) throw wrongValue('licenses.skuId', skuId, 'a product of the catalogue')
    const stranger = disabledPlans.find((plan) => !product.servicePlanIds.includes(plan))
    if (stranger !== undefined) throw wrongValue('licenses.disabledPlans', stranger, `a service of ${product.displayName}`)
    return { skuId, disabledPlans }
  })
}

/** A profile by its id. Throws 404. */
export async function findProfile({ db, tenant }: ReadingRoom, id: Guid): Promise<Profile> {
  const profile = await getProfileRow(db, tenant.pk, id.toLowerCase())
  if (profile === undefined) throw notFound(id)
  return profile
}

async function note(room: ActionRoom, caller: Caller, id: Guid, before: Profile | null, after: Profile | null): Promise<void> {
  const operation = await recordOperation(room, caller, { kind: 'changeSettings', total: 1 })
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, { type: 'profile', objectId: id, before, after })
  room.tell({ type: 'settings', ids: [id] })
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
  await note(room, caller, profile.id, null, profile)
  return profile
}

/** Changes a profile; what was given by it stays as it is. Throws 400, 404. */
export const changeProfile: Action<{ readonly id: Guid; readonly body: unknown }, Profile> = async (room, caller, { id, body }) => {
  requireAccess(caller, 'assignLicense')
  const before = await findProfile(room, id)
  const { licenses, ...given } = wellFormed(readBody(body, record(SHAPE)))
  const after: Profile = { ...before, ...given, licenses: licenses === undefined ? before.licenses : readLicenses(room, licenses) }
  await updateProfile(room.db, room.tenant.pk, after)
  await note(room, caller, before.id, before, after)
  return after
}

/** Takes a profile away. Throws 404. */
export const deleteProfile: Action<{ readonly id: Guid }, null> = async (room, caller, { id }) => {
  requireAccess(caller, 'assignLicense')
  const before = await findProfile(room, id)
  await deleteProfileRow(room.db, room.tenant.pk, before.id)
  await note(room, caller, before.id, before, null)
  return null
}
