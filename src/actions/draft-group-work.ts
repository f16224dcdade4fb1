// What a change of groups would do: to the groups, and to everyone who is in them, joins or leaves.
import { changesLicenses } from '#engine/change-rules.ts'
import { editGroupChange } from '#engine/find-member-fixes.ts'
import type { ChosenFix } from '#engine/judge-classes.ts'
import { judgeGroupChange } from '#engine/judge-group-change.ts'
import type { GroupVerdict, LicensableGroup } from '#engine/judge-group-change.ts'
import type { RuleBook } from '#engine/rule-book.ts'
import type { Caller } from '#model/caller.ts'
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import type { Pool } from '#model/subscription.ts'
import { streamQueue } from '#store/crowds.ts'
import type { Crowd, Named } from '#store/crowds.ts'
import { findMembers, getLicensingGroups } from '#store/group-changes.ts'
import type { LicensingGroup, Member } from '#store/group-changes.ts'
import { getUserRows } from '#store/users.ts'
import { givesTheSame } from './group-work.ts'
import type { GroupChange, GroupWork } from './group-work.ts'
import { openCrowdJudge } from './judge-crowd.ts'
import { giversTo, membersOf, PARTS, reachText, readGroupsInUse, sourcesOf } from './licensed-groups.ts'
import type { GroupsInUse } from './licensed-groups.ts'
import { editsOf } from './member-fixes.ts'
import type { PlanDraft } from './plan-draft.ts'
import { requireAccess } from './require-access.ts'
import type { ReadingRoom } from './room.ts'
import type { RulesInForce } from './rule-book-of.ts'
import { seatCrowd } from './seat-crowd.ts'
import { sumCrowd } from './sum-crowd.ts'
import type { RefusedGroup } from './sum-crowd.ts'

export interface GroupWish {
  readonly groupIds: readonly Guid[]
  readonly change: Change
  readonly strict: boolean
  /** Ways out that were chosen. */
  readonly fixes: readonly ChosenFix[]
  /** What some people get besides, each for themselves: those with these situations. */
  readonly own?: { readonly situationIds: readonly number[]; readonly change: Pick<Change, 'add' | 'remove'> }
}

/** The pks of people named one by one. Throws 404. */
async function pksOf({ db, tenant }: ReadingRoom, users: readonly string[]): Promise<number[]> {
  const rows = await getUserRows(db, tenant.pk, users)
  const found = new Set(rows.flatMap((row) => [row.id, row.userPrincipalName.toLowerCase()]))
  const missing = users.find((user) => !found.has(user.toLowerCase()))
  if (missing !== undefined) throw notFound(missing)
  return rows.map(({ pk }) => pk).sort((a, b) => a - b)
}

/** Who really joins and leaves: whoever is in already, or is not, is passed over. */
async function changeMembers(room: ReadingRoom, group: LicensingGroup, { members }: Change): Promise<Pick<GroupChange, 'joining' | 'leaving'>> {
  if (members === null) return { joining: [], leaving: [] }
  const { db, tenant, now } = room
  const add = await pksOf(room, members.add)
  const there = new Set((await findMembers(db, tenant.pk, group.pk, add)).map(({ userPk }) => userPk))
  const joining = add.filter((pk) => !there.has(pk)).map((userPk) => ({ userPk, since: now.toISOString() }))
  return { joining, leaving: await findMembers(db, tenant.pk, group.pk, await pksOf(room, members.remove)) }
}

interface GroupChanges {
  readonly rows: readonly LicensingGroup[]
  readonly groups: readonly GroupChange[]
  readonly refused: readonly RefusedGroup[]
}

/** What becomes of each group, and those that cannot have the change. Throws 404. */
async function changesOf(room: ReadingRoom, { groupIds, change, fixes }: GroupWish, { book }: RulesInForce): Promise<GroupChanges> {
  const rows = await getLicensingGroups(room.db, room.tenant.pk, groupIds)
  const missing = groupIds.find((id) => !rows.some((row) => row.id === id))
  if (missing !== undefined) throw notFound(missing)
  const groups: GroupChange[] = []
  const refused: RefusedGroup[] = []
  for (const row of rows) {
    const verdict = judgeLicenses(licensable(row), change, fixes, book)
    if (verdict.outcome === 'refused') refused.push({ group: licensable(row), change: editGroupChange(change, row.id, editsOf(fixes)), refusal: verdict.refusal })
    else groups.push({ id: row.id, pk: row.pk, displayName: row.displayName ?? row.id, before: row.assignedLicenses, after: verdict.licenses, ...(await changeMembers(room, row, change)) })
  }
  return { rows, groups, refused }
}

const licensable = ({ id, assignedLicenses, securityEnabled, groupTypes }: LicensingGroup): LicensableGroup => ({
  id,
  licenses: assignedLicenses,
  securityEnabled: securityEnabled === true,
  isRuled: groupTypes.includes('DynamicMembership'),
})

