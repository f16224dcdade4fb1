import { expect, test } from 'vitest'
import { PLAIN_PURCHASE } from '#model/subscription.ts'
import type { Subscription } from '#model/subscription.ts'
import type { SubscriptionChange } from '#model/subscription-change.ts'
import { changeSubscription } from './change-subscription.ts'
import { alternativesTo, refusePurchase, refuseSubscriptionChange } from './subscription-rules.ts'
import type { SubscriptionGround } from './subscription-rules.ts'

const NOW = '2026-11-22T09:00:00.000Z'
const RENEWAL = '2027-05-01T00:00:00.000Z'

/** Bought half a year ago: its window is closed. */
const subscription = (more: Partial<Subscription> = {}): Subscription => ({
  ...PLAIN_PURCHASE,
  id: 's',
  commerceSubscriptionId: 'c',
  skuId: 'sku',
  poolId: 'p',
  status: 'Enabled',
  totalLicenses: 50,
  isTrial: false,
  createdDateTime: '2026-05-01T00:00:00.000Z',
  termStartDateTime: '2026-05-01T00:00:00.000Z',
  nextLifecycleDateTime: RENEWAL,
  term: 'P1Y',
  billingFrequency: 'P1M',
  accountType: 'MCA',
  recurringBilling: true,
  purchaseChannel: 'direct',
  ownerId: null,
  price: null,
  ...more,
})

const GROUND: SubscriptionGround = { now: NOW, consumed: 40, capacity: 50, seatsOfProduct: 50, subscriptions: 3, isBusiness: false, enterprise: [], isAddOn: false, ofProduct: 1 }
const FRESH = { termStartDateTime: '2026-11-20T00:00:00.000Z' }
const ADDED = { additions: [{ at: '2026-11-21T00:00:00.000Z', seats: 5 }] }
const MOSA = { accountType: 'MOSA' } as const
const TRIAL = { isTrial: true, recurringBilling: false, term: 'P1M', nextLifecycleDateTime: '2026-12-02T09:00:00.000Z' } as const

const seats = (totalLicenses: number, when: 'now' | 'atRenewal' = 'now'): SubscriptionChange => ({ verb: 'setSeats', id: 's', totalLicenses, when })
const recurring = (on: boolean): SubscriptionChange => ({ verb: 'setRecurringBilling', id: 's', on })
const cancel = (when: 'now' | 'atRenewal' = 'now'): SubscriptionChange => ({ verb: 'cancel', id: 's', when })
const reactivate: SubscriptionChange = { verb: 'reactivate', id: 's' }
const extend: SubscriptionChange = { verb: 'extendTrial', id: 's' }
const term = (when: 'now' | 'atRenewal' = 'atRenewal'): SubscriptionChange => ({ verb: 'changeTerm', id: 's', term: 'P3Y', billingFrequency: null, when })

const upgrade = (when: 'now' | 'atRenewal' = 'now'): SubscriptionChange => ({ verb: 'upgrade', id: 's', toSkuId: 'other', when, totalLicenses: null })

