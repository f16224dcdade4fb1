// Licences from several sources, as one (D15).
import { expect, test } from 'vitest'
import { idOf, licenses, nameOf } from '#test/fixtures/small-book.ts'
import { assignedLicensesOf, licenseAssignmentStatesOf, seatsOf } from './effective-plans.ts'
import { makeRuleBook } from './rule-book.ts'

const named = (ids: readonly string[]): string[] => ids.map(nameOf).sort()

test('a service is off when every source has it off; wishes in error do not count', () => {
  const situation = licenses('E1 -teams -web', 'E1 -teams -web @HR', 'E1 -web @Sales', 'E1 @IT !Error:Other', 'F3 @IT !Error:Other')
  expect(assignedLicensesOf(situation).map(({ skuId, disabledPlans }) => [nameOf(skuId), named(disabledPlans)])).toEqual([['E1', ['web']]])
})

test('a suspended licence is still assigned', () => {
  expect(assignedLicensesOf(licenses('E1 !Disabled'))).toHaveLength(1)
})

test('states: one for each product and source, self-service as direct, the one in force leading', () => {
  const situation = licenses('E1 -teams -web !Disabled', 'E1 ~own -web', 'E1 @Sales !Error:CountViolation')
  expect(licenseAssignmentStatesOf(situation, 'then')).toEqual([
    { skuId: idOf('E1'), assignedByGroup: null, disabledPlans: [idOf('web')], state: 'Active', error: 'None', lastUpdatedDateTime: 'then' },
    { skuId: idOf('E1'), assignedByGroup: idOf('Sales'), disabledPlans: [], state: 'Error', error: 'CountViolation', lastUpdatedDateTime: 'then' },
  ])
})

test('a seat in the central pool and one in the person’s own; none for a wish', () => {
  const seats = seatsOf(licenses('E1', 'E1 @Sales', 'E1 ~own', 'E3 @IT !Error:CountViolation'))
  expect(seats).toEqual(new Map([[idOf('E1'), idOf('E1')], [idOf('own'), idOf('E1')]]))
})

test('a service nobody described counts as one for users (D19)', () => {
  const product = { skuId: 'A', skuPartNumber: 'A', displayName: 'A', ambiguous: false, isAddOn: false, addOnReason: null, family: 'other', aliases: [] } as const
  const book = makeRuleBook({
    products: [{ ...product, appliesTo: 'User', servicePlanIds: ['x'] }],
    plans: [],
    exclusions: [],
    dependencies: [],
    locationRules: [],
    countries: [],
    dataItemsByPlan: new Map(),
    owned: new Set(),
    selfServiceOnly: new Set(),
    switches: new Map(),
    guestsNeedGlobalAdministrator: false,
  })
  expect(book.products.get('A')).toMatchObject({ plans: [{ servicePlanId: 'x', appliesTo: 'User' }], owned: false })
  expect(book.mailboxDays).toBe(30)
})
