// Taking control of what somebody bought by self-service: its people move to a product of the organisation, or lose it,
// and the purchase ends (domain.md section 5).
import { guid, readBody, record, text } from '#engine/read-fields.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { notFound, Problem } from '#model/problem.ts'
import type { Subscription } from '#model/subscription.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { draftPlanOf } from './draft-plan.ts'
import { withHeld } from './held-data.ts'
import type { PlanDraft } from './plan-draft.ts'
import { requireAccess } from './require-access.ts'
import type { Question } from './room.ts'
import { wellFormed } from './well-formed.ts'

const BODY = record({ moveTo: guid, reason: text })

const notTakable = (code: 'notSelfService' | 'purchaseHasEnded', message: string): Problem =>
  new Problem({ status: 409, code, message, words: { key: `error.${code}`, arguments: {} } })

/** The purchase that is to be taken over. Throws 404, and 409 for one that is the organisation's already or has ended. */
function purchaseOf(subscriptions: readonly Subscription[], id: Guid): Subscription {
  const found = subscriptions.find((one) => one.id === id)
  if (found === undefined) throw notFound(id)
  if (found.ownerId === null) throw notTakable('notSelfService', 'This subscription was bought by the organization: there is nothing to take over.')
  if (found.status === 'Deleted') throw notTakable('purchaseHasEnded', 'This purchase has ended.')
  return found
}

/**
 * The plan of taking control: whoever has a seat of the purchase gets `moveTo` instead, with what was off left off, or
 * nothing when that is null. All of them or nobody. Throws 400, 403, 404, 409.
 */
export const draftTakeControl: Question<{ readonly id: Guid; readonly body: unknown }, PlanDraft> = async (room, caller, { id, body }) => {
  requireAccess(caller, 'manageBilling')
  const { moveTo = null, reason = null } = wellFormed(readBody(body, BODY))
  const { id: subscriptionId, poolId } = purchaseOf(await listSubscriptions(room.db, room.tenant.pk), id)
  const change: Change = {
    ...NO_CHANGE,
    add: moveTo === null ? [] : [{ skuId: moveTo, disabledPlans: [], turnOn: [], toggles: 'merge' }],
    takeControl: { subscriptionId, poolId },
  }
  return withHeld(room, await draftPlanOf(room, caller, { target: { seatedIn: poolId }, change, mode: 'allOrNothing', reason, basePlanId: null, fixes: [] }))
}
