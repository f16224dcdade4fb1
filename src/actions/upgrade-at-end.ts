// The move that was arranged for the end of a term: everyone goes, or, where that is not possible any more, nobody does and
// the purchase expires with its days of grace.
import { endSubscription } from '#engine/subscription-lifecycle.ts'
import type { Caller } from '#model/caller.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { Subscription } from '#model/subscription.ts'
import { lockPools } from '#store/pools.ts'
import { markPlanApplied } from '#store/plans.ts'
import { draftPlanOf } from './draft-plan.ts'
import { productsOfPlan } from './products-of-plan.ts'
import { recordOperation } from './record-operation.ts'
import type { ActionRoom } from './room.ts'
import { savePlan } from './save-plan.ts'
import { settlePlan } from './settle-plan.ts'
import { carryOutPlan } from './write-plan.ts'
import { writeSubscription } from './write-subscription.ts'

/** Whether everyone is to be moved when the term of a purchase ends. */
export const movesAtEnd = ({ status, scheduled }: Subscription): boolean => status === 'Enabled' && scheduled?.moveTo !== undefined

/** Moves everyone of a purchase whose term has just ended, as one operation. The pools are locked by the caller. */
export async function upgradeAtEnd(room: ActionRoom, caller: Caller, before: Subscription, toSkuId: Guid, subscriptions: readonly Subscription[]): Promise<void> {
  const { db, tenant, now } = room
  const change = { ...NO_CHANGE, subscription: { verb: 'upgrade', id: before.id, toSkuId, when: 'now', totalLicenses: before.scheduled?.moveToLicenses ?? null } as const }
  const draft = await draftPlanOf(room, caller, { target: {}, change, mode: 'allOrNothing', reason: null, basePlanId: null, fixes: [] })
  if (draft.figures.refusals.length > 0) {
    await writeSubscription(room, caller, { kind: 'expireSubscription', steps: [{ before, after: endSubscription(before, now.toISOString(), null).after }], subscriptions })
    return
  }
  const plan = await savePlan(room, caller, { draft })
  const { users } = plan.figures.summary
  const operation = await recordOperation(room, caller, { kind: 'upgradeSubscription', total: users, done: users, planId: plan.id, ...productsOfPlan(plan) })
  await markPlanApplied(db, tenant.pk, plan.id, operation.id)
  await carryOutPlan(room, caller, plan, operation, await lockPools(db, tenant.pk))
  await settlePlan(room, caller, plan, operation)
}
