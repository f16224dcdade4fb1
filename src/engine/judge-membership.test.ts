// Licences from groups, a row each: what somebody has, the group as it should be, what comes of it.
// See test/fixtures/small-book.ts for the products and how licences are written.
import { describe, expect, test } from 'vitest'
import type { LicenseError } from '#model/license.ts'
import { allInWords, idOf, license, nameOf, person, smallBook } from '#test/fixtures/small-book.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { licenseAssignmentStatesOf, plansInForce, seatsOf } from './effective-plans.ts'
import { judgeMembership } from './judge-membership.ts'
import { reconcile } from './reconcile.ts'
import type { MemberVerdict } from './reconcile.ts'
import type { GroupFacts, MemberGround } from './settle-groups.ts'

const BOOK = smallBook()

/** A group from words: its name, then its licences as in `E1 -teams`. */
const group = (name: string, ...words: readonly string[]): GroupFacts => ({
  id: idOf(name),
  licenses: words.map(license).map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })),
})
const sales = (...words: readonly string[]): GroupFacts => group('Sales', ...words)

interface More {
  readonly facts?: Partial<PersonFacts>
  /** Products without a free seat. */
  readonly short?: readonly string[]
  readonly tenantLocation?: string | null
}
const ground = ({ short, tenantLocation = 'FR' }: More): MemberGround => ({
  tenantLocation,
  seats: short ? new Set(short.map(idOf)) : 'free',
})

