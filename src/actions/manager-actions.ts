// Whose manager somebody is.
import { badRequest } from '#model/problem.ts'
import type { Caller } from '#model/caller.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { nextChange } from '#store/tenants.ts'
import { idsOf, updateUserRow } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import { referenceOf } from './directory-reference.ts'
import { findUser } from './find-user.ts'
import { lockPerson } from './lock-person.ts'
import { requireReach } from './reach.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom } from './room.ts'

async function writeManager(room: ActionRoom, caller: Caller, row: UserRow, manager: UserRow | null): Promise<null> {
  const { db, tenant } = room
  const before = row.managerPk === null ? null : ((await idsOf(db, tenant.pk, [row.managerPk])).get(row.managerPk) ?? null)
  await updateUserRow(db, tenant.pk, row.pk, { managerPk: manager?.pk ?? null, changed: await nextChange(db, tenant.pk) })
  const operation = await recordOperation(room, caller, { kind: 'changeManager', total: 1 })
  const { displayName, userPrincipalName } = row
  await insertObjectJournal(db, tenant.pk, operation.pk, {
    type: 'user',
    objectId: row.id,
    before: { displayName, userPrincipalName, manager: before },
    after: { displayName, userPrincipalName, manager: manager?.id ?? null },
  })
  room.tell({ type: 'user', ids: [row.id] })
  return null
}

/** Gives a person a manager. Throws 400 for nobody and for themselves, 404 for an unknown person. */
export const setManager: Action<{ readonly user: string; readonly body: unknown }, null> = async (room, caller, { user, body }) => {
  const within = requireAccess(caller, 'updateUser')
  const reference = referenceOf(body, 'manager')
  const { row } = await lockPerson(room, user)
  await requireReach(room, within, 'user', row.pk)
  const manager = await findUser(room.db, room.tenant.pk, reference)
  if (manager.pk === row.pk) throw badRequest('A user cannot be their own manager.')
  return writeManager(room, caller, row, manager)
}

/** Leaves a person without a manager. */
export const removeManager: Action<{ readonly user: string }, null> = async (room, caller, { user }) => {
  const within = requireAccess(caller, 'updateUser')
  const { row } = await lockPerson(room, user)
  await requireReach(room, within, 'user', row.pk)
  return row.managerPk === null ? null : writeManager(room, caller, row, null)
}
