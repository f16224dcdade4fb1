// The rules of licences for one person, a row each: what somebody has, what is wished, what comes of it.
// See test/fixtures/small-book.ts for the products and how licences are written.
import { describe, expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import type { AddLicense, Change, ServiceChange } from '#model/change.ts'
import type { RefusalCode } from '#model/refusal.ts'
import { allInWords, idOf, person, smallBook } from '#test/fixtures/small-book.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { judge } from './judge-person.ts'
import type { Verdict } from './judge-person.ts'

const add = (words: string, more: Partial<AddLicense> = {}): AddLicense => {
  const [product = '', ...off] = words.split(' -')
  return { skuId: idOf(product), disabledPlans: off.map(idOf), turnOn: [], toggles: 'merge', ...more }
}
const give = (...products: readonly string[]): Partial<Change> => ({ add: products.map((words) => add(words)) })
const takeBack = (...products: readonly string[]): Partial<Change> => ({ remove: products.map(idOf) })
const swap = (from: string, to: string): Partial<Change> => ({ ...give(to), ...takeBack(from) })
const service = (product: string, turn: { on?: string[]; off?: string[] }): ServiceChange => ({
  skuId: idOf(product),
  turnOn: (turn.on ?? []).map(idOf),
  turnOff: (turn.off ?? []).map(idOf),
})
const services = (...changes: readonly ServiceChange[]): Partial<Change> => ({ services: changes })
const reset = (words: string): Partial<Change> => ({ add: [add(words, { toggles: 'reset' })] })

const LEAVE: Partial<Change> = { inherited: 'leaveGroups' }

type Expected = readonly string[] | 'unchanged' | RefusalCode
type Row = readonly [name: string, has: readonly string[], wish: Partial<Change>, expected: Expected, facts?: Partial<PersonFacts>]

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'the wish itself': [
    ['nothing is wished', ['E1'], {}, 'NothingToChange'],
    ['a product twice', [], give('E1', 'E1 -teams'), 'AddedTwice'],
    ['a product given and taken back', ['E1'], swap('E1', 'E1'), 'AddedAndRemoved'],
    ['a product nobody knows', [], give('NONE'), 'ProductUnknown'],
    ['a product that is not owned', [], give('POWER'), 'ProductNotOwned'],
    ['taking back what nobody knows', ['E1'], takeBack('NONE'), 'ProductUnknown'],
    ['taking back what was never owned', ['E1'], takeBack('POWER'), 'ProductNotOwned'],
    ['taking back what is owned no more, but held', ['POWER'], takeBack('POWER'), []],
    ['a product of the organisation as a whole', [], give('ORG'), 'ProductNotForUsers'],
    ['a product bought by people for themselves (D15)', [], give('VISIO'), 'SelfServiceOwned'],
    ['a service of another product', [], give('E1 -office'), 'ServicePlanNotInProduct'],
    ['a service of another product, for a holder', ['E1'], services(service('E1', { off: ['office'] })), 'ServicePlanNotInProduct'],
    ['switching off a service of the organisation (D19)', [], give('E1 -found'), 'ServicePlanNotForUsers'],
    ['a location that is no country', ['E1'], { usageLocation: 'XX' }, 'UsageLocationInvalid'],
  ],
  'giving': [
    ['all services are on', [], give('E1'), ['E1']],
    ['some services are off', [], give('E1 -teams'), ['E1 -teams']],
    ['several products at once', [], give('E1', 'MEET'), ['E1', 'MEET']],
    ['what is held already', ['E1 -teams'], give('E1'), 'unchanged'],
    ['what a group gives already: a second record, one seat', ['E1 @Sales'], give('E1'), ['E1', 'E1 @Sales']],
    ['what the person bought already', ['E1 ~own'], give('E1'), ['E1', 'E1 ~own']],
    ['again clears an error', ['E1 !ActiveWithError:Other'], give('E1'), ['E1']],
    ['again leaves a suspended licence suspended (D18)', ['E1 !Disabled'], give('E1 -teams'), ['E1 -teams !Disabled']],
    ['beside a group licence in error, which stays', ['E3 @Sales !Error:CountViolation'], give('E1'), ['E1', 'E3 @Sales !Error:CountViolation']],
    ['to somebody blocked', [], give('E1'), ['E1'], { accountEnabled: false }],
  ],
  'toggles (D11)': [
    ['merge keeps off what was off', ['E1 -teams'], give('E1 -web'), ['E1 -teams -web']],
    ['merge keeps off in a product what is on in another', ['E1 -teams', 'E3 @Sales'], give('E1 -web'), ['E1 -teams -web', 'E3 @Sales']],
    ['merge keeps off in the next product what is off in the last', ['E1 -teams'], give('SITE', 'E3'), ['E1 -teams', 'E3 -teams', 'SITE']],
    ['a swap keeps it off too', ['E1 -teams'], swap('E1', 'E3'), ['E3 -teams']],
    ['what is on in one product is not off', ['E1 -teams', 'E3 @Sales'], swap('E1', 'E3'), ['E3', 'E3 @Sales']],
    ['a group licence in error has nothing off', ['E3 -teams @Sales !Error:CountViolation'], give('E1'), ['E1', 'E3 @Sales -teams !Error:CountViolation']],
    ['merge turns on what is named', ['E1 -teams -web'], { add: [add('E3', { turnOn: [idOf('teams')] })], remove: [idOf('E1')] }, ['E3 -web']],
    ['turning on what it turns off stays off', ['E1'], { add: [add('E1 -teams', { turnOn: [idOf('teams')] })] }, ['E1 -teams']],
    ['reset replaces the list, as Graph does', ['E1 -teams'], reset('E1 -web'), ['E1 -web']],
    ['reset ignores other products', ['E1 -teams'], { ...reset('E3'), remove: [idOf('E1')] }, ['E3']],
  ],
  'location (D14)': [
    ['giving without one', [], give('E1'), 'UsageLocationMissing', { usageLocation: null }],
    ['giving with one that is no country', [], give('E1'), 'UsageLocationInvalid', { usageLocation: 'XX' }],
    ['giving with one in the same change', [], { ...give('E1'), usageLocation: 'FR' }, ['E1'], { usageLocation: null }],
    ['taking back without one', ['E1'], takeBack('E1'), [], { usageLocation: null }],
    ['switching off without one', ['E1'], services(service('E1', { off: ['teams'] })), ['E1 -teams'], { usageLocation: null }],
    ['switching on without one', ['E1 -teams'], services(service('E1', { on: ['teams'] })), 'UsageLocationMissing', { usageLocation: null }],
    ['a product prohibited there', ['E1'], give('MEET'), 'ProhibitedInUsageLocationViolation', { usageLocation: 'BN' }],
    ['prohibited in the new location', ['E1'], { ...give('MEET'), usageLocation: 'BN' }, 'ProhibitedInUsageLocationViolation'],
    ['a service prohibited there', ['E1'], give('PHONE'), 'ProhibitedInUsageLocationViolation', { usageLocation: 'CN' }],
    ['the service switched off', ['E1'], give('PHONE -phone'), ['E1', 'PHONE -phone'], { usageLocation: 'CN' }],
    ['a rule that allows', [], give('E1'), ['E1'], { usageLocation: 'FR' }],
    ['moving: what is held stays, in error', ['E1', 'MEET'], { usageLocation: 'BN' }, ['E1', 'MEET !ActiveWithError:ProhibitedInUsageLocationViolation']],
    ['moving back heals it', ['E1', 'MEET !ActiveWithError:ProhibitedInUsageLocationViolation'], { usageLocation: 'FR' }, ['E1', 'MEET'], { usageLocation: 'BN' }],
    ['switching the service off heals it', ['E1', 'PHONE !ActiveWithError:ProhibitedInUsageLocationViolation'], services(service('PHONE', { off: ['phone'] })), ['E1', 'PHONE -phone'], { usageLocation: 'CN' }],
    ['a wish of a group stays a wish', ['E1 @Sales !Error:ProhibitedInUsageLocationViolation'], { usageLocation: 'US' }, ['E1 @Sales !Error:ProhibitedInUsageLocationViolation']],
    ['a wish of a group is not yet held', ['E1', 'MEET @Sales !Error:CountViolation'], give('MEET'), 'ProhibitedInUsageLocationViolation', { usageLocation: 'BN' }],
    ['switching on for who lacks the product needs none', [], services(service('E1', { on: ['teams'] })), 'unchanged', { usageLocation: null }],
    ['moving leaves other errors alone', ['E1 @Sales !ActiveWithError:DependencyViolation'], { usageLocation: 'US' }, ['E1 @Sales !ActiveWithError:DependencyViolation']],
    ['something else for who holds a prohibited one', ['E1', 'MEET'], give('SITE'), ['E1', 'MEET', 'SITE'], { usageLocation: 'BN' }],
    ['giving again what is prohibited does not heal it', ['E1', 'MEET !ActiveWithError:ProhibitedInUsageLocationViolation'], give('MEET'), 'unchanged', { usageLocation: 'BN' }],
    ['the same location again', ['E1'], { usageLocation: 'FR' }, 'unchanged'],
  ],
  'taking back': [
    ['a direct licence', ['E1', 'MEET'], takeBack('MEET'), ['E1']],
    ['what is not held', ['E1'], takeBack('E3'), 'LicenseNotAssigned'],
    ['what only a group gives', ['E1 @Sales'], takeBack('E1'), 'LicenseInherited'],
    ['what the person bought', ['E1 ~own'], takeBack('E1'), 'SelfServiceOwned'],
    ['the direct one of two; the group keeps its own (3.2)', ['E1', 'E1 @Sales'], takeBack('E1'), ['E1 @Sales']],
    ['everything direct', ['E1', 'MEET', 'E3 @Sales'], { removeAll: true }, ['E3 @Sales']],
    ['everything from who has nothing direct', ['E3 @Sales'], { removeAll: true }, 'unchanged'],
    ['everything but what comes', ['E1', 'SITE'], { ...give('E3'), replaceAll: true }, ['E3']],
    ['everything but what comes and is there, with its services', ['E1 -teams', 'SITE'], { ...give('E1'), replaceAll: true }, ['E1 -teams']],
    ['a licence in error', ['E1 !ActiveWithError:Other'], takeBack('E1'), []],
  ],
  'leaving groups': [
    ['what a group gives goes with the membership', ['E1 @Sales'], { ...takeBack('E1'), ...LEAVE }, []],
    ['and whatever else the group gives', ['E1 @Sales', 'PHONE @Sales'], { ...takeBack('E1'), ...LEAVE }, []],
    ['the direct one and the inherited one', ['E1', 'E1 @Sales', 'SITE'], { ...takeBack('E1'), ...LEAVE }, ['SITE']],
    ['every group that gives it', ['E1 @Sales', 'E1 @IT', 'E3 @HR'], { ...takeBack('E1'), ...LEAVE }, ['E3 @HR']],
    ['a wish in error goes too', ['E1 @Sales !Error:CountViolation'], { ...takeBack('E1'), ...LEAVE }, []],
    ['for good: everything', ['E1', 'E3 @Sales', 'VISIO ~own'], { removeAll: true, ...LEAVE }, ['VISIO ~own']],
    ['a group that gives none of it is not left', ['E1 @Sales', 'E3 @HR', 'SITE'], { ...takeBack('SITE'), ...LEAVE }, ['E1 @Sales', 'E3 @HR']],
    ['replacing keeps a group that gives what comes', ['E1 @Sales', 'F3 @HR'], { ...give('E1'), replaceAll: true, ...LEAVE }, ['E1', 'E1 @Sales']],
    ['what others depend on is refused, as for direct licences (D4)', ['E1 @Sales', 'MEET'], { ...takeBack('E1'), ...LEAVE }, 'DependencyViolation'],
    ['what the person bought cannot be left', ['E1 ~own'], { ...takeBack('E1'), ...LEAVE }, 'SelfServiceOwned'],
    ['a group with a membership rule', ['E1 @Ruled'], { ...takeBack('E1'), ...LEAVE }, 'MembershipRuled'],
  ],
  'a mail address that somebody has': [
    ['a first mailbox', [], give('E1'), 'UniquenessViolation', { addressInUse: 'anna@contoso.com' }],
    ['no mailbox', [], give('E1 -mail1'), ['E1 -mail1'], { addressInUse: 'anna@contoso.com' }],
    ['a mailbox that is there already', ['E1'], swap('E1', 'E3'), ['E3'], { addressInUse: 'anna@contoso.com' }],
  ],
  'services on and off': [
    ['off', ['E1'], services(service('E1', { off: ['teams', 'web'] })), ['E1 -teams -web']],
    ['on', ['E1 -teams -web'], services(service('E1', { on: ['web'] })), ['E1 -teams']],
    ['only the named ones change', ['E1 -web'], services(service('E1', { off: ['teams'] })), ['E1 -teams -web']],
    ['for who lacks the product', ['MEET', 'E3'], services(service('E1', { off: ['teams'] })), 'unchanged'],
    ['for who has it from a group', ['E1 @Sales'], services(service('E1', { off: ['teams'] })), 'LicenseInherited'],
    ['as the group has it already', ['E1 @Sales -teams'], services(service('E1', { off: ['teams'] })), 'unchanged'],
    ['on, where the group has it off', ['E1 @Sales -teams'], services(service('E1', { on: ['teams'] })), 'LicenseInherited'],
    ['off in the direct one, while the group keeps it on', ['E1', 'E1 @Sales'], services(service('E1', { off: ['teams'] })), 'LicenseInherited'],
    ['on in the direct one, while the group has it off', ['E1 -teams', 'E1 @Sales -teams'], services(service('E1', { on: ['teams'] })), ['E1', 'E1 @Sales -teams']],
    ['for who bought it', ['E1 ~own'], services(service('E1', { off: ['teams'] })), 'SelfServiceOwned'],
    ['for who waits for it', ['E1 @Sales !Error:CountViolation'], services(service('E1', { off: ['teams'] })), 'unchanged'],
    ['in a product that comes in the same change', [], { ...give('E1'), ...services(service('E1', { off: ['teams'] })) }, ['E1 -teams']],
    ['on again what clashes', ['F3', 'E1 -mail1 -site1'], services(service('E1', { on: ['mail1'] })), 'MutuallyExclusiveViolation'],
    ['on in a product that comes beside that of the group', ['E1 @Sales -teams'], { ...give('E1 -web'), ...services(service('E1', { on: ['teams'] })) }, ['E1 -web', 'E1 @Sales -teams']],
    ['on in a product that goes, while the group keeps it off', ['E1', 'E1 @Sales -teams'], { ...takeBack('E1'), ...services(service('E1', { on: ['teams'] })) }, 'LicenseInherited'],
    ['in a product that goes', ['E1'], { ...takeBack('E1'), ...services(service('E1', { off: ['teams'] })) }, []],
    ['in a product nobody knows', ['E1'], services(service('NONE', { off: ['teams'] })), 'ProductUnknown'],
  ],
  'clashes (D5)': [
    ['between a new product and a held one', ['F3'], give('E1'), 'MutuallyExclusiveViolation'],
    ['with a licence from a group', ['F3 @Sales'], give('E1'), 'MutuallyExclusiveViolation'],
    ['with one in force though in error', ['F3 @Sales !ActiveWithError:Other'], give('E1'), 'MutuallyExclusiveViolation'],
    ['not with one in error', ['F3 @Sales !Error:Other'], give('E1'), ['E1', 'F3 @Sales !Error:Other']],
    ['not with one that is suspended', ['F3 @Sales !Disabled'], give('E1'), ['E1', 'F3 @Sales !Disabled']],
    ['between two new products', [], give('F3', 'E1'), 'MutuallyExclusiveViolation'],
    ['within one product', [], give('SELF'), 'MutuallyExclusiveViolation'],
    ['not with the services off', ['F3'], give('E1 -mail1 -site1'), ['E1 -mail1 -site1', 'F3']],
    ['not in a swap', ['F3'], swap('F3', 'E1'), ['E1']],
    ['only a warning', ['E1'], give('E3'), ['E1', 'E3']],
    ['an old clash does not hinder giving something else', ['F3', 'E1'], give('PHONE'), ['E1', 'F3', 'PHONE']],
    ['nor taking something else back', ['F3', 'E1', 'PHONE'], takeBack('PHONE'), ['E1', 'F3']],
    ['nor getting out of it by half', ['F3', 'E1'], services(service('E1', { off: ['mail1'] })), ['E1 -mail1', 'F3']],
    ['but a new clash beside the old one does', ['F3', 'E1'], give('E3'), 'MutuallyExclusiveViolation'],
  ],
  'dependencies (D4)': [
    ['a service without what it needs', [], give('MEET'), 'DependencyViolation'],
    ['with what it needs', ['E1'], give('MEET'), ['E1', 'MEET']],
    ['with what it needs from a group', ['E1 @Sales'], give('MEET'), ['E1 @Sales', 'MEET']],
    ['with what it needs in the same change', [], give('MEET', 'E1'), ['E1', 'MEET']],
    ['what it needs is there but off', ['E1 -teams'], give('MEET'), 'DependencyViolation'],
    ['what it needs is off in the same product', [], give('E1 -site1'), 'DependencyViolation'],
    ['any of several will do', ['F3'], give('WEB'), ['F3', 'WEB']],
    ['taking back what another needs', ['E1', 'MEET'], takeBack('E1'), 'DependencyViolation'],
    ['taking back both', ['E1', 'MEET'], takeBack('E1', 'MEET'), []],
    ['taking back everything', ['E1', 'MEET'], { removeAll: true }, []],
    ['taking back one of two that have it', ['E1', 'E3 @Sales', 'MEET'], takeBack('E1'), ['E3 @Sales', 'MEET']],
    ['a swap that keeps it', ['E1', 'MEET'], swap('E1', 'E3'), ['E3', 'MEET']],
    ['a swap that loses it', ['E1', 'MEET'], swap('E1', 'SITE'), 'DependencyViolation'],
    ['switching off what another needs', ['E1', 'MEET'], services(service('E1', { off: ['teams'] })), 'DependencyViolation'],
    ['an old lack does not hinder giving something else', ['MEET'], give('SITE'), ['MEET', 'SITE']],
    ['nor is it a lack that the dependent goes', ['MEET'], takeBack('MEET'), []],
    ['only a warning', [], give('PHONE'), ['PHONE']],
  ],
}

