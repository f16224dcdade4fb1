// Groups: made, changed, deleted, brought back. Their licences and members are changed by plans and Graph's own verbs.
import { graphErrorOf } from '#engine/graph-message.ts'
import { refuseGroupDeletion } from '#engine/judge-group-change.ts'
import type { Caller } from '#model/caller.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import { badRequest, Problem } from '#model/problem.ts'
import type { OperationKind } from '#model/operation.ts'
import { deleteGroupRow, deleteNestingsOf, insertNestings, updateGroupRow } from '#store/group-changes.ts'
import { getGroupRow, insertGroups, insertMemberships } from '#store/groups.ts'
import type { GroupRow, NewGroup } from '#store/groups.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { insertOwners } from '#store/owners.ts'
import { lockPools } from '#store/pools.ts'
import { nextChange } from '#store/tenants.ts'
import { boundReferences } from './directory-reference.ts'
import { findUser } from './find-user.ts'
import { changeMembers } from './group-license-actions.ts'
import { groupRecord } from './group-record.ts'
import { readGroupsInUse } from './licensed-groups.ts'
import { settleReached } from './nest-groups.ts'
import { checkAddressIsFree, settleFreed } from './mail-address.ts'
import { makeOwner } from './owner-actions.ts'
import { findGroup, reachGroup } from './reach.ts'
import { bodyEntries, readBody, valueRequired } from './read-body.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom } from './room.ts'

const REQUIRED = ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'] as const

type OperationMade = Awaited<ReturnType<typeof recordOperation>>

const pick = (row: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, (row as Readonly<Record<string, unknown>>)[name] ?? null]))

async function noteGroup(room: ActionRoom, caller: Caller, kind: OperationKind, row: Pick<GroupRow, 'id' | 'displayName'>, before: object | null, after: object | null): Promise<OperationMade> {
  const operation = await recordOperation(room, caller, { kind, total: 1 })
  const name = (part: object | null): object | null => part && { displayName: row.displayName, ...part }
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, { type: 'group', objectId: row.id, before: name(before), after: name(after) })
  room.tell({ type: 'queue', ids: [row.id] })
  return operation
}

/** What Graph demands of the kinds of groups, and what it makes of them. */
function readGroup(values: Record<string, unknown>): void {
  const types = (values['groupTypes'] ?? []) as readonly string[]
  const unified = types.includes('Unified')
  if (unified && values['mailEnabled'] !== true) throw badRequest("The 'mailEnabled' property must be true for a group with the group type 'Unified'.")
  if (!unified && values['mailEnabled'] === true) throw badRequest('The service does not support writing a mail-enabled group.')
  if (!unified && values['securityEnabled'] === false) throw badRequest("A group must be mail-enabled, security-enabled or both.")
  const isDynamic = types.includes('DynamicMembership')
  if (isDynamic && typeof values['membershipRule'] !== 'string') throw valueRequired(GROUP_SHAPE, 'membershipRule')
  if (isDynamic) values['membershipRuleProcessingState'] ??= 'On'
}

/** Makes a group with its first owners and members. Throws 400 naming what is missing, wrong or taken, 404 for unknown members. */
export const createGroup: Action<{ readonly body: unknown }, Record<string, unknown>> = async (room, caller, { body }) => {
  const { db, tenant, now } = room
  requireAccess(caller, 'createGroup')
  const values = readBody(GROUP_SHAPE, body)
  const missing = REQUIRED.find((name) => values[name] === undefined || values[name] === null || values[name] === '')
  if (missing !== undefined) throw valueRequired(GROUP_SHAPE, missing)
  readGroup(values)
  const at = now.toISOString()
  const mail = values['mailEnabled'] === true ? `${String(values['mailNickname'])}@${tenant.verifiedDomains.find((one) => one.isDefault)?.name ?? ''}` : null
  const group: Record<string, unknown> = { visibility: mail === null ? null : 'Public', ...values, mail, proxyAddresses: mail === null ? [] : [`SMTP:${mail}`], createdDateTime: at, renewedDateTime: at }
  const id = room.newId()
  const changed = await nextChange(db, tenant.pk)
  await checkAddressIsFree(room, mail, 'mailNickname')
  const [pk = 0] = await insertGroups(db, tenant.pk, [{ ...group, id, changed } as NewGroup])
  const owners = await Promise.all(boundReferences(body, 'owners').map((one) => findUser(db, tenant.pk, one)))
  await insertOwners(db, tenant.pk, pk, owners.map((one) => one.pk))
  await addFirstMembers(room, pk, boundReferences(body, 'members'), at)
  const row = await findGroup(room, id)
  await noteGroup(room, caller, 'createGroup', row, null, pick(row, Object.keys(values)))
  return groupRecord(row, null)
}

