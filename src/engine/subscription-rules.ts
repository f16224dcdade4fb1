// What may be done with a purchase: one table of rows, the first that applies refuses (domain.md 6.2, 6.3; D9).
import type { Guid } from '#model/guid.ts'
import type { SubscriptionRefusal } from '#model/refusal.ts'
import type { AccountType, Subscription } from '#model/subscription.ts'
import type { SubscriptionChange, SubscriptionVerb } from '#model/subscription-change.ts'
import { windowsOf } from './subscription-windows.ts'
import { addDays } from './term.ts'

/** What the rules look at beside the purchase. */
export interface SubscriptionGround {
  /** Of the tenant's clock, ISO 8601. */
  readonly now: string
  /** People seated in its pool, and the seats of the pool that work. */
  readonly consumed: number
  readonly capacity: number
  /** Seats of the product in all purchases of the organisation that work. */
  readonly seatsOfProduct: number
  /** Purchases that are not deleted. */
  readonly subscriptions: number
  /** For a Business plan, the Enterprise products to go to beyond its limit. */
  readonly enterprise: readonly Guid[]
  readonly isBusiness: boolean
  readonly isAddOn: boolean
  /** Whether it is the purchaser of a self-service purchase who asks. */
  readonly isPurchaser?: boolean
  /** Purchases of the product that work or can again: several stand against an upgrade. */
  readonly ofProduct: number
}

/** Seats of one Business plan (D9). */
export const MOST_BUSINESS_SEATS = 300
/** Purchases of one organisation (domain.md section 0). */
export const MOST_SUBSCRIPTIONS = 300
/** Seats up to which a MOSA purchase is cancelled online (domain.md 6.3). */
export const MOST_SEATS_TO_CANCEL = 25
/** A trial is extended once, by so many days, in the last so many. */
export const TRIAL_EXTENSION_DAYS = 30
export const TRIAL_LAST_DAYS = 15

interface Ask extends SubscriptionGround {
  readonly subscription: Subscription
  readonly change: SubscriptionChange
}

type Facts = Partial<Pick<SubscriptionRefusal, 'fromDateTime' | 'untilDateTime' | 'limit'>>

interface Row {
  readonly code: SubscriptionRefusal['code']
  readonly verbs: readonly SubscriptionVerb[]
  /** Only for this kind of account. */
  readonly accountType?: AccountType
  readonly when: (ask: Ask) => boolean
  readonly facts?: (ask: Ask) => Facts
}

const EVERY: readonly SubscriptionVerb[] = ['setSeats', 'setRecurringBilling', 'cancel', 'reactivate', 'changeTerm', 'extendTrial', 'restoreRenewal', 'upgrade']
const RUNNING = EVERY.filter((verb) => verb !== 'reactivate')

const wished = ({ change, subscription }: Ask): number => (change.verb === 'setSeats' ? change.totalLicenses : subscription.totalLicenses)
const isMore = (ask: Ask): boolean => wished(ask) > ask.subscription.totalLicenses
const isLess = (ask: Ask): boolean => wished(ask) < ask.subscription.totalLicenses
const isNow = ({ change }: Ask): boolean => !('when' in change) || change.when === 'now'
const isLater = (ask: Ask): boolean => !isNow(ask)
/** Seats that nobody sits in, and could be given up. */
const freeSeats = ({ capacity, consumed }: Ask): number => Math.max(0, capacity - consumed)
const atRenewal = ({ subscription }: Ask): Facts => ({ fromDateTime: subscription.recurringBilling ? subscription.nextLifecycleDateTime : null })

/** Whether the wish is what is there, or what is arranged already. */
function isSame(ask: Ask): boolean {
  const { change, subscription } = ask
  const { scheduled, recurringBilling } = subscription
  if (change.verb === 'upgrade') return change.toSkuId === subscription.skuId || (isLater(ask) && change.toSkuId === scheduled?.moveTo && change.totalLicenses === (scheduled.moveToLicenses ?? null))
  if (change.verb === 'setRecurringBilling') return change.on === recurringBilling
  if (change.verb === 'cancel') return isLater(ask) && !recurringBilling
  if (change.verb === 'setSeats') return isNow(ask) ? !isMore(ask) && !isLess(ask) : (scheduled?.totalLicenses ?? subscription.totalLicenses) === change.totalLicenses
  if (change.verb !== 'changeTerm') return false
  const is = isNow(ask) ? subscription : { ...subscription, ...scheduled }
  return (change.term ?? is.term) === is.term && (change.billingFrequency ?? is.billingFrequency) === is.billingFrequency
}

