// The seats that somebody leaves behind: which purchases they are of, and removing them, each by a plan of its own (P18).
import type { Caller } from '#model/caller.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { LeaverRemoval, LeaverSeat } from '#model/leaver.ts'
import type { SubscriptionRefusal } from '#model/refusal.ts'
import { isInForce } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import type { Subscription } from '#model/subscription.ts'
import type { When } from '#model/subscription-change.ts'
import { refuseSubscriptionChange } from '#engine/subscription-rules.ts'
import { getJournalRow } from '#store/journal.ts'
import type { LeaverRow } from '#store/leavers.ts'
import { readObjectJournal } from '#store/object-journal.ts'
import { getOperation } from '#store/operations.ts'
import { listPools } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { getUserRow } from '#store/users.ts'
import { applyPlan } from './apply-plan.ts'
import { draftPlanOf } from './draft-plan.ts'
import type { ActionRoom, ReadingRoom } from './room.ts'
import { refusedPurchase } from './refused-purchase.ts'
import { savePlan } from './save-plan.ts'
import { subscriptionGround } from './subscription-ground.ts'
import { wrongValue } from './wrong-value.ts'

/** A seat to be removed, as it is wished. */
export interface RemovalWish {
  readonly subscriptionId: Guid
  readonly when: When
}

const seatedProducts = (situation: Situation): Guid[] => situation.flatMap((record) => (isInForce(record) && record.selfServicePoolId === null ? [record.skuId] : []))

/** Products of which a leaver had a seat of the organisation before their licences went, and has none any more. */
async function freedProducts({ db, tenant }: ReadingRoom, { userId, userPk, steps }: LeaverRow): Promise<Set<Guid>> {
  const had = new Set<Guid>()
  for (const settled of [steps.leaveGroups, steps.takeBackLicenses]) {
    const operation = settled?.operationId ? await getOperation(db, tenant.pk, settled.operationId) : undefined
    const row = operation && (await getJournalRow(db, tenant.pk, operation.pk, userPk))
    if (row !== undefined) for (const skuId of seatedProducts(await readSituation(db, tenant.pk, row.beforeSituationId))) had.add(skuId)
  }
  const user = had.size === 0 ? undefined : await getUserRow(db, tenant.pk, userId)
  const has = user === undefined ? [] : seatedProducts(await readSituation(db, tenant.pk, user.situationId))
  return had.difference(new Set(has))
}

/** The seats that a leaver left behind in purchases that come to an end one day, and were not removed yet: one a product. */
export async function seatsLeftBy(room: ReadingRoom, leaver: LeaverRow): Promise<LeaverSeat[]> {
  const freed = await freedProducts(room, leaver)
  if (freed.size === 0) return []
  const { db, tenant, catalogue, now } = room
  const [subscriptions, pools] = [await listSubscriptions(db, tenant.pk), await listPools(db, tenant.pk)]
  const removed = (leaver.steps.removeSeats?.removals ?? []).flatMap(({ subscriptionId }) => subscriptions.find(({ id }) => id === subscriptionId)?.skuId ?? [])
  const seatOf = (one: Subscription): LeaverSeat => {
    const ground = subscriptionGround(one.skuId, pools.find(({ id }) => id === one.poolId), { subscriptions, catalogue, now })
    const plannedLicenses = one.scheduled?.totalLicenses ?? one.totalLicenses
    const against = (totalLicenses: number, when: When): SubscriptionRefusal | null => refuseSubscriptionChange(one, { verb: 'setSeats', id: one.id, totalLicenses, when }, ground)
    return {
      subscriptionId: one.id,
      skuId: one.skuId,
      displayName: catalogue.productById.get(one.skuId)?.displayName ?? one.skuId,
      totalLicenses: one.totalLicenses,
      plannedLicenses,
      renewsDateTime: one.recurringBilling ? one.nextLifecycleDateTime : null,
      againstNow: against(one.totalLicenses - 1, 'now'),
      againstAtRenewal: against(plannedLicenses - 1, 'atRenewal'),
    }
  }
  const isCounted = ({ skuId, ownerId, status, nextLifecycleDateTime, totalLicenses }: Subscription): boolean =>
    freed.has(skuId) && !removed.includes(skuId) && ownerId === null && status !== 'Deleted' && nextLifecycleDateTime !== null && totalLicenses > 1
  const seats = subscriptions.filter(isCounted).map(seatOf)
  // Of several purchases the one from which the seat goes soonest.
  const ease = ({ againstNow, againstAtRenewal }: LeaverSeat): number => (againstNow === null ? 0 : againstAtRenewal === null ? 1 : 2)
  return [...freed].flatMap((skuId) => seats.filter((one) => one.skuId === skuId).sort((a, b) => ease(a) - ease(b))[0] ?? [])
}