/** People and groups inside a new group; it gives no licences yet, so nothing follows. */
async function addFirstMembers(room: ActionRoom, groupPk: number, references: readonly string[], since: string): Promise<void> {
  const { db, tenant } = room
  const people: number[] = []
  const groups: number[] = []
  for (const reference of references) {
    const group = await getGroupRow(db, tenant.pk, reference.toLowerCase())
    if (group === undefined) people.push((await findUser(db, tenant.pk, reference)).pk)
    else groups.push(group.pk)
  }
  await insertMemberships(db, tenant.pk, people.map((userPk) => ({ groupPk, userPk, since })))
  await insertNestings(db, tenant.pk, groupPk, groups, since)
}

/** Changes properties of a group, and adds those whom `members@odata.bind` and `owners@odata.bind` name. Throws 400, 404. */
export const updateGroup: Action<{ readonly group: string; readonly body: unknown }, null> = async (room, caller, { group, body }) => {
  const { db, tenant } = room
  const add = boundReferences(body, 'members')
  if (add.length > 0) await changeMembers(room, caller, { group, add, remove: [] })
  const owners = boundReferences(body, 'owners')
  for (const owner of owners) await makeOwner(room, caller, group, owner)
  const isMoreThanBound = bodyEntries(body).some(([key]) => !key.includes('@odata.bind'))
  if (add.length + owners.length > 0 && !isMoreThanBound) return null
  const row = await reachGroup(room, caller, group, 'updateGroup')
  const values = readBody(GROUP_SHAPE, body)
  if (values['displayName'] === null || values['displayName'] === '') throw valueRequired(GROUP_SHAPE, 'displayName')
  const stored = row as unknown as Readonly<Record<string, unknown>>
  const names = Object.keys(values).filter((name) => JSON.stringify(values[name]) !== JSON.stringify(stored[name] ?? null))
  if (names.length === 0) return null
  await updateGroupRow(db, tenant.pk, row, pick(values, names))
  await noteGroup(room, caller, 'updateGroup', row, pick(row, names), pick(values, names))
  return null
}

/** Renews a group that expires: it is as young as on the day it was made. */
export const renewGroup: Action<{ readonly group: string }, null> = async (room, caller, { group }) => {
  const row = await reachGroup(room, caller, group, 'updateGroup')
  const renewedDateTime = room.now.toISOString()
  await updateGroupRow(room.db, room.tenant.pk, row, { renewedDateTime })
  await noteGroup(room, caller, 'updateGroup', row, { renewedDateTime: row.renewedDateTime }, { renewedDateTime })
  return null
}

const isUnified = ({ groupTypes }: GroupRow): boolean => groupTypes.includes('Unified')

/** Deletes a group: a Microsoft 365 group for 30 days, another one at once; one that gives licences not at all (D22). */
export const deleteGroup: Action<{ readonly group: string }, null> = async (room, caller, { group }) => {
  const { db, tenant, now } = room
  const row = await reachGroup(room, caller, group, 'deleteGroup')
  const refusal = refuseGroupDeletion({ id: row.id, licenses: row.assignedLicenses })
  if (refusal !== null) throw new Problem(graphErrorOf(refusal))
  const deletedDateTime = now.toISOString()
  await lockPools(db, tenant.pk)
  const before = await readGroupsInUse(db, tenant.pk)
  if (isUnified(row)) await updateGroupRow(db, tenant.pk, row, { deletedDateTime })
  else await deleteNestingsOf(db, tenant.pk, row.pk)
  const cause = await noteGroup(room, caller, 'deleteGroup', row, { deletedDateTime: null }, { deletedDateTime })
  // Whoever was reached through it loses what came that way (D4), while it still says who they are.
  await settleReached(room, caller, before, cause)
  if (!isUnified(row)) await deleteGroupRow(db, tenant.pk, row.pk)
  await settleFreed(room, caller, [row.mail], cause)
  return null
}

/** Brings a deleted Microsoft 365 group back. Throws 404, 400 when somebody else has its mail address by now. */
export const restoreGroup: Action<{ readonly group: string }, Record<string, unknown>> = async (room, caller, { group }) => {
  const { db, tenant } = room
  const row = await reachGroup(room, caller, group, 'restoreGroup', { deleted: true })
  await lockPools(db, tenant.pk)
  const before = await readGroupsInUse(db, tenant.pk)
  await nextChange(db, tenant.pk)
  await checkAddressIsFree(room, row.mail, 'mail', row.id)
  await updateGroupRow(db, tenant.pk, row, { deletedDateTime: null })
  const cause = await noteGroup(room, caller, 'restoreGroup', row, { deletedDateTime: row.deletedDateTime }, { deletedDateTime: null })
  await settleReached(room, caller, before, cause)
  return groupRecord(await findGroup(room, row.id), null)
}

/** Takes a deleted group away for good. Throws 404. */
export const purgeGroup: Action<{ readonly group: string }, null> = async (room, caller, { group }) => {
  const row = await reachGroup(room, caller, group, 'restoreGroup', { deleted: true })
  await deleteGroupRow(room.db, room.tenant.pk, row.pk)
  await noteGroup(room, caller, 'purgeGroup', row, { deletedDateTime: row.deletedDateTime }, null)
  return null
}