type Row = readonly [name: string, has: readonly string[], gives: readonly string[], outcome: MemberVerdict['outcome'], after: readonly string[], more?: More]

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'joining (3.2, 1)': [
    ['gives the licences of the group', [], ['E1'], 'changed', ['E1 @Sales']],
    ['with the services it has off', [], ['E1 -teams'], 'changed', ['E1 @Sales -teams']],
    ['all its products at once', [], ['E1', 'MEET'], 'changed', ['E1 @Sales', 'MEET @Sales']],
    ['beside a direct licence, which stays (3.2, 2)', ['E1 -teams'], ['E1'], 'changed', ['E1 -teams', 'E1 @Sales']],
    ['beside what the person bought (D15)', ['E1 ~own'], ['E1'], 'changed', ['E1 @Sales', 'E1 ~own']],
    ['a group without licences gives nothing', ['E1'], [], 'unchanged', ['E1']],
    ['a blocked person too', [], ['E1'], 'changed', ['E1 @Sales'], { facts: { accountEnabled: false } }],
    ['a guest too: the group was licensed, not the guest', [], ['E1'], 'changed', ['E1 @Sales'], { facts: { userType: 'Guest' } }],
  ],
  'staying': [
    ['what is as it should be stays', ['E1 @Sales'], ['E1'], 'unchanged', ['E1 @Sales']],
    ['one more product', ['E1 @Sales'], ['E1', 'MEET'], 'changed', ['E1 @Sales', 'MEET @Sales']],
    ['one product less', ['E1 @Sales', 'MEET @Sales'], ['E1'], 'changed', ['E1 @Sales']],
    ['services off', ['E1 @Sales'], ['E1 -teams'], 'changed', ['E1 @Sales -teams']],
    ['services on', ['E1 @Sales -teams'], ['E1'], 'changed', ['E1 @Sales']],
    ['another product instead, at once (3.6)', ['F3 @Sales'], ['E1'], 'changed', ['E1 @Sales']],
    ['a swap keeps what a direct licence depends on', ['E1 @Sales', 'MEET'], ['E3'], 'changed', ['E3 @Sales', 'MEET']],
    ['a suspended licence stays suspended (D18)', ['E1 @Sales !Disabled'], ['E1'], 'unchanged', ['E1 @Sales !Disabled']],
  ],
  'leaving': [
    ['takes its licences', ['E1 @Sales'], [], 'changed', []],
    ['leaves the direct one (3.2, 2)', ['E1', 'E1 @Sales'], [], 'changed', ['E1']],
    ['leaves that of another group', ['E1 @Sales', 'E1 @IT -teams'], [], 'changed', ['E1 @IT -teams']],
    ['takes what was in error', ['E1 @Sales !Error:CountViolation'], [], 'changed', []],
    ['takes what was suspended', ['E1 @Sales !Disabled'], [], 'changed', []],
    ['takes both of two that depend on each other', ['E1 @Sales', 'MEET @Sales'], [], 'changed', []],
  ],
  'what another licence depends on (D4)': [
    ['stays in error on leaving', ['E1 @Sales', 'MEET'], [], 'inError', ['E1 @Sales !ActiveWithError:DependencyViolation', 'MEET']],
    ['stays in error on withdrawal', ['E1 @Sales', 'SITE @Sales', 'MEET'], ['SITE'], 'inError', ['E1 @Sales !ActiveWithError:DependencyViolation', 'MEET', 'SITE @Sales']],
    ['stays while it is depended on', ['E1 @Sales !ActiveWithError:DependencyViolation', 'MEET'], [], 'inError', ['E1 @Sales !ActiveWithError:DependencyViolation', 'MEET']],
    ['goes by itself when that is gone', ['E1 @Sales !ActiveWithError:DependencyViolation'], [], 'changed', []],
    ['goes when it comes from elsewhere too', ['E1 @Sales', 'E3', 'MEET'], [], 'changed', ['E3', 'MEET']],
    ['is in order again when the person comes back', ['E1 @Sales !ActiveWithError:DependencyViolation', 'MEET'], ['E1'], 'changed', ['E1 @Sales', 'MEET']],
    ['as few as will do stay', ['E1 @Sales', 'E3 @Sales', 'MEET'], [], 'inError', ['E3 @Sales !ActiveWithError:DependencyViolation', 'MEET']],
    ['a service is not switched off', ['E1 @Sales', 'MEET'], ['E1 -teams'], 'inError', ['E1 @Sales !ActiveWithError:DependencyViolation', 'MEET']],
    ['a rule that only warns holds nothing', ['E1 @Sales', 'PHONE'], [], 'changed', ['PHONE']],
    ['what lacked it before holds nothing', ['SITE @Sales', 'MEET'], [], 'changed', ['MEET']],
    ['stays when the group is in error', ['E1 @Sales', 'MEET'], ['E1', 'E3'], 'waiting', ['E1 @Sales !ActiveWithError:DependencyViolation', 'E3 @Sales !Error:CountViolation', 'MEET'], { short: ['E3'] }],
  ],
  'all or nothing (D3)': [
    ['one product short, the others say Other', [], ['E1', 'SITE'], 'waiting', ['E1 @Sales !Error:CountViolation', 'SITE @Sales !Error:Other'], { short: ['E1'] }],
    ['both short', [], ['E1', 'SITE'], 'waiting', ['E1 @Sales !Error:CountViolation', 'SITE @Sales !Error:CountViolation'], { short: ['E1', 'SITE'] }],
    ['one clashes, the others say Other', ['F3'], ['E1', 'PHONE'], 'inError', ['E1 @Sales !Error:MutuallyExclusiveViolation', 'F3', 'PHONE @Sales !Error:Other']],
    ['a product that comes to fail takes the others along', ['SITE @Sales'], ['SITE', 'E1'], 'waiting', ['E1 @Sales !Error:CountViolation', 'SITE @Sales !Error:Other'], { short: ['E1'] }],
    ['heals together', ['E1 @Sales !Error:CountViolation', 'SITE @Sales !Error:Other'], ['E1', 'SITE'], 'changed', ['E1 @Sales', 'SITE @Sales']],
  ],
  'seats (3.2, 10)': [
    ['none free: the wish is kept', [], ['E1'], 'waiting', ['E1 @Sales !Error:CountViolation'], { short: ['E1'] }],
    ['still none', ['E1 @Sales !Error:CountViolation'], ['E1'], 'waiting', ['E1 @Sales !Error:CountViolation'], { short: ['E1'] }],
    ['who is seated keeps it', ['E1 @Sales'], ['E1'], 'unchanged', ['E1 @Sales'], { short: ['E1'] }],
    ['who is seated directly needs none (3.2, 5)', ['E1'], ['E1'], 'changed', ['E1', 'E1 @Sales'], { short: ['E1'] }],
    ['who is seated by another group needs none', ['E1 @IT'], ['E1'], 'changed', ['E1 @IT', 'E1 @Sales'], { short: ['E1'] }],
    ['what the person bought is another pool (D15)', ['E1 ~own'], ['E1'], 'waiting', ['E1 @Sales !Error:CountViolation', 'E1 ~own'], { short: ['E1'] }],
    ['a product that is not owned has none', [], ['POWER'], 'waiting', ['POWER @Sales !Error:CountViolation']],
    ['a product that people own has none for groups (D15)', [], ['VISIO'], 'waiting', ['VISIO @Sales !Error:CountViolation']],
    ['what is owned no more stays on record (D18)', ['POWER @Sales'], ['POWER'], 'unchanged', ['POWER @Sales']],
    ['who clashes asks for none', ['F3'], ['E1'], 'inError', ['E1 @Sales !Error:MutuallyExclusiveViolation', 'F3'], { short: ['E1'] }],
  ],
  'errors (2.3)': [
    ['a clash with a direct licence', ['F3'], ['E1'], 'inError', ['E1 @Sales !Error:MutuallyExclusiveViolation', 'F3']],
    ['a clash within the group', [], ['F3', 'E1'], 'inError', ['E1 @Sales !Error:MutuallyExclusiveViolation', 'F3 @Sales !Error:MutuallyExclusiveViolation']],
    ['no clash with what is itself in error', ['F3 @IT !Error:CountViolation'], ['E1'], 'changed', ['E1 @Sales', 'F3 @IT !Error:CountViolation']],
    ['never resolved by itself while it lasts (3.2, 9)', ['E1 @Sales !Error:MutuallyExclusiveViolation', 'F3'], ['E1'], 'inError', ['E1 @Sales !Error:MutuallyExclusiveViolation', 'F3']],
    ['heals when the other is gone', ['E1 @Sales !Error:MutuallyExclusiveViolation'], ['E1'], 'changed', ['E1 @Sales']],
    ['a service without what it needs', [], ['MEET'], 'inError', ['MEET @Sales !Error:DependencyViolation']],
    ['what it needs from another route', ['E1'], ['MEET'], 'changed', ['E1', 'MEET @Sales']],
    ['a product prohibited there', [], ['MEET', 'E1'], 'inError', ['E1 @Sales !Error:Other', 'MEET @Sales !Error:ProhibitedInUsageLocationViolation'], { facts: { usageLocation: 'BN' } }],
    ['prohibited but held already: in force, in error (D14)', ['E1 @Sales', 'MEET @Sales'], ['E1', 'MEET'], 'changed', ['E1 @Sales', 'MEET @Sales !ActiveWithError:ProhibitedInUsageLocationViolation'], { facts: { usageLocation: 'BN' } }],
    ['a mail address that somebody has', [], ['E1', 'PHONE'], 'inError', ['E1 @Sales !Error:UniquenessViolation', 'PHONE @Sales !Error:Other'], { facts: { addressInUse: 'anna@contoso.com' } }],
    ['no mailbox, no address', [], ['SITE'], 'changed', ['SITE @Sales'], { facts: { addressInUse: 'anna@contoso.com' } }],
    ['a mailbox that is there already', ['E1'], ['E3'], 'changed', ['E1', 'E3 @Sales'], { facts: { addressInUse: 'anna@contoso.com' } }],
    ['a product of the organisation as a whole', [], ['ORG'], 'inError', ['ORG @Sales !Error:Other']],
  ],
  'location (D14)': [
    ['without one the tenant’s counts', [], ['E1'], 'changed', ['E1 @Sales'], { facts: { usageLocation: null } }],
    ['and what is prohibited there', [], ['E1', 'MEET'], 'inError', ['E1 @Sales !Error:Other', 'MEET @Sales !Error:ProhibitedInUsageLocationViolation'], { facts: { usageLocation: null }, tenantLocation: 'BN' }],
    ['one’s own goes before the tenant’s', [], ['E1', 'MEET'], 'changed', ['E1 @Sales', 'MEET @Sales'], { tenantLocation: 'BN' }],
    ['without either', [], ['E1'], 'inError', ['E1 @Sales !Error:ProhibitedInUsageLocationViolation'], { facts: { usageLocation: null }, tenantLocation: null }],
    ['without either, what is held stays', ['E1 @Sales'], ['E1'], 'unchanged', ['E1 @Sales'], { facts: { usageLocation: null }, tenantLocation: null }],
  ],
}

