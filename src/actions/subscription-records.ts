// Purchases as they are told, each with what is to come and what can be done with it; and those to decide about (P16).
import { courseAhead } from '#engine/subscription-lifecycle.ts'
import { refuseSubscriptionChange } from '#engine/subscription-rules.ts'
import { windowsOf } from '#engine/subscription-windows.ts'
import { addDays, DAY_MS } from '#engine/term.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { availableIn, capacityOf } from '#model/subscription.ts'
import type { Pool, Subscription, SubscriptionStatus } from '#model/subscription.ts'
import type { SubscriptionChange } from '#model/subscription-change.ts'
import { SUBSCRIPTION_ACTIONS } from '#model/subscription-record.ts'
import type { Renewal, SubscriptionAction, SubscriptionRecord, SubscriptionState } from '#model/subscription-record.ts'
import { listPools } from '#store/pools.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { getUserRows } from '#store/users.ts'
import { priceList } from './price-list.ts'
import type { Question, ReadingRoom } from './room.ts'
import { subscriptionGround } from './subscription-ground.ts'

const STATES: Readonly<Record<SubscriptionStatus, SubscriptionState>> = {
  Scheduled: 'Scheduled',
  Enabled: 'Active',
  Warning: 'Expired',
  Suspended: 'Disabled',
  LockedOut: 'LockedOut',
  Deleted: 'Deleted',
}

/** Days to put right an excess of people over seats (domain.md 6.1). */
export const OVER_ASSIGNED_DAYS = 90

/** The smallest change of each kind: what is refused of it is refused of any. */
const PROBES: Readonly<Record<SubscriptionAction, (one: Subscription) => SubscriptionChange>> = {
  addSeats: ({ id, totalLicenses }) => ({ verb: 'setSeats', id, totalLicenses: totalLicenses + 1, when: 'now' }),
  removeSeats: ({ id, totalLicenses }) => ({ verb: 'setSeats', id, totalLicenses: totalLicenses - 1, when: 'now' }),
  setRecurringBilling: ({ id, recurringBilling }) => ({ verb: 'setRecurringBilling', id, on: !recurringBilling }),
  cancel: ({ id }) => ({ verb: 'cancel', id, when: 'now' }),
  reactivate: ({ id }) => ({ verb: 'reactivate', id }),
  changeTerm: ({ id, term, scheduled }) => ({ verb: 'changeTerm', id, term: (scheduled?.term ?? term) === 'P1M' ? 'P1Y' : 'P1M', billingFrequency: null, when: 'atRenewal' }),
  extendTrial: ({ id }) => ({ verb: 'extendTrial', id }),
  upgrade: ({ id }) => ({ verb: 'upgrade', id, toSkuId: '', when: 'now', totalLicenses: null }),
}

function poolOf(pool: Pool | undefined): SubscriptionRecord['pool'] {
  if (pool === undefined) return { capacity: 0, consumed: 0, available: 0, overAssignedSinceDateTime: null, overAssignedUntilDateTime: null }
  const { consumed, units, overAssignedSinceDateTime: since } = pool
  return { capacity: capacityOf(units), consumed, available: availableIn(pool), overAssignedSinceDateTime: since, overAssignedUntilDateTime: since === null ? null : addDays(since, OVER_ASSIGNED_DAYS) }
}