const BOOK = { ...smallBook(), ruledGroups: new Set([idOf('Ruled')]) }

/** What came of it, as it is written in the rows. */
function outcomeOf(verdict: Verdict): Expected {
  if (verdict.outcome === 'refused') return verdict.refusal.code
  return verdict.outcome === 'unchanged' ? 'unchanged' : allInWords(verdict.after.situation)
}

describe.each(Object.entries(ROWS))('%s', (_, rows) => {
  const cases = rows.map(([name, has, wish, expected, facts = {}]) => ({ name, has, wish, expected, facts }))
  test.each(cases)('$name', ({ has, wish, expected, facts }) => {
    expect(outcomeOf(judge(person(has, facts), { ...NO_CHANGE, ...wish }, BOOK))).toEqual(expected)
  })
})

describe('who is asking (D7)', () => {
  const guest = person(['E1'], { userType: 'Guest' })
  const strict = smallBook({ guestsNeedGlobalAdministrator: true })

  test.each([give('SITE'), takeBack('E1'), { removeAll: true }, services(service('E1', { off: ['teams'] }))])(
    'licences of guests are for Global Administrators: %o',
    (wish) => {
      const change = { ...NO_CHANGE, ...wish }
      expect(judge(guest, change, strict)).toMatchObject({ refusal: { code: 'GuestNeedsGlobalAdministrator' } })
      expect(judge(guest, change, BOOK).outcome).toBe('changed')
      expect(judge(person(['E1']), change, strict).outcome).toBe('changed')
    },
  )

  test('the location of a guest is not a licence', () => {
    expect(judge(guest, { ...NO_CHANGE, usageLocation: 'US' }, strict).outcome).toBe('changed')
  })
})

