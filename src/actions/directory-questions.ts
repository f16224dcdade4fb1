// Objects of the directory whatever their kind: by id, by many ids, deleted ones, and what a person leads to.
import type { DirectoryObject, ObjectType } from '#model/directory-object.ts'
import { notFound } from '#model/problem.ts'
import type { Guid } from '#model/guid.ts'
import type { Caller } from '#model/caller.ts'
import { getGroupRow } from '#store/groups.ts'
import { listOwnedGroupRows } from '#store/owners.ts'
import { getUserRow } from '#store/users.ts'
import { expandUser } from './expand-user.ts'
import type { Expansion } from './expand-user.ts'
import { groupObject } from './group-record.ts'
import { expandAll, pageOfUsers } from './list-users.ts'
import type { ListUsersInput, UserPage } from './list-users.ts'
import { objectsOf } from './objects-of.ts'
import { requireReach, seeUser } from './reach.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { userObjects } from './user-record.ts'

export interface GetByIdsInput {
  readonly ids: readonly Guid[]
  /** Kinds of objects that are wanted; null for any. */
  readonly types: readonly string[] | null
}

/** Objects by their ids; those that are not here are left out. */
export const getByIds: Question<GetByIdsInput, readonly DirectoryObject[]> = async (room, caller, { ids, types }) => {
  const within = requireAccess(caller, 'readDirectoryObjects')
  const isWanted = ({ type }: DirectoryObject): boolean => types === null || types.some((wanted) => wanted.toLowerCase() === type.toLowerCase())
  return (await objectsOf(room, within, ids)).filter(isWanted)
}

/** One object by its id. Throws 404. */
export const getDirectoryObject: Question<{ readonly id: string }, DirectoryObject> = async (room, caller, { id }) => {
  const [found] = await getByIds(room, caller, { ids: [id.toLowerCase()], types: null })
  if (found === undefined) throw notFound(id)
  return found
}

/** A person or a group among the deleted, by id. Throws 404, 403. */
export async function findDeleted(room: ReadingRoom, caller: Caller, id: string): Promise<{ readonly type: ObjectType & ('user' | 'group'); readonly pk: number; readonly object: DirectoryObject }> {
  const { db, tenant, catalogue } = room
  const key = id.toLowerCase()
  const user = await getUserRow(db, tenant.pk, key, { deleted: true })
  if (user !== undefined) {
    await requireReach(room, requireAccess(caller, 'readUsers', 'restoreUser'), 'user', user.pk)
    return { type: 'user', pk: user.pk, object: userObjects([user], catalogue)[0] as DirectoryObject }
  }
  const group = await getGroupRow(db, tenant.pk, key, { deleted: true })
  requireAccess(caller, 'readGroups', 'restoreGroup', 'readUsers', 'restoreUser')
  if (group === undefined) throw notFound(id)
  await requireReach(room, requireAccess(caller, 'readGroups', 'restoreGroup'), 'group', group.pk)
  return { type: 'group', pk: group.pk, object: groupObject(group) }
}

export const getDeletedItem: Question<{ readonly id: string }, DirectoryObject> = async (room, caller, { id }) => (await findDeleted(room, caller, id)).object

type Select = readonly string[] | null

/** Somebody's manager. Throws 404 when there is none. */
export const getManager: Question<{ readonly user: string; readonly select: Select }, Record<string, unknown>> = async (room, caller, { user, select }) => {
  const { id } = await seeUser(room, caller, user, 'readUsers')
  const { manager } = await expandUser(room, caller, id, { navigation: 'manager', select, levels: 1 })
  if (manager === undefined) throw notFound('manager')
  return manager as Record<string, unknown>
}

export interface ListDirectReportsInput extends Omit<ListUsersInput, 'expand'> {
  readonly user: string
  readonly expand: readonly Expansion[]
}

/** A page of the people whose manager somebody is. */
export const listDirectReports: Question<ListDirectReportsInput, UserPage> = async (room, caller, { user, query, select, count, expand }) => {
  const row = await seeUser(room, caller, user, 'readUsers')
  const own = row.id === caller.id
  const within = requireAccess(caller, 'readUsers', ...(own ? (['readSelf'] as const) : []))
  const { ids, ...page } = await pageOfUsers(room, { ...query, reportsOf: row.pk, within }, { select, count })
  return { ...page, value: await expandAll(room, caller, page.value, ids, expand) }
}

/** The groups that somebody owns. */
export const listOwnedObjects: Question<{ readonly user: string }, readonly DirectoryObject[]> = async (room, caller, { user }) => {
  const { pk } = await seeUser(room, caller, user, 'readUsers')
  return (await listOwnedGroupRows(room.db, room.tenant.pk, pk)).map(groupObject)
}

/** The deleted groups that somebody owned. Throws 403, 404. */
export const listDeletedOwned: Question<{ readonly user: string }, readonly DirectoryObject[]> = async (room, caller, { user }) => {
  const { pk } = await seeUser(room, caller, user, 'readUsers', 'readGroups')
  return (await listOwnedGroupRows(room.db, room.tenant.pk, pk, { deleted: true })).map(groupObject)
}
