import { buySubscription, purchaseForMove } from '#engine/change-subscription.ts'
import type { Pool } from '#model/subscription.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'
import { boughtBy } from './to-be-bought.ts'
import { writeStep } from './write-subscription.ts'

/** Buys the seats that a plan needs to move everyone of a purchase, from this moment on. */
export async function buyForMove(room: ActionRoom, plan: StoredPlan, operationPk: number, pools: readonly Pool[]): Promise<void> {
  const [bought, moved] = [boughtBy(plan), plan.purchase?.steps[0]?.before]
  if (bought === undefined || !moved) return
  const poolId = pools.find(({ skuId, ownerId }) => skuId === bought.skuId && ownerId === null)?.id ?? room.newId()
  const after = buySubscription(purchaseForMove(moved, bought.skuId, bought.seats), room.now.toISOString(), { newId: room.newId, poolId })
  await writeStep(room, { before: null, after }, operationPk)
  room.tell({ type: 'subscription', ids: [after.id] })
}
