// A group's own licences, a row each: what it gives, what is wished, what it will give.
import { describe, expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import type { AddLicense, Change } from '#model/change.ts'
import { idOf, inWords, license, smallBook } from '#test/fixtures/small-book.ts'
import { judgeGroupChange, refuseGroupDeletion } from './judge-group-change.ts'
import type { LicensableGroup } from './judge-group-change.ts'

const group = (gives: readonly string[], more: Partial<LicensableGroup> = {}): LicensableGroup => ({
  id: idOf('Sales'),
  licenses: gives.map(license).map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })),
  securityEnabled: true,
  isRuled: false,
  ...more,
})
const add = (words: string): AddLicense => {
  const { skuId, disabledPlans } = license(words)
  return { skuId, disabledPlans, turnOn: [], toggles: 'merge' }
}
const give = (...words: readonly string[]): Partial<Change> => ({ add: words.map(add) })
const takeBack = (...products: readonly string[]): Partial<Change> => ({ remove: products.map(idOf) })
const members = { add: ['anna@contoso.com'], remove: [] }

type Row = readonly [name: string, gives: readonly string[], wish: Partial<Change>, expected: readonly string[] | string, more?: Partial<LicensableGroup>]

const ROWS: readonly Row[] = [
  ['a product, all its services on (3.1)', [], give('E1'), ['E1']],
  ['a product with services off', [], give('E1 -teams'), ['E1 -teams']],
  ['several at once', ['E1'], give('MEET', 'SITE'), ['E1', 'MEET', 'SITE']],
  ['what it gives already', ['E1 -teams'], give('E1'), 'unchanged'],
  ['a swap in one edit (3.6)', ['F3'], { ...give('E1'), ...takeBack('F3') }, ['E1']],
  ['a product away', ['E1', 'SITE'], takeBack('SITE'), ['E1']],
  ['everything away', ['E1', 'SITE'], { removeAll: true }, []],
  ['services on and off', ['E1 -web'], { services: [{ skuId: idOf('E1'), turnOn: [idOf('web')], turnOff: [idOf('teams')] }] }, ['E1 -teams']],
  ['who joins, and nothing else', ['E1'], { members }, 'unchanged'],
  ['a Microsoft 365 group that is not security-enabled (3.1)', [], give('E1'), 'GroupNotLicensable', { securityEnabled: false }],
  ['but taking back from one', ['E1'], takeBack('E1'), [], { securityEnabled: false }],
  ['a group with a membership rule', [], give('E1'), ['E1'], { isRuled: true }],
  ['but not its members by hand', ['E1'], { members }, 'MembershipRuled', { isRuled: true }],
  ['an add-on without its base in the same group (3.2, 7)', [], give('MEET'), 'DependencyViolation'],
  ['an add-on with its base', [], give('MEET', 'E1'), ['E1', 'MEET']],
  ['a base away under its add-on', ['E1', 'MEET'], takeBack('E1'), 'DependencyViolation'],
  ['two that clash', [], give('F3', 'E1'), 'MutuallyExclusiveViolation'],
  ['a product that is not owned', [], give('POWER'), 'ProductNotOwned'],
  ['what is owned no more, away', ['POWER'], takeBack('POWER'), []],
  ['a product of the organisation as a whole', [], give('ORG'), 'ProductNotForUsers'],
  ['a product bought by people for themselves', [], give('VISIO'), 'SelfServiceOwned'],
  ['what it does not give, away', ['E1'], takeBack('E3'), 'LicenseNotAssigned'],
  ['nothing', ['E1'], {}, 'NothingToChange'],
]

describe('a group’s own licences', () => {
  const cases = ROWS.map(([name, gives, wish, expected, more = {}]) => ({ name, gives, wish, expected, more }))
  test.each(cases)('$name', ({ gives, wish, expected, more }) => {
    const verdict = judgeGroupChange(group(gives, more), { ...NO_CHANGE, ...wish }, smallBook())
    const inRow = (): readonly string[] | string => {
      if (verdict.outcome === 'refused') return verdict.refusal.code
      if (verdict.outcome === 'unchanged') return 'unchanged'
      return verdict.licenses.map(({ skuId, disabledPlans }) => inWords({ ...license('E1'), skuId, disabledPlans })).sort()
    }
    expect(inRow()).toEqual(expected)
  })
})

test('a group with licences is not deleted (D22)', () => {
  expect(refuseGroupDeletion(group(['E1']))).toEqual({ code: 'GroupHasLicenses', groupId: idOf('Sales') })
  expect(refuseGroupDeletion(group([]))).toBeNull()
})