describe.each(Object.entries(ROWS))('%s', (_, rows) => {
  const cases = rows.map(([name, has, gives, outcome, after, more = {}]) => ({ name, has, gives, outcome, after, more }))
  test.each(cases)('$name', ({ has, gives, outcome, after, more }) => {
    const verdict = judgeMembership(person(has, more.facts), sales(...gives), BOOK, ground(more))
    expect([verdict.outcome, allInWords(verdict.after.situation)]).toEqual([outcome, after])
  })
})

describe('what is told', () => {
  const told = ({ errors }: MemberVerdict): (readonly [string, LicenseError, string])[] =>
    errors.map(({ skuId, error, refusal }) => [nameOf(skuId), error, refusal.code])

  test('for Other, which product failed and why', () => {
    const verdict = judgeMembership(person(['F3']), sales('E1', 'PHONE'), BOOK, ground({}))
    expect(told(verdict)).toEqual([
      ['E1', 'MutuallyExclusiveViolation', 'MutuallyExclusiveViolation'],
      ['PHONE', 'Other', 'MutuallyExclusiveViolation'],
    ])
  })

  test('for what stays, who depends on it', () => {
    const verdict = judgeMembership(person(['E1 @Sales', 'MEET']), sales(), BOOK, ground({}))
    expect(verdict.errors).toMatchObject([{ groupId: idOf('Sales'), refusal: { missing: [{ dependent: { skuId: idOf('MEET') } }] } }])
  })

  test('the location of a person stays empty', () => {
    expect(judgeMembership(person([], { usageLocation: null }), sales('E1'), BOOK, ground({})).after.usageLocation).toBeNull()
  })
})