/** With the edits of chosen ways out that are the group's own; when they leave nothing of the wish, it stays as it is. */
function judgeLicenses(group: LicensableGroup, change: Change, fixes: readonly ChosenFix[], book: RuleBook): GroupVerdict {
  const edited = editGroupChange(change, group.id, editsOf(fixes))
  const isNothing = fixes.length > 0 && edited.members === null && !changesLicenses(edited)
  return isNothing ? { outcome: 'unchanged', licenses: group.licenses, warnings: [] } : judgeGroupChange(group, edited, book)
}

/** The parts that somebody plays who joins or leaves a group, in every group that gives its members something. */
async function namePeople(room: ReadingRoom, groups: readonly GroupChange[], inUse: GroupsInUse): Promise<Named[]> {
  const named: Named[] = []
  for (const { pk, joining, leaving } of groups) {
    for (const giver of giversTo(pk, inUse.licensed, inUse.nestings)) {
      named.push(...joining.map(({ userPk, since }) => ({ userPk, since, part: PARTS.joining(giver.pk) })))
      const otherWays = sourcesOf(giver, inUse.nestings).filter((source) => source !== pk)
      const stay = await stillIn(room, otherWays, leaving)
      named.push(...leaving.filter(({ userPk }) => !stay.has(userPk)).map(({ userPk, since }) => ({ userPk, since, part: PARTS.leaving(giver.pk) })))
    }
  }
  return named
}

/** Who of those who leave is reached through another group inside the same one. */
async function stillIn({ db, tenant }: ReadingRoom, sources: readonly number[], leaving: readonly Member[]): Promise<Set<number>> {
  const found: Member[] = []
  for (const source of leaving.length === 0 ? [] : sources) found.push(...(await findMembers(db, tenant.pk, source, leaving.map(({ userPk }) => userPk))))
  return new Set(found.map(({ userPk }) => userPk))
}

const ownWish = ({ own }: GroupWish): Crowd =>
  own === undefined ? {} : { inSituations: { situationIds: own.situationIds, groupPk: null, part: JSON.stringify({ add: own.change.add, remove: own.change.remove }) } }

/** Throws 403 unless the caller may do all that a change does to groups. */
export function requireGroupAccess(caller: Caller, change: Change): void {
  if (change.members !== null) requireAccess(caller, 'manageMembers')
  if (change.members === null || changesLicenses(change)) requireAccess(caller, 'assignGroupLicense')
}

/** Drafts the change of some groups: what each becomes, and what becomes of everyone concerned. */
export async function draftGroupWork(
  room: ReadingRoom,
  wish: GroupWish,
  rules: RulesInForce,
  pools: readonly Pool[],
): Promise<{ work: GroupWork; figures: PlanDraft['figures']; maxVersion: number }> {
  const { db, tenant } = room
  const { rows, groups, refused } = await changesOf(room, wish, rules)
  const inUse = await readGroupsInUse(db, tenant.pk)
  const after = new Map(groups.map((group) => [group.pk, group.after]))
  const all = [...inUse.licensed, ...rows.filter(({ pk }) => !inUse.licensed.some((one) => one.pk === pk))]
  const later = all.map((group) => ({ ...group, assignedLicenses: [...(after.get(group.pk) ?? group.assignedLicenses)] }))
  // A group that is to give what it gives already is looked at again: its members in trouble get their ways out.
  // Those of one that is refused stand in the plan as they are.
  const concerned = rows.filter(({ pk }) => !groups.some((group) => group.pk === pk && wish.change.members !== null && givesTheSame(group)))
  const people = await namePeople(room, groups, { ...inUse, licensed: later })
  const crowd: Crowd = { members: membersOf(concerned, inUse.nestings), ...(people.length > 0 && { people }), ...ownWish(wish) }

  const judge = await openCrowdJudge(room, crowd, { book: rules.book, inUse: { ...inUse, licensed: later }, tenantLocation: tenant.defaultUsageLocation, fixes: wish.fixes, mustHaveWish: wish.own !== undefined })
  const seated = await seatCrowd(judge, pools, (indexes) => streamQueue(db, tenant.pk, judge.crowd, judge.classes, indexes))
  const withNested = new Set(rows.filter((row) => sourcesOf(row, inUse.nestings).length > 1).map(({ id }) => id))
  const offer = { change: wish.change, fixes: wish.fixes, groups: rows.map(licensable), withNested, tenantLocation: tenant.defaultUsageLocation }
  const { parts, figures } = await sumCrowd(room, seated, { rules, pools, groupIds: groups.map(({ id }) => id), strict: wish.strict, offer, refused })
  const refusedGroups = refused.map(({ group, refusal }) => ({ id: group.id, refusal }))
  return { work: { groups, ...(refused.length > 0 && { refused: refusedGroups }), crowd: judge.crowd, classes: judge.classes, parts, reach: reachText(groups, inUse) }, figures, maxVersion: judge.maxVersion }
}
