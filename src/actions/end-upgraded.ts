import { endSubscription } from '#engine/subscription-lifecycle.ts'
import { noteOverAssigned } from '#store/pools.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'
import { stalePlan } from './stale-plan.ts'
import { writeStep } from './write-subscription.ts'

/** Ends the purchase whose people a plan has moved to another product. Throws planIsStale (409) when it was changed meanwhile. */
export async function endUpgraded(room: ActionRoom, { purchase }: StoredPlan, operationPk: number): Promise<void> {
  const before = purchase?.steps[0]?.before ?? null
  if (before === null) return
  const { db, tenant, now } = room
  const current = (await listSubscriptions(db, tenant.pk)).find(({ id }) => id === before.id)
  if (current === undefined || JSON.stringify(current) !== JSON.stringify(before)) throw stalePlan([{ what: 'purchase', id: before.id }])
  await writeStep(room, { before: current, after: endSubscription(current, now.toISOString(), 'upgraded').after }, operationPk)
  await noteOverAssigned(db, tenant.pk, now.toISOString())
  room.tell({ type: 'subscription', ids: [before.id] })
}
