// Graph's own verbs on a group's licences and members: planned, applied and noted like any change of groups.
import { graphErrorOf } from '#engine/graph-message.ts'
import { readAssignLicense } from '#engine/read-change.ts'
import type { Caller } from '#model/caller.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { badRequest, notFound, Problem } from '#model/problem.ts'
import { findMembers } from '#store/group-changes.ts'
import { getGroupRow } from '#store/groups.ts'
import type { GroupRow } from '#store/groups.ts'
import { lockPools } from '#store/pools.ts'
import { getUserRows } from '#store/users.ts'
import { applyPlan } from './apply-plan.ts'
import { draftPlanOf } from './draft-plan.ts'
import { groupRecord } from './group-record.ts'
import { nestGroups } from './nest-groups.ts'
import { findGroup, reachGroup } from './reach.ts'
import type { Action, ActionRoom } from './room.ts'
import { savePlan } from './save-plan.ts'
import { wellFormed } from './well-formed.ts'

async function changeGroup(room: ActionRoom, caller: Caller, groupId: Guid, change: Change): Promise<void> {
  // The plan is made and applied in one breath: nobody may come between.
  await lockPools(room.db, room.tenant.pk)
  const request = { target: { groupLicenses: [groupId] }, change, mode: 'allOrNothing', waitingList: false, onMemberError: 'record', reason: null, basePlanId: null, fixes: [] } as const
  const draft = await draftPlanOf(room, caller, request)
  const [refused] = draft.groupWork?.refused ?? []
  if (refused !== undefined) throw new Problem(graphErrorOf(refused.refusal))
  const plan = await savePlan(room, caller, { draft })
  await applyPlan(room, caller, { planId: plan.id, idempotencyKey: null })
}

/** Gives a group licences and takes them back; its members follow. Throws Graph's 400 and 404. */
export const assignGroupLicense: Action<{ readonly group: string; readonly body: unknown }, Record<string, unknown>> = async (room, caller, { group, body }) => {
  const row = await reachGroup(room, caller, group, 'assignGroupLicense')
  const change = wellFormed(readAssignLicense(body))
  await changeGroup(room, caller, row.id, change)
  return groupRecord(await findGroup(room, row.id), null)
}

export interface MembersInput {
  readonly group: string
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

const already = (what: string, exist: string, key: 'error.memberAlready' | 'error.memberMissing') =>
  badRequest(`One or more ${what} object references ${exist} for the following modified properties: 'members'.`, { words: { key, arguments: {} } })

/** References to members: groups, and whoever else. */
async function groupsAmong({ db, tenant }: ActionRoom, references: readonly string[]): Promise<{ groups: GroupRow[]; people: string[] }> {
  const [groups, people]: [GroupRow[], string[]] = [[], []]
  for (const reference of references) {
    const group = await getGroupRow(db, tenant.pk, reference.toLowerCase())
    if (group === undefined) people.push(reference)
    else groups.push(group)
  }
  return { groups, people }
}

/** People and groups join a group or leave it, with what that gives and takes. Throws 404, and Graph's 400 for who is in it already, or not, and for a group with a rule. */
export const changeMembers: Action<MembersInput, null> = async (room, caller, { group, ...wanted }) => {
  const { db, tenant } = room
  const row = await reachGroup(room, caller, group, 'manageMembers')
  if (row.groupTypes.includes('DynamicMembership')) throw new Problem(graphErrorOf({ code: 'MembershipRuled', groupId: row.id }))
  const [added, removed] = [await groupsAmong(room, wanted.add), await groupsAmong(room, wanted.remove)]
  const [add, remove] = [added.people, removed.people]
  const inGroup = async (users: readonly string[]): Promise<number> => {
    const rows = await getUserRows(db, tenant.pk, users)
    const missing = users.find((user) => !rows.some(({ id, userPrincipalName }) => id === user.toLowerCase() || userPrincipalName.toLowerCase() === user.toLowerCase()))
    if (missing !== undefined) throw notFound(missing)
    return (await findMembers(db, tenant.pk, row.pk, rows.map(({ pk }) => pk))).length
  }
  if (add.length > 0 && (await inGroup(add)) > 0) throw already('added', 'already exist', 'error.memberAlready')
  if (remove.length > 0 && (await inGroup(remove)) < remove.length) throw already('removed', 'do not exist', 'error.memberMissing')
  if (added.groups.length + removed.groups.length > 0) await nestGroups(room, caller, row, { add: added.groups, remove: removed.groups })
  if (add.length + remove.length > 0) await changeGroup(room, caller, row.id, { ...NO_CHANGE, members: { add, remove } })
  return null
}