const ROWS: readonly Row[] = [
  // Who else decides.
  { code: 'PurchasedBySelfService', verbs: EVERY, when: ({ subscription, isPurchaser = false }) => subscription.ownerId !== null && !isPurchaser },
  { code: 'ManagedByReseller', verbs: EVERY, when: ({ subscription }) => subscription.purchaseChannel === 'reseller' },
  { code: 'PrepaidSubscription', verbs: EVERY, when: ({ subscription }) => subscription.purchaseChannel === 'prepaid' },
  { code: 'SubscriptionScheduled', verbs: EVERY, when: ({ subscription }) => subscription.status === 'Scheduled', facts: ({ subscription }) => ({ fromDateTime: subscription.nextLifecycleDateTime }) },
  { code: 'SubscriptionNotActive', verbs: RUNNING, when: ({ subscription }) => subscription.status !== 'Enabled' },
  {
    code: 'ArrangedBySeller',
    verbs: RUNNING,
    when: (ask) => ask.subscription.scheduled?.byRepresentative === true && !(ask.change.verb === 'setSeats' && isNow(ask) && isMore(ask)),
    facts: ({ subscription }) => ({ fromDateTime: subscription.nextLifecycleDateTime }),
  },
  { code: 'NeverEnds', verbs: ['setRecurringBilling', 'changeTerm', 'cancel', 'upgrade'], when: (ask) => ask.subscription.nextLifecycleDateTime === null && !((ask.change.verb === 'cancel' || ask.change.verb === 'upgrade') && isNow(ask)) },
  { code: 'SameAsNow', verbs: RUNNING, when: isSame },
  // What is no longer sold keeps its seats, and nothing more.
  { code: 'EndOfSale', verbs: ['setSeats'], when: (ask) => ask.subscription.endOfSale && isMore(ask) },
  { code: 'EndOfSale', verbs: ['changeTerm', 'reactivate', 'extendTrial'], when: ({ subscription }) => subscription.endOfSale },
  // Trials.
  { code: 'TrialSeatsFixed', verbs: ['setSeats', 'changeTerm', 'upgrade'], when: ({ subscription }) => subscription.isTrial },
  { code: 'NotATrial', verbs: ['extendTrial'], when: ({ subscription }) => !subscription.isTrial },
  { code: 'TrialExtendedAlready', verbs: ['extendTrial'], when: ({ subscription }) => subscription.trialExtended },
  {
    code: 'TrialExtensionTooEarly',
    verbs: ['extendTrial'],
    when: ({ subscription, now }) => addDays(subscription.nextLifecycleDateTime ?? now, -TRIAL_LAST_DAYS) > now,
    facts: ({ subscription, now }) => ({ fromDateTime: addDays(subscription.nextLifecycleDateTime ?? now, -TRIAL_LAST_DAYS) }),
  },
  // At renewal there must be one.
  {
    code: 'RecurringBillingOff',
    verbs: ['setSeats', 'changeTerm'],
    when: (ask) => isLater(ask) && !ask.subscription.recurringBilling,
  },
  // More seats.
  {
    code: 'BusinessSeatLimit',
    verbs: ['setSeats'],
    when: (ask) => ask.isBusiness && isMore(ask) && ask.seatsOfProduct + wished(ask) - ask.subscription.totalLicenses > MOST_BUSINESS_SEATS,
    facts: () => ({ limit: MOST_BUSINESS_SEATS }),
  },
  // Fewer seats, now: MCA within the window, and only while recurring billing is on.
  { code: 'RecurringBillingOff', verbs: ['setSeats'], accountType: 'MCA', when: (ask) => isNow(ask) && isLess(ask) && !ask.subscription.recurringBilling },
  {
    code: 'OutsideReductionWindow',
    verbs: ['setSeats'],
    accountType: 'MCA',
    when: (ask) => isNow(ask) && wished(ask) < windowsOf(ask.subscription, ask.now).leastLicenses,
    facts: (ask) => {
      const { canReduceUntilDateTime: untilDateTime, leastLicenses } = windowsOf(ask.subscription, ask.now)
      return { ...atRenewal(ask), untilDateTime, limit: leastLicenses }
    },
  },
  {
    code: 'AllSeatsAssigned',
    verbs: ['setSeats'],
    when: (ask) => isNow(ask) && isLess(ask) && ask.subscription.totalLicenses - wished(ask) > freeSeats(ask),
    facts: (ask) => ({ limit: ask.subscription.totalLicenses - freeSeats(ask) }),
  },
  // Cancelling.
  {
    code: 'OutsideCancellationWindow',
    verbs: ['cancel'],
    accountType: 'MCA',
    when: (ask) => isNow(ask) && !windowsOf(ask.subscription, ask.now).canCancel,
    facts: (ask) => ({ ...atRenewal(ask), untilDateTime: windowsOf(ask.subscription, ask.now).canCancelUntilDateTime }),
  },
  {
    code: 'TooManySeatsToCancel',
    verbs: ['cancel'],
    accountType: 'MOSA',
    when: (ask) => isNow(ask) && ask.subscription.totalLicenses > MOST_SEATS_TO_CANCEL,
    facts: () => ({ limit: MOST_SEATS_TO_CANCEL }),
  },
  // Terms.
  {
    code: 'BillingFrequencyFixed',
    verbs: ['changeTerm'],
    accountType: 'MCA',
    when: isNow,
    facts: atRenewal,
  },
  // Everyone to another product (S12).
  { code: 'AddOnNotUpgraded', verbs: ['upgrade'], when: ({ isAddOn }) => isAddOn },
  { code: 'SeveralSubscriptions', verbs: ['upgrade'], when: ({ ofProduct }) => ofProduct > 1, facts: ({ ofProduct }) => ({ limit: ofProduct }) },
  { code: 'CannotReactivate', verbs: ['reactivate'], when: ({ subscription: { status, isTrial } }) => isTrial || (status !== 'Warning' && status !== 'Suspended') },
  { code: 'TooManySubscriptions', verbs: ['reactivate'], accountType: 'MCA', when: ({ subscriptions }) => subscriptions > MOST_SUBSCRIPTIONS, facts: () => ({ limit: MOST_SUBSCRIPTIONS }) },
]

