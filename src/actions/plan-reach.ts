// Whether a plan keeps to the people and groups that a caller may change.
import { decideAccess } from '#engine/access.ts'
import type { Verb } from '#engine/access.ts'
import type { Caller } from '#model/caller.ts'
import { accountChangeOf } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { denied } from '#model/problem.ts'
import { isJournalWithin } from '#store/administrative-units.ts'
import { countUserRows } from '#store/users.ts'
import { findOperation } from './find-operation.ts'
import type { GroupChange } from './group-work.ts'
import type { PlanDraft } from './plan-draft.ts'
import { findGroup, requireReach } from './reach.ts'
import { requireAccess } from './require-access.ts'
import { requirePlanAccess } from './require-plan-access.ts'
import type { Within } from './require-access.ts'
import type { ReadingRoom } from './room.ts'

const isPart = (of: Within, units: Within): boolean => units === null || (of !== null && of.every((id) => units.includes(id)))

/** Throws 403 for groups outside the caller's administrative units. */
export async function requireGroupsReach(room: ReadingRoom, caller: Caller, groupIds: readonly string[]): Promise<void> {
  const within = requireAccess(caller, 'assignGroupLicense', 'manageMembers')
  if (within === null) return
  for (const id of groupIds) await requireReach(room, within, 'group', (await findGroup(room, id)).pk)
}

const hasMembers = ({ joining, leaving, groupsJoining = [], groupsLeaving = [] }: GroupChange): boolean => [joining, leaving, groupsJoining, groupsLeaving].some(({ length }) => length > 0)
const hasLicenses = ({ before, after }: GroupChange): boolean => JSON.stringify(before) !== JSON.stringify(after)

type OfGroups = Pick<PlanDraft, 'classes' | 'groupWork' | 'groupsBack'>

/** What a plan of people does to groups beside their licences: it takes people out of some, or its undo brings back how these were. */
function* groupsBeside({ classes, groupWork, groupsBack = [] }: OfGroups): Generator<readonly [Verb, Guid]> {
  for (const { leaves = [] } of [...classes, ...(groupWork?.parts ?? [])]) for (const id of leaves) yield ['manageMembers', id]
  for (const group of [...(groupWork?.groups ?? []), ...groupsBack]) {
    if (hasMembers(group)) yield ['manageMembers', group.id]
    if (hasLicenses(group)) yield ['assignGroupLicense', group.id]
  }
}

/** Throws 403 when a plan changes who is in a group, or what it gives, and the caller may not. */
export async function requireGroupsBeside(room: ReadingRoom, caller: Caller, plan: OfGroups): Promise<void> {
  for (const [verb, ids] of Map.groupBy(groupsBeside(plan), ([first]) => first)) {
    const within = requireAccess(caller, verb)
    if (within === null) continue
    for (const id of new Set(ids.map(([, group]) => group))) await requireReach(room, within, 'group', (await findGroup(room, id)).pk)
  }
}

/** Throws 403 when a plan reaches somebody whom the caller may not change: it may be a colleague's, or undo a colleague's. */
export async function requirePlanReach(room: ReadingRoom, caller: Caller, plan: Pick<PlanDraft, 'target' | 'storeTarget' | 'undoOf' | 'change'> & OfGroups): Promise<void> {
  const { db, tenant } = room
  await requireGroupsBeside(room, caller, plan)
  if (plan.target.groupLicenses !== undefined) return requireGroupsReach(room, caller, plan.target.groupLicenses)
  const isUndo = plan.undoOf !== null && plan.change.subscription === null && accountChangeOf(plan.change) === null
  const within = isUndo ? requireAccess(caller, 'undoOperation') : requirePlanAccess(caller, plan.change)
  if (within === null) return
  if (plan.undoOf !== null) {
    const { pk } = await findOperation(db, tenant.pk, plan.undoOf)
    if (!(await isJournalWithin(db, tenant.pk, pk, within))) throw denied()
    return
  }
  if (isPart(plan.storeTarget.within ?? null, within)) return
  const reached = await countUserRows(db, tenant.pk, { ...plan.storeTarget, within })
  if (reached < (await countUserRows(db, tenant.pk, plan.storeTarget))) throw denied()
}

/** Whether a caller may see a plan: all of them, or, over some administrative units only, those that keep to them. */
export function seesPlan(caller: Caller, { storeTarget }: Pick<PlanDraft, 'storeTarget'>): boolean {
  const access = decideAccess(caller, 'readUsers')
  return !access.allowed || isPart(storeTarget.within ?? null, access.within)
}

/** Over some administrative units only, a caller sees their own operations: others tell of people outside. */
export function ownOperationsOnly(caller: Caller): boolean {
  const access = decideAccess(caller, 'readUsers')
  return access.allowed && access.within !== null
}
