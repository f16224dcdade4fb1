import { expect, test } from 'vitest'
import fc from 'fast-check'
import { PLAIN_PURCHASE, PROGRAMS, TERMS } from '#model/subscription.ts'
import type { Subscription } from '#model/subscription.ts'
import { endSubscription, nextTransition } from './subscription-lifecycle.ts'
import { DAY_MS, endOfTerm } from './term.ts'

const BOUGHT = '2026-01-15T10:30:00.000Z'
const END = '2027-01-15T10:30:00.000Z'

const subscription = (more: Partial<Subscription> = {}): Subscription => ({
  ...PLAIN_PURCHASE,
  id: 's',
  commerceSubscriptionId: 'c',
  skuId: 'sku',
  poolId: 'p',
  status: 'Enabled',
  totalLicenses: 10,
  isTrial: false,
  createdDateTime: BOUGHT,
  termStartDateTime: BOUGHT,
  nextLifecycleDateTime: END,
  term: 'P1Y',
  billingFrequency: 'P1M',
  accountType: 'MCA',
  recurringBilling: false,
  purchaseChannel: 'direct',
  ownerId: null,
  price: null,
  ...more,
})

/** What happens to a subscription, each step with the days since it began to end. */
function walk(from: Subscription, since: string, most = 8): string[] {
  const steps: string[] = []
  for (let one = from; steps.length < most; ) {
    const next = nextTransition(one)
    if (next === null) break
    steps.push(`${next.after.status} +${(Date.parse(next.at) - Date.parse(since)) / DAY_MS}`)
    one = next.after
  }
  return steps
}

/** The rows of domain.md 6.1: what follows the end, in days. */
const ENDS: readonly (readonly [string, Partial<Subscription>, readonly string[]])[] = [
  ['a yearly subscription is 30 days in grace, 90 disabled', {}, ['Warning +0', 'Suspended +30', 'LockedOut +120', 'Deleted +121']],
  ['a monthly one too', { term: 'P1M' }, ['Warning +0', 'Suspended +30', 'LockedOut +120', 'Deleted +121']],
  ['one of several years is 90 days in grace, 90 disabled', { term: 'P3Y' }, ['Warning +0', 'Suspended +90', 'LockedOut +180', 'Deleted +181']],
  ['a volume license for enterprises is 90 days in grace, 60 disabled', { program: 'volumeEnterprise' }, ['Warning +0', 'Suspended +90', 'LockedOut +150', 'Deleted +151']],
  ['an open volume license is 30 days in grace, 90 disabled', { program: 'volumeOpen' }, ['Warning +0', 'Suspended +30', 'LockedOut +120', 'Deleted +121']],
  ['some volume licenses have 30 days of grace and nothing after', { program: 'volumeShort' }, ['Warning +0', 'Deleted +30']],
  ['a trial is deleted after 30 days of grace', { isTrial: true, term: 'P1M' }, ['Warning +0', 'Deleted +30']],
  ['a billing account of the older kind makes no difference', { accountType: 'MOSA' }, ['Warning +0', 'Suspended +30', 'LockedOut +120', 'Deleted +121']],
]

test.each(ENDS)('%s', (_name, more, steps) => {
  expect(walk(subscription(more), END)).toEqual(steps)
})

test('cancelled within the window it is disabled that day, without grace', () => {
  const at = '2026-01-18T08:00:00.000Z'
  const { after, kind } = endSubscription(subscription({ recurringBilling: true }), at, 'cancelled')
  expect([kind, after.status]).toEqual(['disabled', 'Suspended'])
  expect(walk(after, at)).toEqual(['LockedOut +90', 'Deleted +91'])
})

test('moved to another product it is disabled that day, whatever its end would have been', () => {
  const at = '2026-06-01T00:00:00.000Z'
  const { after, kind } = endSubscription(subscription(), at, 'upgraded')
  expect([kind, after.status]).toEqual(['disabled', 'Suspended'])
  expect(walk(after, at)).toEqual(['LockedOut +90', 'Deleted +91'])
})

test('with recurring billing it renews for as long as it is on, and the window opens anew', () => {
  const renewed = nextTransition(subscription({ recurringBilling: true }))
  expect(renewed?.kind).toBe('renewed')
  expect(renewed?.after).toMatchObject({ status: 'Enabled', termStartDateTime: END, nextLifecycleDateTime: '2028-01-15T10:30:00.000Z' })
})

test('what was scheduled comes with the renewal, and is done with', () => {
  const scheduled = { totalLicenses: 7, term: 'P1M', billingFrequency: 'P1M' } as const
  const { after } = nextTransition(subscription({ recurringBilling: true, scheduled }))!
  expect(after).toMatchObject({ ...scheduled, scheduled: null, nextLifecycleDateTime: '2027-02-15T10:30:00.000Z' })
})

test('a trial with recurring billing becomes a subscription', () => {
  const converted = nextTransition(subscription({ isTrial: true, term: 'P1M', recurringBilling: true }))
  expect([converted?.kind, converted?.after.isTrial, converted?.after.status]).toEqual(['converted', false, 'Enabled'])
})

test('one that is scheduled starts on its day, for a whole term', () => {
  const started = nextTransition(subscription({ status: 'Scheduled', nextLifecycleDateTime: BOUGHT }))
  expect(started?.kind).toBe('started')
  expect(started?.after).toMatchObject({ status: 'Enabled', termStartDateTime: BOUGHT, nextLifecycleDateTime: END })
})

test('what never ends is never moved', () => {
  expect(nextTransition(subscription({ nextLifecycleDateTime: null }))).toBeNull()
  expect(nextTransition(subscription({ status: 'Deleted' }))).toBeNull()
})

test.each([
  ['2026-01-31T10:00:00.000Z', 'P1M', '2026-02-28T10:00:00.000Z'],
  ['2026-02-28T10:00:00.000Z', 'P1M', '2026-03-31T10:00:00.000Z'],
  ['2027-01-31T23:59:59.999Z', 'P1M', '2027-02-28T23:59:59.999Z'],
  ['2028-02-29T00:00:00.000Z', 'P1Y', '2029-02-28T00:00:00.000Z'],
  ['2026-12-15T00:00:00.000Z', 'P3Y', '2029-12-15T00:00:00.000Z'],
] as const)('a term from %s of %s ends on %s, for what was bought on a 31st', (start, term, end) => {
  expect(endOfTerm(start, term, start.slice(8, 10) === '15' || start.startsWith('2028') ? start : '2026-01-31T10:00:00.000Z')).toBe(end)
})

test('time goes forward and every subscription without recurring billing ends up deleted', () => {
  const arbitrary = fc.record({ term: fc.constantFrom(...TERMS), program: fc.constantFrom(...PROGRAMS), isTrial: fc.boolean(), endCause: fc.constantFrom(null, 'cancelled' as const) })
  fc.assert(
    fc.property(arbitrary, (more) => {
      let one = subscription(more)
      let last = BOUGHT
      for (let next = nextTransition(one); next !== null; next = nextTransition(one)) {
        expect(next.at > last).toBe(true)
        ;[one, last] = [next.after, next.at]
      }
      expect([one.status, one.nextLifecycleDateTime]).toEqual(['Deleted', null])
    }),
  )
})
