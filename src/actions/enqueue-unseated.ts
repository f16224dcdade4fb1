import { insertWishes } from '#store/wishes.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'

/** Those who found no seat in a plan with a waiting list wait with all that was wished for them (D2). */
export async function enqueueUnseated({ db, tenant, now }: ActionRoom, { waitingList, change, figures }: StoredPlan, operationPk: number): Promise<void> {
  if (waitingList !== true) return
  const { add, remove, removeAll, replaceAll, services } = change
  const wish = JSON.stringify({ add, remove, removeAll, replaceAll, services })
  const places = figures.refusals.flatMap(({ refusal }, place) => (refusal.code === 'CountViolation' ? [{ refusal: place, poolKey: refusal.skuId }] : []))
  if (places.length > 0) await insertWishes(db, tenant.pk, operationPk, places, wish, now.toISOString())
}