describe('several groups at once', () => {
  const all = (has: readonly string[], groups: readonly GroupFacts[], more: More = {}): string[] =>
    allInWords(reconcile(person(has, more.facts), groups, BOOK, ground(more)).after.situation)
  const joined = (since: string, facts: GroupFacts): GroupFacts => ({ ...facts, since })

  const cases: readonly (readonly [name: string, has: readonly string[], groups: readonly GroupFacts[], after: readonly string[], more?: More])[] = [
    ['the same product: one record each, the union of services', [], [sales('E1 -teams'), group('IT', 'E1 -web')], ['E1 @IT -web', 'E1 @Sales -teams']],
    ['of two that clash who joined first', [], [joined('2026-02', sales('F3')), joined('2026-01', group('IT', 'E1'))], ['E1 @IT', 'F3 @Sales !Error:MutuallyExclusiveViolation']],
    ['of two that clash what is in force', ['F3 @Sales'], [joined('2026-02', sales('F3')), joined('2026-01', group('IT', 'E1'))], ['E1 @IT !Error:MutuallyExclusiveViolation', 'F3 @Sales']],
    ['from one group to another at once, without a gap', ['F3 @Sales', 'MEET'], [group('IT', 'E1')], ['E1 @IT', 'MEET']],
    ['an add-on of one group finds its base in another', [], [sales('MEET'), group('IT', 'E1')], ['E1 @IT', 'MEET @Sales']],
    ['and falls with it', [], [sales('MEET'), group('IT', 'E1')], ['E1 @IT !Error:CountViolation', 'MEET @Sales !Error:DependencyViolation'], { short: ['E1'] }],
    ['every group that was left', ['E1 @Sales', 'SITE @IT', 'PHONE'], [], ['PHONE']],
    ['from direct to group without a gap (3.5)', ['E1'], [sales('E1')], ['E1', 'E1 @Sales']],
  ]
  test.each(cases.map(([name, has, groups, after, more = {}]) => ({ name, has, groups, after, more })))('$name', ({ has, groups, after, more }) => {
    expect(all(has, groups, more)).toEqual(after)
  })
})

test('a service that a product gains is on in every group that gives it (3.2, 8)', () => {
  const before = judgeMembership(person([]), sales('SITE'), BOOK, ground({})).after
  const site = BOOK.products.get(idOf('SITE'))!
  const grown = { ...site, plans: [...site.plans, { servicePlanId: idOf('new'), appliesTo: 'User' as const }] }
  const later = { ...BOOK, products: new Map([...BOOK.products, [idOf('SITE'), grown]]) }
  expect(judgeMembership(before, sales('SITE'), later, ground({})).outcome).toBe('unchanged')
  expect([...plansInForce(before.situation, later).keys()]).toContain(idOf('new'))
})

test('one seat, however many sources (3.2, 5)', () => {
  const { after } = reconcile(person(['E1']), [sales('E1'), group('IT', 'E1')], BOOK, ground({}))
  expect([...seatsOf(after.situation).values()].map(nameOf)).toEqual(['E1'])
})

test('each source has its own state, as Graph shows it (2.2)', () => {
  const { after } = reconcile(person(['F3']), [sales('E1', 'PHONE'), group('IT', 'F3 -teams')], BOOK, ground({}))
  const states = licenseAssignmentStatesOf(after.situation, 'then').map(({ skuId, assignedByGroup, state, error }) =>
    [nameOf(skuId), assignedByGroup && nameOf(assignedByGroup), state, error].join(' '),
  )
  expect(states.sort()).toEqual([
    'E1 Sales Error MutuallyExclusiveViolation',
    'F3  Active None',
    'F3 IT Active None',
    'PHONE Sales Error Other',
  ])
})

describe('prerequisites between products, off unless a tenant wants them', () => {
  const rule = { id: 'visio-needs', severity: 'refuse', skuId: idOf('PHONE'), requiresAnyOf: [idOf('E1'), idOf('E3')] } as const
  const strict = { ...BOOK, prerequisites: [rule] }
  const after = (has: readonly string[], ...gives: readonly string[]): string[] =>
    allInWords(judgeMembership(person(has), sales(...gives), strict, ground({})).after.situation)

  test('a product without what it is sold beside is in error', () => {
    expect(after([], 'PHONE')).toEqual(['PHONE @Sales !Error:DependencyViolation'])
    expect(after(['E3'], 'PHONE')).toEqual(['E3', 'PHONE @Sales'])
  })

  test('what it is sold beside stays', () => {
    expect(after(['E1 @Sales', 'PHONE'])).toEqual(['E1 @Sales !ActiveWithError:DependencyViolation', 'PHONE'])
  })
})
