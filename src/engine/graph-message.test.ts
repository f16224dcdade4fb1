// Refusals in Microsoft Graph's words, on which clients match.
import { expect, test } from 'vitest'
import type { Refusal } from '#model/refusal.ts'
import { graphErrorOf, graphErrorOfFields } from './graph-message.ts'

const [sku, a, b, c] = ['sku', 'plan-a', 'plan-b', 'plan-c'] as const
const pair = (one: string, other: string) => ({ ruleId: 'r', a: { skuId: sku, servicePlanId: one }, b: { skuId: sku, servicePlanId: other } })
const lack = { ruleId: 'r', dependent: { skuId: sku, servicePlanId: a }, requiresAnyOf: [b, c] }

const ROWS: readonly (readonly [Refusal, string])[] = [
  [{ code: 'CountViolation', skuId: sku }, 'Subscription with SKU sku does not have any available licenses.'],
  [{ code: 'UsageLocationMissing' }, 'License assignment cannot be done for user with invalid usage location.'],
  [{ code: 'UsageLocationInvalid', usageLocation: 'XX' }, 'License assignment cannot be done for user with invalid usage location.'],
  [{ code: 'MutuallyExclusiveViolation', pairs: [pair(a, b)] }, 'License assignment failed because service plans plan-a,plan-b are mutually exclusive.'],
  [{ code: 'MutuallyExclusiveViolation', pairs: [pair(a, b), pair(a, c)] }, 'License assignment failed because service plans plan-a,plan-b,plan-c are mutually exclusive.'],
  [{ code: 'DependencyViolation', missing: [lack] }, 'License assignment failed because service plan plan-a depends on the service plan(s) plan-b,plan-c'],
  [{ code: 'ProductUnknown', skuId: sku }, 'License sku does not correspond to a valid company License.'],
  [{ code: 'ProductNotOwned', skuId: sku }, 'License sku does not correspond to a valid company License.'],
  [{ code: 'LicenseNotAssigned', skuId: sku }, 'User does not have a corresponding license.'],
  [{ code: 'LicenseInherited', skuId: sku, groupIds: [] }, 'User license is inherited from a group membership and it cannot be removed directly from the user.'],
  [{ code: 'ProductNotForUsers', skuId: sku }, 'License sku cannot be assigned to a user.'],
  [{ code: 'NothingToChange' }, 'No license changes provided'],
]

test.each(ROWS)('%j', (refusal, message) => {
  expect(graphErrorOf(refusal)).toEqual({ status: 400, code: 'Request_BadRequest', message })
})

test('what is not allowed, not there or moved has its own status', () => {
  expect(graphErrorOf({ code: 'GuestNeedsGlobalAdministrator' })).toMatchObject({ status: 403, code: 'Authorization_RequestDenied' })
  expect(graphErrorOf({ code: 'UserNotFound', user: 'x' })).toMatchObject({ status: 404, code: 'Request_ResourceNotFound' })
  expect(graphErrorOf({ code: 'ChangedSince', skuIds: [sku] })).toMatchObject({ status: 409 })
})

test('a GUID that is none is said in Graph’s words, every field by its name', () => {
  expect(graphErrorOfFields([{ field: 'addLicenses[0].skuId', got: '"E3"', expected: 'guid' }])).toEqual({
    status: 400,
    code: 'BadRequest',
    message: "Cannot convert a primitive value to the expected type 'Edm.Guid'. See the inner exception for more details.",
    details: [{ code: 'InvalidValue', target: 'addLicenses[0].skuId', message: "Invalid value for 'addLicenses[0].skuId': got \"E3\", expected a GUID." }],
  })
  expect(graphErrorOfFields([{ field: 'mode', got: '"all"', expected: { oneOf: ['allOrNothing', 'bestEffort'] } }])).toMatchObject({
    code: 'Request_BadRequest',
    message: "Invalid value for 'mode': got \"all\", expected one of allOrNothing, bestEffort.",
  })
})