/** What would be removed when nothing is said: each seat as soon as may be; those that may not be are left. */
export const soonestOf = (seats: readonly LeaverSeat[]): RemovalWish[] =>
  seats.flatMap(({ subscriptionId, againstNow, againstAtRenewal }) => (againstNow === null ? { subscriptionId, when: 'now' as const } : againstAtRenewal === null ? { subscriptionId, when: 'atRenewal' as const } : []))

/** Removes seats, each by a plan. Throws 400 for a purchase in which the leaver left none, 403, 422 with the reason. */
export async function removeSeats(room: ActionRoom, caller: Caller, { seats, wishes, reason }: { readonly seats: readonly LeaverSeat[]; readonly wishes: readonly RemovalWish[]; readonly reason: string | null }): Promise<LeaverRemoval[]> {
  const removals: LeaverRemoval[] = []
  for (const { subscriptionId, when } of wishes) {
    const seat = seats.find((one) => one.subscriptionId === subscriptionId)
    if (seat === undefined) throw wrongValue('removals', subscriptionId, seats.map((one) => one.subscriptionId).join(' or ') || 'none: no seat was left behind')
    const { displayName, renewsDateTime, againstNow, againstAtRenewal } = seat
    const against = when === 'now' ? againstNow : againstAtRenewal
    if (against !== null) throw refusedPurchase(against, displayName, againstAtRenewal === null ? [{ when: 'atRenewal' }] : [])
    const totalLicenses = (when === 'now' ? seat.totalLicenses : seat.plannedLicenses) - 1
    const change = { ...NO_CHANGE, subscription: { verb: 'setSeats', id: subscriptionId, totalLicenses, when } as const }
    const draft = await draftPlanOf(room, caller, { target: {}, change, mode: 'allOrNothing', reason, basePlanId: null, fixes: [] })
    const plan = await savePlan(room, caller, { draft })
    const { id: operationId } = await applyPlan(room, caller, { planId: plan.id, idempotencyKey: null })
    removals.push({ subscriptionId, displayName, when, totalLicenses, fromDateTime: when === 'now' ? null : renewsDateTime, operationId })
  }
  return removals
}

/** The seat that a plan of its own, shown first, has removed already. Throws 400 for an operation that did not. */
export async function removalBy({ db, tenant, catalogue }: ReadingRoom, { createdDateTime }: LeaverRow, operationId: Guid): Promise<LeaverRemoval> {
  const operation = await getOperation(db, tenant.pk, operationId)
  const notes = operation === undefined || operation.createdDateTime < createdDateTime ? [] : await readObjectJournal(db, tenant.pk, operation.pk)
  for (const { objectId, type, before, after } of notes) {
    const [was, is] = [before, after] as [Partial<Subscription> | null, Partial<Subscription> | null]
    const [total, planned] = [is?.totalLicenses, is?.scheduled?.totalLicenses]
    const isRemoval = type === 'subscription' && (total === undefined ? planned !== undefined : total < (was?.totalLicenses ?? 0))
    const purchase = isRemoval ? (await listSubscriptions(db, tenant.pk)).find(({ id }) => id === objectId) : undefined
    if (purchase === undefined) continue
    const when: When = total === undefined ? 'atRenewal' : 'now'
    const displayName = catalogue.productById.get(purchase.skuId)?.displayName ?? purchase.skuId
    return { subscriptionId: objectId, displayName, when, totalLicenses: total ?? planned ?? purchase.totalLicenses, fromDateTime: when === 'now' ? null : purchase.nextLifecycleDateTime, operationId }
  }
  throw wrongValue('operationId', operationId, 'an operation that removed a seat')
}
