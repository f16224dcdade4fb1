// Whether a plan keeps to the people and groups that a caller may change.
import { decideAccess } from '#engine/access.ts'
import type { Caller } from '#model/caller.ts'
import { accountChangeOf } from '#model/change.ts'
import { denied } from '#model/problem.ts'
import { isJournalWithin } from '#store/administrative-units.ts'
import { countUserRows } from '#store/users.ts'
import { findOperation } from './find-operation.ts'
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

/** Throws 403 when a plan reaches somebody whom the caller may not change: it may be a colleague's, or undo a colleague's. */
export async function requirePlanReach(room: ReadingRoom, caller: Caller, plan: Pick<PlanDraft, 'target' | 'storeTarget' | 'undoOf' | 'change'>): Promise<void> {
  const { db, tenant } = room
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