describe('what is told', () => {
  const verdictOf = (has: readonly string[], wish: Partial<Change>, book = BOOK, facts: Partial<PersonFacts> = {}) =>
    judge(person(has, facts), { ...NO_CHANGE, ...wish }, book)

  test('every clashing pair, in every product that carries it', () => {
    expect(verdictOf(['F3', 'SITE'], give('E1'))).toMatchObject({
      refusal: {
        pairs: [
          { ruleId: 'mailK-mail1', a: { skuId: idOf('F3') }, b: { skuId: idOf('E1') } },
        ],
      },
    })
    const both = verdictOf(['F3'], give('E1', 'SITE'))
    expect(both).toMatchObject({ refusal: { pairs: { length: 3 } } })
  })

  test('every service that lacks something, on giving and on taking back', () => {
    expect(verdictOf(['E1', 'MEET', 'WEB'], takeBack('E1'))).toMatchObject({
      refusal: {
        missing: [
          { dependent: { skuId: idOf('WEB'), servicePlanId: idOf('web') } },
          { dependent: { skuId: idOf('MEET'), servicePlanId: idOf('meet') }, requiresAnyOf: [idOf('teams')] },
        ],
      },
    })
  })

  test('the groups from which a licence comes', () => {
    expect(verdictOf(['E1 @Sales', 'E1 @IT'], takeBack('E1'))).toMatchObject({
      refusal: { groupIds: expect.arrayContaining([idOf('Sales'), idOf('IT')]) },
    })
  })

  test('warnings, where a rule only warns', () => {
    expect(verdictOf(['E1'], give('E3'))).toMatchObject({ warnings: [{ code: 'MutuallyExclusiveViolation' }] })
    expect(verdictOf([], give('PHONE'))).toMatchObject({ warnings: [{ code: 'DependencyViolation' }] })
    expect(verdictOf(['E1', 'MEET'], { usageLocation: 'BN' })).toMatchObject({
      warnings: [{ code: 'ProhibitedInUsageLocationViolation', usageLocation: 'BN', prohibited: [{ skuId: idOf('MEET') }] }],
    })
    expect(verdictOf([], give('E1'))).toMatchObject({ warnings: [] })
  })

  test('licences that stay although everything is taken back', () => {
    expect(verdictOf(['E1', 'E3 @Sales', 'VISIO ~own'], { removeAll: true })).toMatchObject({
      warnings: [
        { code: 'InheritedKept', skuIds: [idOf('E3')] },
        { code: 'SelfServiceKept', skuIds: [idOf('VISIO')] },
      ],
    })
    expect(verdictOf(['E1', 'E1 @Sales'], takeBack('E1'))).toMatchObject({ warnings: [{ code: 'InheritedKept' }] })
  })
})

