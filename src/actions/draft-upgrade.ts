// Everyone from one product to another at once: the rules of the purchase, then its people one by one (domain.md 6.3, S12).
import type { Caller } from '#model/caller.ts'
import { NO_CHANGE } from '#model/change.ts'
import { denied } from '#model/problem.ts'
import type { SubscriptionChange } from '#model/subscription-change.ts'
import { draftSubscription } from './draft-subscription.ts'
import type { PlanDraft } from './plan-draft.ts'
import type { PlanRequest } from './plan-request.ts'
import { requireAccess } from './require-access.ts'
import type { ReadingRoom } from './room.ts'

type DraftPeople = (room: ReadingRoom, caller: Caller, request: PlanRequest) => Promise<PlanDraft>

/**
 * Drafts the move of all holders, with what was off left off (D11), and the end of the purchase: all of them or nobody.
 * Throws 403 for whoever may not license everybody, 404.
 */
export async function draftUpgrade(room: ReadingRoom, caller: Caller, request: PlanRequest, subscription: Extract<SubscriptionChange, { verb: 'upgrade' }>, draftPeople: DraftPeople): Promise<PlanDraft> {
  if (requireAccess(caller, 'assignLicense') !== null) throw denied()
  const ended = await draftSubscription(room, caller, { ...request, change: { ...NO_CHANGE, subscription }, fixes: [], undoOf: null })
  const [[step] = [], [pool]] = [ended.purchase?.steps, ended.figures.seats]
  if (ended.purchase === undefined || step === undefined || pool === undefined) return ended
  const { skuId } = step.after
  const change = { ...NO_CHANGE, add: [{ skuId: subscription.toSkuId, disabledPlans: [], turnOn: [], toggles: 'merge' as const }], remove: [skuId] }
  const people = await draftPeople(room, caller, { ...request, target: { holdersOf: skuId }, change, mode: 'allOrNothing' })
  const { cost, seats } = people.figures
  const saved = ended.figures.cost.bill.before - ended.figures.cost.bill.after
  const after = Math.round((cost.bill.before - saved) * 100) / 100
  return {
    ...people,
    change: { ...change, subscription },
    purchase: ended.purchase,
    figures: {
      ...people.figures,
      // Its seats go with it.
      seats: seats.map((row) => (row.poolKey === pool.poolKey ? { ...row, after: { ...pool.after, consumed: row.after.consumed } } : row)),
      cost: { ...cost, bill: { ...cost.bill, after }, savingPossible: { amount: 0, fromDate: null } },
      warnings: [...people.figures.warnings, ...ended.figures.warnings.filter(({ warning }) => warning.code === 'ScheduledChangesDropped')],
    },
  }
}
