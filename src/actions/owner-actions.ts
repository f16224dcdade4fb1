// Who owns a group.
import { badRequest, notFound } from '#model/problem.ts'
import type { Caller } from '#model/caller.ts'
import type { GroupRow } from '#store/groups.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { deleteOwner, insertOwners, listOwnerPks } from '#store/owners.ts'
import type { UserRow } from '#store/users.ts'
import { referenceOf } from './directory-reference.ts'
import { findUser } from './find-user.ts'
import { reachGroup } from './reach.ts'
import { recordOperation } from './record-operation.ts'
import type { Action, ActionRoom } from './room.ts'

const MOST_OWNERS = 100

async function note(room: ActionRoom, caller: Caller, group: GroupRow, owner: UserRow, added: boolean): Promise<null> {
  const operation = await recordOperation(room, caller, { kind: 'changeOwners', total: 1 })
  const link = { displayName: group.displayName, owner: owner.id, ownerName: owner.displayName }
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, { type: 'owner', objectId: group.id, before: added ? null : link, after: added ? link : null })
  return null
}

/** Makes a person an owner of a group. Throws 400 for one who is, 403 beyond a hundred, 404. */
export const addOwner: Action<{ readonly group: string; readonly body: unknown }, null> = async (room, caller, { group, body }) => makeOwner(room, caller, group, referenceOf(body, 'owners'))

/** The same for whom a reference points at. */
export async function makeOwner(room: ActionRoom, caller: Caller, group: string, reference: string): Promise<null> {
  const { db, tenant } = room
  const row = await reachGroup(room, caller, group, 'manageOwners')
  const owner = await findUser(db, tenant.pk, reference)
  const owners = await listOwnerPks(db, tenant.pk, row.pk)
  if (owners.includes(owner.pk)) throw badRequest("One or more added object references already exist for the following modified properties: 'owners'.")
  if (owners.length >= MOST_OWNERS) {
    throw badRequest(`Unable to perform operation as '${owners.length + 1}' would exceed the maximum quota count '${MOST_OWNERS}' for forward-link 'owners'.`, {
      status: 403,
      code: 'Directory_QuotaExceeded',
    })
  }
  await insertOwners(db, tenant.pk, row.pk, [owner.pk])
  return note(room, caller, row, owner, true)
}

/** Ends somebody's owning of a group. Throws 400 for the last owner, 404 for one who is none. */
export const removeOwner: Action<{ readonly group: string; readonly owner: string }, null> = async (room, caller, { group, owner }) => {
  const { db, tenant } = room
  const row = await reachGroup(room, caller, group, 'manageOwners')
  const person = await findUser(db, tenant.pk, owner)
  const owners = await listOwnerPks(db, tenant.pk, row.pk)
  if (!owners.includes(person.pk)) throw notFound(owner)
  if (owners.length === 1 && row.groupTypes.includes('Unified')) throw badRequest('The group must have at least one owner, hence this owner cannot be removed.')
  await deleteOwner(db, tenant.pk, row.pk, person.pk)
  return note(room, caller, row, person, false)
}
