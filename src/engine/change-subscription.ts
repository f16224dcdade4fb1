// Carrying out what is wished of a purchase: the purchases as they were and as they are after it.
import type { Guid } from '#model/guid.ts'
import { PLAIN_PURCHASE } from '#model/subscription.ts'
import type { ScheduledChange, SeatAddition, Subscription } from '#model/subscription.ts'
import type { BuyChange, SubscriptionChange } from '#model/subscription-change.ts'
import { endSubscription } from './subscription-lifecycle.ts'
import { TRIAL_EXTENSION_DAYS } from './subscription-rules.ts'
import { freshAdditions } from './subscription-windows.ts'
import { addDays, endOfTerm } from './term.ts'

/** One purchase before and after; null before for one that is made. */
export interface SubscriptionStep {
  readonly before: Subscription | null
  readonly after: Subscription
}

/** Where a new purchase goes, and how it is called. */
export interface NewPurchase {
  readonly newId: () => Guid
  readonly poolId: Guid
}

/** A new purchase as it is recorded. A trial has the term that it is given, and ends with it. */
export function buySubscription(change: BuyChange, now: string, { newId, poolId }: NewPurchase): Subscription {
  const { skuId, totalLicenses, term, billingFrequency, accountType, recurringBilling, isTrial, price, startDateTime } = change
  const start = startDateTime !== null && startDateTime > now ? startDateTime : now
  return {
    ...PLAIN_PURCHASE,
    id: newId(),
    commerceSubscriptionId: newId(),
    skuId,
    poolId,
    status: start > now ? 'Scheduled' : 'Enabled',
    totalLicenses,
    isTrial,
    createdDateTime: now,
    termStartDateTime: start,
    nextLifecycleDateTime: start > now ? start : endOfTerm(now, term, now),
    term,
    billingFrequency,
    accountType,
    recurringBilling,
    purchaseChannel: 'direct',
    ownerId: null,
    price,
  }
}

/** What is bought of the product to which everyone of a purchase moves: on the same terms, from now on. */
export const purchaseForMove = ({ term, billingFrequency, accountType }: Subscription, skuId: Guid, totalLicenses: number): BuyChange => ({
  verb: 'buy', skuId, totalLicenses, term, billingFrequency, accountType, recurringBilling: true, isTrial: false, price: null, startDateTime: null,
})

/** What was added last is given up first. */
function lessAdditions(additions: readonly SeatAddition[], seats: number): SeatAddition[] {
  let left = seats
  return additions
    .toReversed()
    .flatMap((addition) => {
      const given = Math.min(left, addition.seats)
      left -= given
      return given === addition.seats ? [] : [{ ...addition, seats: addition.seats - given }]
    })
    .toReversed()
}

function setSeats(subscription: Subscription, totalLicenses: number, now: string): Subscription {
  const more = totalLicenses - subscription.totalLicenses
  const fresh = freshAdditions(subscription, now)
  return { ...subscription, totalLicenses, additions: more > 0 ? [...fresh, { at: now, seats: more }] : lessAdditions(fresh, -more) }
}

/** What is arranged for the renewal, without what would change nothing; null when that is all of it. */
function schedule(subscription: Subscription, more: { readonly [Name in keyof ScheduledChange]: ScheduledChange[Name] | undefined }): Subscription {
  const kept = Object.entries({ ...subscription.scheduled, ...more }).filter(([name, value]) => value !== undefined && subscription[name as keyof Subscription] !== value)
  return { ...subscription, scheduled: kept.length === 0 ? null : (Object.fromEntries(kept) as ScheduledChange) }
}

function reactivate(subscription: Subscription, now: string, { newId }: NewPurchase): SubscriptionStep[] {
  const { term } = subscription
  const again = { ...subscription, status: 'Enabled', recurringBilling: true, endCause: null, termStartDateTime: now, nextLifecycleDateTime: endOfTerm(now, term, now), scheduled: null, additions: [] } as const
  if (subscription.accountType === 'MOSA') return [{ before: subscription, after: again }]
  // MCA: a new purchase with the same term begins that day (domain.md 6.3).
  return [
    { before: null, after: { ...again, id: newId(), commerceSubscriptionId: newId(), createdDateTime: now } },
    { before: subscription, after: { ...subscription, status: 'Deleted', nextLifecycleDateTime: null } },
  ]
}

/** Carries out a change that no rule refuses. `restored` is what the renewal was before the change that is undone. */
export function changeSubscription(
  subscription: Subscription,
  change: Exclude<SubscriptionChange, BuyChange>,
  now: string,
  purchase: NewPurchase,
  restored: Partial<Pick<Subscription, 'recurringBilling' | 'scheduled'>> = {},
): SubscriptionStep[] {
  const to = (after: Subscription): SubscriptionStep[] => [{ before: subscription, after }]
  switch (change.verb) {
    case 'setSeats':
      return to(change.when === 'now' ? setSeats(subscription, change.totalLicenses, now) : schedule(subscription, { totalLicenses: change.totalLicenses }))
    case 'setRecurringBilling':
      return to({ ...subscription, recurringBilling: change.on, scheduled: change.on ? subscription.scheduled : null })
    case 'cancel':
      return to(change.when === 'now' ? endSubscription(subscription, now, 'cancelled').after : { ...subscription, recurringBilling: false, scheduled: null })
    case 'reactivate':
      return reactivate(subscription, now, purchase)
    case 'changeTerm': {
      const term = change.term ?? subscription.scheduled?.term ?? subscription.term
      const billingFrequency = change.billingFrequency ?? subscription.scheduled?.billingFrequency ?? subscription.billingFrequency
      if (change.when === 'atRenewal') return to(schedule(subscription, { term, billingFrequency }))
      return to({ ...subscription, term, billingFrequency, nextLifecycleDateTime: term === subscription.term ? subscription.nextLifecycleDateTime : endOfTerm(subscription.termStartDateTime, term, subscription.createdDateTime) })
    }
    case 'extendTrial':
      return to({ ...subscription, trialExtended: true, nextLifecycleDateTime: addDays(subscription.nextLifecycleDateTime ?? now, TRIAL_EXTENSION_DAYS) })
    case 'upgrade':
      return to(change.when === 'now' ? endSubscription(subscription, now, 'upgraded').after : schedule(subscription, { moveTo: change.toSkuId, moveToLicenses: change.totalLicenses ?? undefined }))
    case 'restoreRenewal':
      return to({ ...subscription, ...restored })
  }
}