describe('products that are sold beside others', () => {
  const needs = (severity: 'refuse' | 'warn') => ({
    ...BOOK,
    prerequisites: [{ id: 'PHONE-needs', severity, skuId: idOf('PHONE'), requiresAnyOf: [idOf('E1'), idOf('E3')] }],
  })

  test('are refused without one of them, when a tenant wants it so', () => {
    const verdict = judge(person(['F3']), { ...NO_CHANGE, ...give('PHONE') }, needs('refuse'))
    expect(verdict).toMatchObject({ refusal: { code: 'PrerequisiteMissing', missing: [{ skuId: idOf('PHONE'), requiresAnyOf: [idOf('E1'), idOf('E3')] }] } })
    expect(judge(person(['E3']), { ...NO_CHANGE, ...give('PHONE') }, needs('refuse')).outcome).toBe('changed')
    expect(judge(person(['E3', 'PHONE']), { ...NO_CHANGE, ...takeBack('E3') }, needs('refuse')).outcome).toBe('refused')
  })

  test('or only warned of', () => {
    expect(judge(person(['E1', 'PHONE']), { ...NO_CHANGE, ...takeBack('E1') }, needs('warn'))).toMatchObject({
      outcome: 'changed',
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'PrerequisiteMissing' })]),
    })
  })

  test('old lacks are no reason to refuse', () => {
    expect(judge(person(['PHONE']), { ...NO_CHANGE, ...give('SITE') }, needs('refuse')).outcome).toBe('changed')
  })
})

describe('rules are data', () => {
  test('a rule that a tenant switches off is no rule; one switched on is', () => {
    const book = smallBook({ switches: { 'mailK-mail1': 'off', 'siteK-site1': 'warn', 'mail1-mail2': 'refuse' } })
    expect(judge(person(['F3']), { ...NO_CHANGE, ...give('E1') }, book)).toMatchObject({ outcome: 'changed', warnings: [{ pairs: { length: 1 } }] })
    expect(judge(person(['E1']), { ...NO_CHANGE, ...give('E3') }, book)).toMatchObject({ outcome: 'refused' })
  })
})
