// A plan in figures, over several kinds of people at once.
import { describe, expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import { PLAIN_PURCHASE } from '#model/subscription.ts'
import type { Pool, Subscription } from '#model/subscription.ts'
import { idOf, nameOf, person, smallBook } from '#test/fixtures/small-book.ts'
import { planChange } from './plan-change.ts'
import type { PlannedRefusal, PlanWish } from './plan-change.ts'

const NOW = '2026-11-22T09:00:00.000Z'

const pool = (product: string, enabled: number, consumed: number, warning = 0): Pool => ({
  id: idOf(`p${product}`),
  skuId: idOf(product),
  ownerId: null,
  overAssignedSinceDateTime: null,
  units: { enabled, warning, suspended: 7, lockedOut: 7 },
  consumed,
  subscriptionIds: [idOf(`s${product}`)],
})

const subscription = (product: string, totalLicenses: number, more: Partial<Subscription> = {}): Subscription => ({
  ...PLAIN_PURCHASE,
  termStartDateTime: NOW,
  id: idOf(`s${product}`),
  commerceSubscriptionId: idOf(`c${product}`),
  skuId: idOf(product),
  poolId: idOf(`p${product}`),
  status: 'Enabled',
  totalLicenses,
  isTrial: false,
  createdDateTime: NOW,
  nextLifecycleDateTime: '2027-03-03T00:00:00.000Z',
  term: 'P1Y',
  billingFrequency: 'P1M',
  accountType: 'MCA',
  recurringBilling: true,
  purchaseChannel: 'direct',
  ownerId: null,
  price: null,
  ...more,
})

const wish = (change: Partial<Change>, more: Partial<PlanWish> = {}): PlanWish => ({
  classes: [{ facts: person([]), count: 1 }],
  change: { ...NO_CHANGE, ...change },
  fixes: [],
  pools: [pool('E1', 50, 8), pool('E3', 10, 10), pool('F3', 5, 9), pool('SITE', 10, 0), pool('MEET', 10, 0), pool('PHONE', 10, 5), pool('SELF', 1, 0)],
  subscriptions: [subscription('E1', 50), subscription('E3', 10, { price: 30 }), subscription('F3', 5)],
  book: smallBook(),
  prices: { currency: 'USD', own: new Set(), bySku: new Map([[idOf('E1'), 36], [idOf('E3'), 99], [idOf('F3'), 8.25], [idOf('SITE'), 5]]) },
  defaultLocation: 'FR',
  now: NOW,
  ...more,
})

const add = (product: string, ...off: readonly string[]): Change['add'][number] => ({
  skuId: idOf(product),
  disabledPlans: off.map(idOf),
  turnOn: [],
  toggles: 'merge',
})
type People = readonly [count: number, ...has: string[]]
const classes = (...people: readonly People[]): PlanWish['classes'] =>
  people.map(([count, ...has]) => ({ facts: person(has), count }))

describe('sums', () => {
  test('people by outcome', () => {
    const plan = planChange(wish({ add: [add('E1')] }, { classes: classes([30, 'SITE'], [5, 'E1'], [4, 'F3'], [1]) }))
    expect(plan.summary).toEqual({ users: 40, changed: 31, unchanged: 5, refused: 4, inError: 0, waiting: 0 })
  })

  test('seats before and after: refused people take none', () => {
    const plan = planChange(wish({ add: [add('E1')] }, { classes: classes([30], [5, 'E1'], [4, 'F3']) }))
    expect(plan.seats).toEqual([
      {
        poolKey: idOf('E1'),
        skuId: idOf('E1'),
        before: { capacity: 50, consumed: 8, available: 42 },
        after: { consumed: 38, available: 12 },
        short: 0,
      },
    ])
    expect(plan.shortage).toBeNull()
  })

  test('expiring seats may be given, suspended ones never; none are free when over-assigned (D1)', () => {
    const seats = planChange(wish({ add: [add('E1')] }, { pools: [pool('E1', 2, 0, 3)], classes: classes([6]) })).seats
    expect(seats).toMatchObject([{ before: { capacity: 5, available: 5 }, short: 1 }])
    const over = planChange(wish({ remove: [idOf('F3')] }, { classes: classes([2, 'F3']) })).seats
    expect(over).toMatchObject([{ before: { capacity: 5, consumed: 9, available: 0 }, after: { consumed: 7, available: 0 } }])
  })

  test('who has it from a group already takes no second seat, nor frees one', () => {
    expect(planChange(wish({ add: [add('E1')] }, { classes: classes([3, 'E1 @Sales']) })).seats).toEqual([])
    expect(planChange(wish({ remove: [idOf('E1')] }, { classes: classes([3, 'E1', 'E1 @Sales']) })).seats).toEqual([])
  })

  test('services gained and lost, most people first; those of the organisation are nobody’s', () => {
    const plan = planChange(wish({ add: [add('E3')], remove: [idOf('E1')] }, { classes: classes([4, 'E1'], [2, 'E1', 'SITE']) }))
    const inNames = (list: readonly { servicePlanId: string; users: number }[]): string[] =>
      list.map(({ servicePlanId, users }) => `${nameOf(servicePlanId)} ${users}`).sort()
    expect(inNames(plan.services.gained)).toEqual(['mail2 6', 'office 6', 'site2 6'])
    expect(inNames(plan.services.lost)).toEqual(['mail1 6', 'site1 4'])
    expect(plan.services.lost.map(({ users }) => users)).toEqual([6, 4])
  })

  test('warnings, each with how many people it is for', () => {
    const plan = planChange(wish({ add: [add('PHONE')] }, { classes: classes([2], [3, 'SITE'], [4, 'E1']) }))
    expect(plan.warnings).toMatchObject([{ warning: { code: 'DependencyViolation' }, users: 5 }])
  })
})

describe('data (D10)', () => {
  const dataOf = (plan: ReturnType<typeof planChange>) =>
    Object.fromEntries(plan.data.map(({ kind, users, recoverableUntilDateTime: until }) => [kind, [users, until]]))

  test('each kind has its own last instant', () => {
    const all = planChange(wish({ removeAll: true }, { classes: classes([2, 'E3', 'PHONE'], [1, 'E1']) }))
    expect(dataOf(all)).toEqual({
      mailbox: [3, '2026-12-22T09:00:00.000Z'],
      archive: [2, '2026-12-22T09:00:00.000Z'],
      oneDrive: [3, null],
      officeActivation: [2, '2026-12-22T09:00:00.000Z'],
      phoneNumber: [2, NOW],
    })
  })

  test('a mailbox has 60 days with delicensing resiliency', () => {
    const book = { ...smallBook(), mailboxDays: 60 }
    const plan = planChange(wish({ removeAll: true }, { book, classes: classes([1, 'E3']) }))
    expect(dataOf(plan)).toMatchObject({
      mailbox: [1, '2027-01-21T09:00:00.000Z'],
      archive: [1, '2027-01-21T09:00:00.000Z'],
      officeActivation: [1, '2026-12-22T09:00:00.000Z'],
    })
  })
})

describe('cost (D17)', () => {
  test('the bill is what is bought: giving a free seat does not change it', () => {
    const { cost } = planChange(wish({ add: [add('E1')] }, { classes: classes([39]) }))
    expect(cost).toEqual({
      currency: 'USD',
      basis: 'listPrice',
      bill: { before: 1800, after: 1800 },
      inUse: { before: 288, after: 1692 },
      savingPossible: { amount: 0, fromDate: null },
      unpricedSkuIds: [],
    })
  })

  test('taking back saves nothing until the seats are removed, from the renewal on', () => {
    const { cost } = planChange(wish({ remove: [idOf('E1')] }, { classes: classes([2, 'E1']) }))
    expect(cost.bill).toEqual({ before: 1800, after: 1800 })
    expect(cost.savingPossible).toEqual({ amount: 72, fromDate: '2027-03-03T00:00:00.000Z' })
  })

  test('the whole amount is saved from the last renewal on, a trial’s end aside', () => {
    const later = subscription('SITE', 10, { nextLifecycleDateTime: '2027-06-01T00:00:00.000Z' })
    const trial = subscription('E1', 5, { id: idOf('trial'), isTrial: true, nextLifecycleDateTime: '2026-12-01T00:00:00.000Z' })
    const e1 = { ...pool('E1', 55, 8), subscriptionIds: [idOf('sE1'), idOf('trial')] }
    const { cost } = planChange(
      wish({ removeAll: true }, { classes: classes([1, 'E1', 'SITE']), pools: [e1, pool('SITE', 10, 1)], subscriptions: [subscription('E1', 50), trial, later] }),
    )
    expect(cost.savingPossible.fromDate).toBe('2027-06-01T00:00:00.000Z')
    const alone = planChange(wish({ removeAll: true }, { classes: classes([1, 'E1']), pools: [e1], subscriptions: [subscription('E1', 50), trial] }))
    expect(alone.cost.savingPossible.fromDate).toBe('2027-03-03T00:00:00.000Z')
  })

  test('nothing can be saved where more is given than bought', () => {
    expect(planChange(wish({ remove: [idOf('F3')] }, { classes: classes([2, 'F3']) })).cost.savingPossible.amount).toBe(0)
  })

  test('an own price goes before the list price, and a trial costs nothing', () => {
    const own = planChange(wish({ remove: [idOf('E3')] }, { classes: classes([1, 'E3']) })).cost
    expect(own).toMatchObject({ basis: 'ownPrice', bill: { before: 300 }, savingPossible: { amount: 30 } })
    const trial = planChange(
      wish({ remove: [idOf('E1')] }, { classes: classes([1, 'E1']), subscriptions: [subscription('E1', 50, { isTrial: true })] }),
    ).cost
    expect(trial).toMatchObject({ bill: { before: 0 }, savingPossible: { amount: 0, fromDate: null }, unpricedSkuIds: [] })
  })

  test('what is not billed any more, and what has no price', () => {
    const lapsed = wish({ remove: [idOf('E1')] }, { classes: classes([1, 'E1']), subscriptions: [subscription('E1', 50, { status: 'Suspended' })] })
    expect(planChange(lapsed).cost.bill.before).toBe(0)
    const { cost } = planChange(wish({ add: [add('PHONE')] }, { subscriptions: [subscription('PHONE', 10)] }))
    expect(cost).toMatchObject({ bill: { before: 0, after: 0 }, unpricedSkuIds: [idOf('PHONE')] })
  })
})

describe('too few seats', () => {
  const short = wish({ add: [add('E1'), add('PHONE')] }, { classes: classes([40], [6, 'PHONE'], [3, 'E1']) })

  test('a plan says which pools are short, and who needs them', () => {
    expect(planChange(short).shortage).toEqual({
      pools: [
        { poolKey: idOf('E1'), skuId: idOf('E1'), free: 42, wanted: 46 },
        { poolKey: idOf('PHONE'), skuId: idOf('PHONE'), free: 5, wanted: 43 },
      ],
      needs: [[idOf('E1'), idOf('PHONE')], [idOf('E1')], [idOf('PHONE')]],
    })
  })

  test('those unseated are refused and take nothing', () => {
    const plan = planChange({ ...short, unseated: [{ classIndex: 0, skuId: idOf('PHONE'), count: 35 }, { classIndex: 2, skuId: idOf('PHONE'), count: 3 }] })
    expect(plan.summary).toMatchObject({ users: 49, changed: 11, refused: 38 })
    expect(plan.refusals).toEqual([{ refusal: { code: 'CountViolation', skuId: idOf('PHONE') }, users: 38, fixes: [] }])
    expect(plan.seats).toMatchObject([
      { skuId: idOf('E1'), after: { consumed: 19 }, short: 4 },
      { skuId: idOf('PHONE'), after: { consumed: 10, available: 0 }, short: 38 },
    ])
  })

  describe('those unseated', () => {
    const some = wish({ add: [add('SITE'), add('PHONE')] }, {
      classes: classes([10]),
      pools: [pool('SITE', 4, 0), pool('PHONE', 20, 0), pool('E1', 50, 8)],
      unseated: [{ classIndex: 0, skuId: idOf('SITE'), count: 6 }],
      seatFixes: [],
    })
    const offered = planChange(some).refusals[0]?.fixes ?? []

    test('are offered what has the same and free seats, the rest alone, or to wait (D2)', () => {
      expect(offered.map(({ edits }) => edits.map(({ kind }) => kind))).toEqual([['leaveOut', 'give'], ['leaveOut'], ['wait']])
      expect(offered[0]?.effects.seats).toEqual(expect.arrayContaining([{ skuId: idOf('E1'), delta: 6 }, { skuId: idOf('PHONE'), delta: 6 }]))
    })

    test('get what was chosen for them, the others what was wished', () => {
      const plan = planChange({ ...some, seatFixes: offered.slice(0, 1) })
      expect(plan.summary).toMatchObject({ users: 10, changed: 10, refused: 0 })
      expect(plan.seats.map(({ skuId, after }) => [nameOf(skuId), after.consumed])).toEqual([['SITE', 4], ['PHONE', 10], ['E1', 14]])
      expect(plan.instead).toMatchObject([{ classIndex: 0, skuId: idOf('SITE'), count: 6, verdict: { outcome: 'changed' } }])
    })

    test('wait, when that was chosen, and take no seat', () => {
      const plan = planChange({ ...some, seatFixes: offered.slice(2) })
      expect(plan.summary).toMatchObject({ users: 10, changed: 4, refused: 0, waiting: 6 })
      expect(plan.seats.map(({ after }) => after.consumed)).toEqual([4, 4])
      expect(plan.refusals).toEqual([])
    })

    test('are not offered a product without seats for all of them', () => {
      const full = planChange({ ...some, pools: [pool('SITE', 4, 0), pool('PHONE', 20, 0), pool('E1', 13, 8)] })
      expect(full.refusals[0]?.fixes.map(({ edits: [edit] }) => edit?.kind)).toEqual(['leaveOut', 'wait'])
    })
  })

  test('what people bought for themselves is no seat to give, and not in the way (D15)', () => {
    const selfService = { ...pool('E1', 0, 0), id: idOf('own'), ownerId: idOf('anna') }
    const plan = planChange(wish({ add: [add('E1')] }, { pools: [pool('E1', 50, 8), selfService] }))
    expect(plan.shortage).toBeNull()
    const gone = planChange(wish({ add: [add('E1')] }, { pools: [{ ...selfService, units: pool('E1', 9, 0).units }] }))
    expect(gone.shortage).toMatchObject({ pools: [{ free: 0 }] })
  })

  test('a product without a pool has no seats', () => {
    expect(planChange(wish({ add: [add('WEB')] }, { classes: classes([1, 'E1']) })).shortage).toMatchObject({ pools: [{ free: 0, wanted: 1 }] })
  })

  test('seats freed by people who need none count for the others; those of people who might find none do not', () => {
    const change = { add: [add('MEET')], replaceAll: true }
    const refusal = planChange(wish(change)).refusals[0]!.refusal
    const fixes = [{ refusal, edits: [{ kind: 'give' as const, skuId: idOf('E3') }] }]
    const pools = [pool('E3', 1, 1), pool('MEET', 10, 0)]
    const leaves = planChange(wish(change, { fixes, pools, classes: classes([1], [1, 'E3', 'MEET', 'E1 @Sales']) }))
    expect(leaves.shortage).toBeNull()
    expect(leaves.seats).toMatchObject([{ skuId: idOf('E3'), before: { consumed: 1 }, after: { consumed: 1 } }, { skuId: idOf('MEET') }])
    const swaps = planChange(wish(change, { fixes, pools, classes: classes([1], [1, 'E3', 'E1 @Sales']) }))
    expect(swaps.shortage).toMatchObject({ pools: [{ skuId: idOf('E3'), free: 0, wanted: 1 }] })
  })
})

describe('ways out', () => {
  const refusalsOf = (change: Partial<Change>, ...people: readonly People[]): readonly PlannedRefusal[] =>
    planChange(wish(change, { classes: classes(...people) })).refusals
  const kinds = (refusals: readonly PlannedRefusal[]): unknown[] =>
    refusals.flatMap(({ fixes }) => fixes.map(({ edits: [edit] }) => edit?.kind))
  const applied = (change: Partial<Change>, fixId: string, ...people: readonly People[]) => {
    const fix = refusalsOf(change, ...people).flatMap(({ fixes }) => fixes).find(({ id }) => id === fixId)
    return planChange(wish(change, { classes: classes(...people), fixes: fix ? [fix] : [] }))
  }

  test('people with equal refusals are one group, with the largest first', () => {
    const refusals = refusalsOf({ add: [add('E1')] }, [2, 'F3'], [3, 'F3', 'PHONE'], [9, 'F3 @Sales'], [1, 'F3 -mailK'])
    expect(refusals.map(({ users }) => users)).toEqual([14, 1])
  })

  test('of a clash: services off on either side, either product away; the least loss first', () => {
    const [refusal] = refusalsOf({ add: [add('E1')] }, [11, 'F3'])
    expect(kinds([refusal as PlannedRefusal])).toEqual(['turnOff', 'turnOff', 'leaveOut', 'takeBack'])
    expect(refusal?.fixes[0]).toMatchObject({
      id: 'turnOff-1-1',
      edits: [{ plans: [{ skuId: idOf('E1'), servicePlanId: idOf('mail1') }, { skuId: idOf('E1'), servicePlanId: idOf('site1') }] }],
      effects: { changed: 11, lost: [], seats: [{ skuId: idOf('E1'), delta: 11 }] },
    })
    expect(refusal?.fixes[1]).toMatchObject({ edits: [{ plans: [{ skuId: idOf('F3') }, { skuId: idOf('F3') }] }] })
  })

  test('every way out that is offered works, for all that met the refusal', () => {
    const people: readonly People[] = [[2, 'F3'], [3, 'F3', 'PHONE']]
    const fixes = refusalsOf({ add: [add('E1')] }, ...people).flatMap((refusal) => refusal.fixes)
    expect(fixes.length).toBeGreaterThan(0)
    for (const { id, effects } of fixes) {
      const plan = applied({ add: [add('E1')] }, id, ...people)
      expect(plan.refusals).toEqual([])
      expect(plan.summary.changed).toBe(effects.changed)
    }
  })

  test('what a group gives goes only with the membership', () => {
    const [refusal] = refusalsOf({ add: [add('E1')] }, [1, 'F3 @Sales'])
    expect(refusal?.fixes.map(({ edits }) => edits)).toMatchObject([
      [{ kind: 'turnOff', plans: [{ skuId: idOf('E1') }, { skuId: idOf('E1') }] }],
      [{ kind: 'leaveOut', skuIds: [idOf('E1')] }],
      [{ kind: 'takeBack', skuIds: [idOf('F3')] }, { kind: 'leaveGroups', groupIds: [idOf('Sales')] }],
    ])
  })

  test('of a clash within one product: one service or the other', () => {
    const [refusal] = refusalsOf({ add: [add('SELF')] }, [1])
    expect(refusal?.fixes.map(({ edits: [edit] }) => edit)).toMatchObject([
      { kind: 'turnOff', plans: [{ servicePlanId: idOf('mailK') }] },
      { kind: 'turnOff', plans: [{ servicePlanId: idOf('mail1') }] },
      { kind: 'leaveOut' },
    ])
  })

  test('of a clash with two products at once: the services of both are off, or those of the new one', () => {
    const classes = [{ facts: person(['E1 -site1 -web', 'SITE']), count: 1 }]
    const [refusal] = planChange(wish({ add: [add('F3')] }, { classes, pools: [pool('F3', 1, 0)] })).refusals
    expect(refusal?.fixes).toHaveLength(5)
    expect(refusal?.fixes.map(({ edits: [edit] }) => edit)).toContainEqual({
      kind: 'turnOff',
      plans: [{ skuId: idOf('E1'), servicePlanId: idOf('mail1') }, { skuId: idOf('SITE'), servicePlanId: idOf('site1') }],
    })
  })

  test('what has no free seat is no way out: the rest is, without it', () => {
    const both = { add: [add('F3'), add('SITE')] }
    const fixes = (pools: PlanWish['pools']) => planChange(wish(both, { classes: [{ facts: person(['E1']), count: 2 }], pools })).refusals[0]?.fixes ?? []
    const full = fixes([pool('F3', 9, 0), pool('SITE', 1, 0)])
    expect(full.length).toBeGreaterThan(0)
    for (const { effects } of full) expect(effects.seats.filter(({ skuId }) => skuId === idOf('SITE'))).toEqual([])
    expect(fixes([pool('F3', 9, 0), pool('SITE', 2, 0)])[0]?.effects.seats.map(({ skuId }) => nameOf(skuId))).toContain('SITE')
  })

  test('of a missing service: keep it, give what has it and a free seat, or do without', () => {
    const back = refusalsOf({ remove: [idOf('E1')] }, [2, 'E1', 'MEET'])
    expect(kinds(back)).toContain('keep')
    expect(kinds(back)).toContain('takeBack')
    const gifts = refusalsOf({ add: [add('MEET')] }, [2, 'SITE'])[0]?.fixes.flatMap(({ edits: [edit] }) => (edit?.kind === 'give' ? [nameOf(edit.skuId)] : []))
    // F3 is over-assigned and E3 is full: neither has a seat to offer.
    expect(gifts).toEqual(['E1'])
    const selfService = { ...pool('E3', 9, 0), id: idOf('own'), ownerId: idOf('anna') }
    const pools = [pool('E3', 1, 1), selfService, pool('MEET', 9, 0)]
    const none = planChange(wish({ add: [add('MEET')] }, { pools })).refusals[0]?.fixes ?? []
    expect(none.map(({ edits: [edit] }) => edit?.kind)).not.toContain('give')
  })

  test('of a missing service that is only off: switch it on', () => {
    const [refusal] = refusalsOf({ add: [add('MEET')] }, [2, 'E1 -teams'])
    expect(refusal?.fixes.map(({ edits: [edit] }) => edit)).toContainEqual({ kind: 'turnOn', plans: [{ skuId: idOf('E1'), servicePlanId: idOf('teams') }] })
  })

  test('of taking everything back: what is needed stays with its services', () => {
    const change = { replaceAll: true, add: [add('MEET')] }
    const [refusal] = refusalsOf(change, [1, 'E1 -web'])
    const keep = refusal?.fixes.find(({ edits: [edit] }) => edit?.kind === 'keep')
    expect(keep?.effects.lost).toEqual([])
    expect(applied(change, keep?.id ?? '', [1, 'E1 -web']).summary.changed).toBe(1)
  })

  test('to keep a licence is no way out where it would mean to give it', () => {
    const change = { replaceAll: true, add: [add('MEET')] }
    expect(kinds(refusalsOf(change, [1, 'E1']))).toContain('keep')
    expect(kinds(refusalsOf(change, [1, 'E1'], [1, 'SITE']))).not.toContain('keep')
  })

  test('of a missing location: the organisation’s, as an offer', () => {
    const facts = person([], { usageLocation: null })
    const plan = planChange(wish({ add: [add('E1')] }, { classes: [{ facts, count: 3 }] }))
    expect(plan.refusals).toMatchObject([{ refusal: { code: 'UsageLocationMissing' }, fixes: [{ edits: [{ kind: 'setLocation', usageLocation: 'FR' }] }] }])
    const unknown = planChange(wish({ add: [add('E1')] }, { classes: [{ facts, count: 3 }], defaultLocation: null }))
    expect(unknown.refusals[0]?.fixes).toEqual([])
  })

  test('of a prohibited product: without it, or without the service', () => {
    const facts = person(['E1'], { usageLocation: 'CN' })
    const plan = planChange(wish({ add: [add('PHONE')] }, { classes: [{ facts, count: 1 }] }))
    expect(kinds(plan.refusals)).toEqual(['turnOff', 'leaveOut'])
  })

  test('of an inherited, missing or self-service licence: leave it, and do the rest', () => {
    const change = { remove: [idOf('E1'), idOf('SITE')] }
    const plan = applied(change, 'leaveOut-1-1', [3, 'E1 @Sales', 'SITE'], [2, 'E1', 'SITE'])
    expect(plan.summary).toMatchObject({ changed: 5, refused: 0 })
    const inherited = refusalsOf({ remove: [idOf('E1')] }, [3, 'E1 @Sales', 'PHONE @Sales'])[0]
    expect(inherited?.fixes.map(({ edits: [edit], effects: { lost } }) => [edit?.kind, lost.length])).toEqual([['leaveOut', 0], ['leaveGroups', 5]])
    expect(kinds(refusalsOf(change, [1, 'E1 ~own', 'SITE']))).toEqual(['leaveOut'])
    expect(kinds(refusalsOf({ remove: [idOf('E1')] }, [1, 'SITE']))).toEqual(['leaveOut'])
  })

  test('a second refusal, met after the first was got out of, has a way out of its own in the same plan', () => {
    const off = (...plans: readonly (readonly [string, string])[]) => ({
      kind: 'turnOff' as const,
      plans: plans.map(([product, plan]) => ({ skuId: idOf(product), servicePlanId: idOf(plan) })),
    })
    const given = (fixes: PlanWish['fixes']) => planChange(wish({ add: [add('E1')] }, { classes: classes([1, 'F3']), fixes }))
    const clash = { refusal: given([]).refusals[0]!.refusal, edits: [off(['E1', 'mail1'], ['E1', 'site1'], ['F3', 'siteK'])] }
    expect(given([clash]).refusals).toMatchObject([{ refusal: { code: 'DependencyViolation' } }])
    const lack = { refusal: given([clash]).refusals[0]!.refusal, edits: [off(['E1', 'web'], ['F3', 'web'])] }
    expect(given([clash, lack]).summary).toMatchObject({ changed: 1, refused: 0 })
  })

  test('where one step meets the next refusal, up to three together', () => {
    // Without E1's sites the web needs one, and F3's is off.
    const people = ['F3 -mailK -siteK -web', 'MEET'] as const
    const [refusal] = refusalsOf({ add: [add('E1', 'site1')], remove: [idOf('F3')] }, [2, ...people])
    const steps = refusal?.fixes.map(({ edits }) => edits.length) ?? []
    expect(Math.max(...steps)).toBeLessThanOrEqual(3)
    for (const { id } of refusal?.fixes ?? [])
      expect(applied({ add: [add('E1', 'site1')], remove: [idOf('F3')] }, id, [2, ...people]).summary.refused).toBe(0)
    const both = refusalsOf({ add: [add('MEET'), add('POWER')] }, [1])
    expect(both[0]?.fixes.map(({ edits }) => edits.map(({ kind }) => kind))).toContainEqual(['leaveOut', 'give'])
  })

  test('of a mail address that somebody has: without the mailbox', () => {
    const facts = person([], { addressInUse: 'anna@contoso.com' })
    const plan = planChange(wish({ add: [add('E1')] }, { classes: [{ facts, count: 1 }] }))
    expect(kinds(plan.refusals)).toEqual(['turnOff', 'leaveOut'])
  })

  test('of a product that is sold beside another: that one too, or neither', () => {
    const rule = { id: 'PHONE-needs', severity: 'refuse' as const, skuId: idOf('PHONE'), requiresAnyOf: [idOf('E1'), idOf('E3')] }
    const book = { ...smallBook(), prerequisites: [rule] }
    const plan = planChange(wish({ add: [add('PHONE')] }, { book, classes: classes([1, 'SITE']) }))
    expect(plan.refusals[0]?.fixes.map(({ edits: [edit] }) => edit)).toEqual([{ kind: 'give', skuId: idOf('E1') }, { kind: 'leaveOut', skuIds: [idOf('PHONE')] }])
    const back = planChange(wish({ remove: [idOf('E1')] }, { book, classes: classes([1, 'E1', 'PHONE']) }))
    expect(kinds(back.refusals)).toEqual(['keep', 'takeBack'])
  })

  test('there is none for what cannot be helped here', () => {
    expect(refusalsOf({ add: [add('POWER')] }, [1])).toMatchObject([{ refusal: { code: 'ProductNotOwned' }, fixes: [] }])
  })
})
