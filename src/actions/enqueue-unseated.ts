import { insertWishes } from '#store/wishes.ts'
import { waitsFor } from './plan-draft.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'
import { formatWish } from './wish.ts'

/** Those who found no seat in a plan, and are to wait for one, wait with all that was wished for them (D2). */
export async function enqueueUnseated({ db, tenant, now }: ActionRoom, plan: StoredPlan, operationPk: number): Promise<void> {
  const wishes = plan.classes.flatMap(({ key, cutoffRefusal, change = plan.change }) => {
    const refusal = cutoffRefusal === null ? undefined : plan.figures.refusals[cutoffRefusal]?.refusal
    if (cutoffRefusal === null || refusal?.code !== 'CountViolation' || !waitsFor(plan, refusal.skuId)) return []
    return [{ key, refusal: cutoffRefusal, poolKey: refusal.skuId, wish: formatWish(change, key.usageLocation) }]
  })
  if (wishes.length > 0) await insertWishes(db, tenant.pk, operationPk, wishes, now.toISOString())
}