/** Every purchase in full, the oldest first; what may be done with it is told to an administrator, or to the purchaser of some. */
export async function readSubscriptions(room: ReadingRoom, { purchaserId }: { readonly purchaserId?: Guid } = {}): Promise<SubscriptionRecord[]> {
  const { db, tenant, catalogue, now } = room
  const [subscriptions, pools] = [await listSubscriptions(db, tenant.pk), await listPools(db, tenant.pk)]
  const owners = await getUserRows(db, tenant.pk, subscriptions.flatMap(({ ownerId }) => ownerId ?? []))
  const prices = await priceList(room, pools)
  const at = now.toISOString()
  return subscriptions.map((one): SubscriptionRecord => {
    const product = catalogue.productById.get(one.skuId)
    const owner = owners.find(({ id }) => id === one.ownerId)
    const pool = pools.find(({ id }) => id === one.poolId)
    const ground = { ...subscriptionGround(one.skuId, pool, { subscriptions, catalogue, now }), isPurchaser: one.ownerId !== null && one.ownerId === purchaserId }
    const seatPrice = one.price ?? prices.bySku.get(one.skuId) ?? null
    const isActive = one.status === 'Enabled'
    return {
      ...one,
      displayName: product?.displayName ?? one.skuId,
      skuPartNumber: product?.skuPartNumber ?? one.skuId,
      state: STATES[one.status],
      renewsDateTime: isActive && one.recurringBilling ? one.nextLifecycleDateTime : null,
      endsDateTime: isActive && !one.recurringBilling ? one.nextLifecycleDateTime : null,
      ahead: courseAhead(one).map(({ kind, at: atDateTime, after }) => ({ kind, status: after.status, atDateTime })),
      windows: windowsOf(one, at),
      owner: one.ownerId === null ? null : { id: one.ownerId, displayName: owner?.displayName ?? owner?.userPrincipalName ?? '' },
      pool: poolOf(pool),
      seatPrice,
      monthlyCost: one.isTrial || (!isActive && one.status !== 'Warning') ? 0 : seatPrice === null ? null : Math.round(seatPrice * one.totalLicenses * 100) / 100,
      currency: prices.currency,
      refusals: Object.fromEntries(SUBSCRIPTION_ACTIONS.map((action) => [action, refuseSubscriptionChange(one, PROBES[action](one), ground)])) as SubscriptionRecord['refusals'],
    }
  })
}

/** One row a purchase, the deleted ones last. */
export const listAllSubscriptions: Question<null, readonly SubscriptionRecord[]> = async (room) => {
  const all = await readSubscriptions(room)
  return [...all.filter(({ status }) => status !== 'Deleted'), ...all.filter(({ status }) => status === 'Deleted')]
}

/** One purchase. Throws 404. */
export const getSubscription: Question<{ readonly id: Guid }, SubscriptionRecord> = async (room, _caller, { id }) => {
  const found = (await readSubscriptions(room)).find((one) => one.id === id)
  if (found === undefined) throw notFound(id)
  return found
}

function renewalOf(subscription: SubscriptionRecord): Renewal | null {
  const { ahead: [next], pool, totalLicenses, scheduled, seatPrice, isTrial } = subscription
  if (next === undefined) return null
  const plannedLicenses = next.kind === 'renewed' || next.kind === 'converted' ? (scheduled?.totalLicenses ?? totalLicenses) : 0
  const suggestedLicenses = Math.max(pool.consumed > 0 || isTrial ? 1 : 0, totalLicenses - pool.available)
  const saved = Math.max(0, plannedLicenses - suggestedLicenses)
  return {
    subscription,
    happens: next.kind,
    decideBeforeDateTime: next.atDateTime,
    unusedLicenses: pool.available,
    plannedLicenses,
    suggestedLicenses,
    savingPerMonth: seatPrice === null ? null : Math.round(saved * seatPrice * 100) / 100,
  }
}

/** What is to be decided within some days, the soonest first: renewals, ends, and what is on its way to deletion. */
export const listRenewals: Question<{ readonly days: number }, readonly Renewal[]> = async (room, _caller, { days }) => {
  const until = new Date(room.now.getTime() + days * DAY_MS).toISOString()
  return (await readSubscriptions(room))
    .flatMap((one) => renewalOf(one) ?? [])
    .filter(({ decideBeforeDateTime }) => decideBeforeDateTime <= until)
    .sort((a, b) => (a.decideBeforeDateTime < b.decideBeforeDateTime ? -1 : 1))
}