/** What is there, what is wished, why not (null when it may), and the facts that matter. */
const ROWS: readonly (readonly [string, Partial<Subscription>, SubscriptionChange, string | null, object?])[] = [
  ['MCA: seats are added at any time', {}, seats(60), null],
  ['MCA: seats are removed within seven days of the purchase', FRESH, seats(45), null],
  ['MCA: after that at the renewal only', {}, seats(45), 'OutsideReductionWindow', { fromDateTime: RENEWAL, untilDateTime: '2026-05-08T00:00:00.000Z', limit: 50 }],
  ['MCA: seats added lately are removed within seven days of that', ADDED, seats(45), null],
  ['MCA: and no more than those', ADDED, seats(44), 'OutsideReductionWindow', { limit: 45 }],
  ['MCA: nothing is removed while recurring billing is off', { ...FRESH, recurringBilling: false }, seats(45), 'RecurringBillingOff'],
  ['MCA: at the renewal there may be fewer, even fewer than are assigned', {}, seats(30, 'atRenewal'), null],
  ['without recurring billing there is no renewal to change', { recurringBilling: false }, seats(60, 'atRenewal'), 'RecurringBillingOff'],
  ['MOSA: seats are removed at any time', MOSA, seats(45), null],
  ['MOSA: with recurring billing off too', { ...MOSA, recurringBilling: false }, seats(45), null],
  ['what people sit in is not removed', MOSA, seats(39), 'AllSeatsAssigned', { limit: 40 }],
  ['what people sit in is not removed within the window', FRESH, seats(39), 'AllSeatsAssigned', { limit: 40 }],
  ['what is so already is no change', {}, seats(50), 'SameAsNow'],
  ['what is arranged already is no change', { scheduled: { totalLicenses: 30 } }, seats(30, 'atRenewal'), 'SameAsNow'],
  ['MCA: cancelled within seven days', FRESH, cancel(), null],
  ['MCA: the seventh day is the last', { termStartDateTime: '2026-11-15T09:00:00.000Z' }, cancel(), 'OutsideCancellationWindow', { untilDateTime: NOW }],
  ['MCA: after a renewal the window is open again', { createdDateTime: '2025-11-20T00:00:00.000Z', ...FRESH }, cancel(), null],
  ['MCA: after that not at once', {}, cancel(), 'OutsideCancellationWindow', { fromDateTime: RENEWAL }],
  ['MCA: with recurring billing off waiting does not help', { recurringBilling: false }, cancel(), 'OutsideCancellationWindow', { fromDateTime: null }],
  ['MCA: it may end at the end of its term', {}, cancel('atRenewal'), null],
  ['MOSA: up to 25 seats are cancelled at any time', { ...MOSA, totalLicenses: 25 }, cancel(), null],
  ['MOSA: more are not', { ...MOSA, totalLicenses: 26 }, cancel(), 'TooManySeatsToCancel', { limit: 25 }],
  ['a trial is cancelled at any time', TRIAL, cancel(), null],
  ['recurring billing is switched while it is active', {}, recurring(false), null],
  ['and only then', { status: 'Warning', recurringBilling: false }, recurring(true), 'SubscriptionNotActive'],
  ['what never ends has no renewal', { nextLifecycleDateTime: null, recurringBilling: false }, recurring(true), 'NeverEnds'],
  ['it is reactivated while expired', { status: 'Warning' }, reactivate, null],
  ['it is reactivated while disabled', { status: 'Suspended' }, reactivate, null],
  ['not after it was locked out', { status: 'LockedOut' }, reactivate, 'CannotReactivate'],
  ['not once deleted', { status: 'Deleted' }, reactivate, 'CannotReactivate'],
  ['not while it is active', {}, reactivate, 'CannotReactivate'],
  ['a trial that has ended is bought, not reactivated', { ...TRIAL, status: 'Warning' }, reactivate, 'CannotReactivate'],
  ['the term changes at the renewal', {}, term(), null],
  ['MCA: not before', {}, term('now'), 'BillingFrequencyFixed', { fromDateTime: RENEWAL }],
  ['MOSA: at any time', MOSA, term('now'), null],
  ['a trial is extended in its last 15 days', TRIAL, extend, null],
  ['not before', { ...TRIAL, nextLifecycleDateTime: '2026-12-20T09:00:00.000Z' }, extend, 'TrialExtensionTooEarly', { fromDateTime: '2026-12-05T09:00:00.000Z' }],
  ['once', { ...TRIAL, trialExtended: true }, extend, 'TrialExtendedAlready'],
  ['what is no trial is not', {}, extend, 'NotATrial'],
  ['a trial keeps its seats', TRIAL, seats(60), 'TrialSeatsFixed'],
  ['what is no longer sold gets no more seats', { endOfSale: true }, seats(60), 'EndOfSale'],
  ['but fewer', { endOfSale: true, ...FRESH }, seats(45), null],
  ['and no other term', { endOfSale: true }, term(), 'EndOfSale'],
  ['a reseller decides for what was bought there', { purchaseChannel: 'reseller' }, seats(60), 'ManagedByReseller'],
  ['a product key is changed by another key', { purchaseChannel: 'prepaid' }, seats(45), 'PrepaidSubscription'],
  ['what somebody bought for themselves is taken over first', { ownerId: 'u' }, cancel(), 'PurchasedBySelfService'],
  ['nothing is done before the start', { status: 'Scheduled' }, seats(60), 'SubscriptionScheduled', { fromDateTime: RENEWAL }],
  ['what the seller has arranged stays', { scheduled: { term: 'P3Y', byRepresentative: true } }, recurring(false), 'ArrangedBySeller', { fromDateTime: RENEWAL }],
  ['but for more seats', { scheduled: { term: 'P3Y', byRepresentative: true } }, seats(60), null],
  ['everyone is moved at any time', {}, upgrade(), null],
  ['or when the term ends, renewing or not', { recurringBilling: false }, upgrade('atRenewal'), null],
  ['to another product, not the same', {}, { ...upgrade(), toSkuId: 'sku' } as SubscriptionChange, 'SameAsNow'],
  ['once it is arranged it is arranged', { scheduled: { moveTo: 'other' } }, upgrade('atRenewal'), 'SameAsNow'],
  ['nobody is moved from a prepaid purchase', { purchaseChannel: 'prepaid' }, upgrade(), 'PrepaidSubscription'],
  ['nor from one of a reseller', { purchaseChannel: 'reseller' }, upgrade(), 'ManagedByReseller'],
  ['nor from a trial', TRIAL, upgrade(), 'TrialSeatsFixed'],
  ['nor from one that has ended', { status: 'Warning' }, upgrade(), 'SubscriptionNotActive'],
]

