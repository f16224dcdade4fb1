import { insertWishes } from '#store/wishes.ts'
import { waitsFor } from './plan-draft.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'

/** Those who found no seat in a plan, and are to wait for one, wait with all that was wished for them (D2). */
export async function enqueueUnseated({ db, tenant, now }: ActionRoom, plan: StoredPlan, operationPk: number): Promise<void> {
  const { add, remove, removeAll, replaceAll, services } = plan.change
  const wish = JSON.stringify({ add, remove, removeAll, replaceAll, services })
  const places = plan.figures.refusals.flatMap(({ refusal }, place) => (refusal.code === 'CountViolation' && waitsFor(plan, refusal.skuId) ? [{ refusal: place, poolKey: refusal.skuId }] : []))
  if (places.length > 0) await insertWishes(db, tenant.pk, operationPk, places, wish, now.toISOString())
}
