// Applying a plan that changes purchases: worked out again at this moment, and written when it is still what was shown.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { lockPools, noteOverAssigned } from '#store/pools.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { draftSubscription } from './draft-subscription.ts'
import { fingerprint } from './fingerprint.ts'
import type { PlanDraft, StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'
import { stalePlan } from './stale-plan.ts'
import { writeSubscription } from './write-subscription.ts'

/** What a plan was worked out from: the purchases as they are, and the people it moves. */
const basis = ({ purchase, classes, figures }: PlanDraft): string =>
  JSON.stringify([purchase?.steps.map(({ before }) => before), fingerprint(classes), figures.seats, figures.refusals.length])

/** Writes the change. Throws planIsStale (409) when the purchase, its pool or its people moved, or a window has closed. */
export async function applySubscription(room: ActionRoom, caller: Caller, plan: StoredPlan, idempotencyKey: string | null): Promise<{ pk: number; id: Guid }> {
  const { db, tenant, now } = room
  await lockPools(db, tenant.pk)
  const draft = await draftSubscription(room, caller, plan, room.newId)
  const { change, purchase } = draft
  if (purchase === undefined || basis(draft) !== basis(plan)) {
    const { subscription } = change
    throw stalePlan([{ what: 'purchase', id: subscription === null || subscription.verb === 'buy' ? (subscription?.skuId ?? '') : subscription.id }])
  }
  await noteOverAssigned(db, tenant.pk, now.toISOString())
  const operation = await writeSubscription(room, caller, {
    kind: purchase.kind,
    steps: purchase.steps,
    subscriptions: await listSubscriptions(db, tenant.pk),
    reason: plan.reason,
    planId: plan.id,
    undoOf: plan.undoOf,
    idempotencyKey,
  })
  await noteOverAssigned(db, tenant.pk, now.toISOString())
  return operation
}
