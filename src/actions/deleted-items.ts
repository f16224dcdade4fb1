// What is among the deleted, whatever its kind: brought back, or gone for good.
import type { ObjectType } from '#model/directory-object.ts'
import { getGroupRow } from '#store/groups.ts'
import { purgeGroup, restoreGroup } from './group-actions.ts'
import type { Action, ActionRoom } from './room.ts'
import { purgeUser, restoreUser } from './user-actions.ts'

const isGroup = async ({ db, tenant }: ActionRoom, id: string): Promise<boolean> =>
  (await getGroupRow(db, tenant.pk, id.toLowerCase(), { deleted: true })) !== undefined

export interface RestoredItem {
  readonly type: ObjectType
  readonly record: Readonly<Record<string, unknown>>
}

/** Brings a person or a group back. Throws 400 for a name that is taken, 403, 404. */
export const restoreDeletedItem: Action<{ readonly id: string; readonly body: unknown }, RestoredItem> = async (room, caller, { id, body }) =>
  (await isGroup(room, id))
    ? { type: 'group', record: await restoreGroup(room, caller, { group: id }) }
    : { type: 'user', record: await restoreUser(room, caller, { user: id, body }) }

/** Takes a deleted person or group away for good. Throws 403, 404. */
export const purgeDeletedItem: Action<{ readonly id: string }, null> = async (room, caller, { id }) =>
  (await isGroup(room, id)) ? purgeGroup(room, caller, { group: id }) : purgeUser(room, caller, { user: id })