/** The first rule against a change of a purchase; null when nothing speaks against it. */
export function refuseSubscriptionChange(subscription: Subscription, change: SubscriptionChange, ground: SubscriptionGround): SubscriptionRefusal | null {
  const ask: Ask = { ...ground, subscription, change }
  const row = ROWS.find(({ verbs, accountType, when }) => verbs.includes(change.verb) && (accountType ?? subscription.accountType) === subscription.accountType && when(ask))
  if (row === undefined) return null
  return { code: row.code, subscriptionId: subscription.id, skuId: subscription.skuId, fromDateTime: null, untilDateTime: null, limit: null, ...row.facts?.(ask) }
}

/** The first rule against a new purchase; null when nothing speaks against it. */
export function refusePurchase(change: Extract<SubscriptionChange, { verb: 'buy' }>, { isBusiness, seatsOfProduct, subscriptions }: SubscriptionGround): SubscriptionRefusal | null {
  const refuse = (code: SubscriptionRefusal['code'], limit: number): SubscriptionRefusal => ({ code, subscriptionId: null, skuId: change.skuId, fromDateTime: null, untilDateTime: null, limit })
  if (subscriptions >= MOST_SUBSCRIPTIONS) return refuse('TooManySubscriptions', MOST_SUBSCRIPTIONS)
  if (isBusiness && seatsOfProduct + change.totalLicenses > MOST_BUSINESS_SEATS) return refuse('BusinessSeatLimit', MOST_BUSINESS_SEATS)
  return null
}

/** What else would do, the nearest to the wish first; each is still to be judged. */
export function alternativesTo(subscription: Subscription | null, change: SubscriptionChange, refusal: SubscriptionRefusal, { enterprise }: SubscriptionGround): SubscriptionChange[] {
  const instead = (skuId: Guid, totalLicenses: number): SubscriptionChange => ({
    verb: 'buy', skuId, totalLicenses, term: subscription?.term ?? 'P1Y', billingFrequency: subscription?.billingFrequency ?? 'P1M',
    accountType: subscription?.accountType ?? 'MCA', recurringBilling: true, isTrial: false, price: null, startDateTime: null,
  })
  if (subscription === null) return change.verb === 'buy' ? enterprise.map((skuId) => ({ ...change, skuId, price: null })) : []
  const { id, totalLicenses } = subscription
  const later: SubscriptionChange[] = change.verb === 'setSeats' || change.verb === 'cancel' || change.verb === 'changeTerm' ? [{ ...change, when: 'atRenewal' }] : []
  const off: SubscriptionChange = { verb: 'setRecurringBilling', id, on: false }
  const on: SubscriptionChange = { verb: 'setRecurringBilling', id, on: true }
  switch (refusal.code) {
    case 'OutsideReductionWindow':
      return [...later, off]
    case 'OutsideCancellationWindow':
      return [off]
    case 'AllSeatsAssigned':
      return [{ verb: 'setSeats', id, totalLicenses: refusal.limit ?? totalLicenses, when: 'now' }, ...later]
    case 'TooManySeatsToCancel':
      return [{ verb: 'setSeats', id, totalLicenses: refusal.limit ?? totalLicenses, when: 'now' }, off]
    case 'BillingFrequencyFixed':
      return later
    case 'RecurringBillingOff':
      return [on]
    case 'SubscriptionNotActive':
      return [{ verb: 'reactivate', id }]
    case 'BusinessSeatLimit':
      return change.verb === 'setSeats' ? enterprise.map((skuId) => instead(skuId, change.totalLicenses - totalLicenses)) : []
    default:
      return []
  }
}