test.each(ROWS.map(([name, more, change, code, facts = {}]) => ({ name, more, change, code, facts })))('$name', ({ more, change, code, facts }) => {
  const refusal = refuseSubscriptionChange(subscription(more), change, GROUND)
  expect(refusal ?? { code: null }).toMatchObject({ code, ...facts })
})

test('a Business plan has at most 300 seats, and the Enterprise product is offered', () => {
  const ground = { ...GROUND, isBusiness: true, seatsOfProduct: 290, enterprise: ['E3'] }
  expect(refuseSubscriptionChange(subscription(), seats(60), ground)).toBeNull()
  const refusal = refuseSubscriptionChange(subscription(), seats(61), ground)
  expect(refusal).toMatchObject({ code: 'BusinessSeatLimit', limit: 300 })
  expect(alternativesTo(subscription(), seats(61), refusal!, ground)).toMatchObject([{ verb: 'buy', skuId: 'E3', totalLicenses: 11 }])
  const buy = { verb: 'buy', skuId: 'sku', totalLicenses: 11, term: 'P1Y', billingFrequency: 'P1M', accountType: 'MCA', recurringBilling: true, isTrial: false, price: null, startDateTime: null } as const
  expect(refusePurchase(buy, ground)).toMatchObject({ code: 'BusinessSeatLimit' })
  expect(refusePurchase({ ...buy, totalLicenses: 10 }, ground)).toBeNull()
})

test.each([
  ['outside the window, recurring billing is switched off instead', {}, cancel(), [recurring(false)]],
  ['outside the window, seats go at the renewal', {}, seats(45), [seats(45, 'atRenewal'), recurring(false)]],
  ['as many seats go as nobody sits in', MOSA, seats(10), [seats(40), seats(10, 'atRenewal')]],
  ['it is brought down to 25 seats first', { ...MOSA, totalLicenses: 60 }, cancel(), [seats(25), recurring(false)]],
  ['what has lapsed is reactivated', { status: 'Suspended' }, seats(60), [reactivate]],
] as const)('%s', (_name, more, change, expected) => {
  const one = subscription(more)
  expect(alternativesTo(one, change, refuseSubscriptionChange(one, change, GROUND)!, GROUND)).toEqual(expected)
})

const purchase = { newId: () => 'new', poolId: 'p' }

test('seats that were added are the first to be given up, and leave the window as they came', () => {
  const [grown] = changeSubscription(subscription(), seats(60) as never, NOW, purchase)
  expect(grown?.after).toMatchObject({ totalLicenses: 60, additions: [{ at: NOW, seats: 10 }] })
  const [shrunk] = changeSubscription(grown!.after, seats(54) as never, NOW, purchase)
  expect(shrunk?.after).toMatchObject({ totalLicenses: 54, additions: [{ at: NOW, seats: 4 }] })
})

test('switching recurring billing off drops what was arranged for the renewal', () => {
  const [step] = changeSubscription(subscription({ scheduled: { totalLicenses: 30 } }), recurring(false) as never, NOW, purchase)
  expect(step?.after).toMatchObject({ recurringBilling: false, scheduled: null })
})

test('arranging what is there already takes the arrangement back', () => {
  const [step] = changeSubscription(subscription({ scheduled: { totalLicenses: 30 } }), seats(50, 'atRenewal') as never, NOW, purchase)
  expect(step?.after.scheduled).toBeNull()
})

test('MCA: a reactivated purchase is a new one that begins today; MOSA: the same goes on', () => {
  const lapsed = { status: 'Suspended', nextLifecycleDateTime: RENEWAL } as const
  const mca = changeSubscription(subscription(lapsed), reactivate as never, NOW, purchase)
  expect(mca.map(({ before, after }) => [before?.id ?? null, after.id, after.status])).toEqual([[null, 'new', 'Enabled'], ['s', 's', 'Deleted']])
  expect(mca[0]?.after).toMatchObject({ termStartDateTime: NOW, nextLifecycleDateTime: '2027-11-22T09:00:00.000Z', recurringBilling: true })
  const mosa = changeSubscription(subscription({ ...lapsed, ...MOSA }), reactivate as never, NOW, purchase)
  expect(mosa.map(({ after }) => [after.id, after.status])).toEqual([['s', 'Enabled']])
})

test.each([
  [{ isAddOn: true }, 'AddOnNotUpgraded', null],
  [{ ofProduct: 2 }, 'SeveralSubscriptions', 2],
])('everyone is moved only where S12 allows it: %j', (more, code, limit) => {
  expect(refuseSubscriptionChange(subscription(), upgrade(), { ...GROUND, ...more })).toMatchObject({ code, limit })
})
