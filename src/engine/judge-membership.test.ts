// What a judgement of groups tells beside its outcome; the cases of the rules themselves are in docs/rule-cases.md.
import { describe, expect, test } from 'vitest'
import type { LicenseError } from '#model/license.ts'
import { idOf, license, nameOf, person, smallBook } from '#test/fixtures/small-book.ts'
import { licenseAssignmentStatesOf } from './effective-plans.ts'
import { judgeMembership } from './judge-membership.ts'
import { reconcile } from './reconcile.ts'
import type { MemberVerdict } from './reconcile.ts'
import type { GroupFacts, MemberGround } from './settle-groups.ts'

const BOOK = smallBook()
const GROUND: MemberGround = { tenantLocation: 'FR', seats: 'free' }

/** A group from words: its name, then its licences as in `E1 -teams`. */
const group = (name: string, ...words: readonly string[]): GroupFacts => ({
  id: idOf(name),
  licenses: words.map(license).map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })),
})
const sales = (...words: readonly string[]): GroupFacts => group('Sales', ...words)

describe('what is told', () => {
  const told = ({ errors }: MemberVerdict): (readonly [string, LicenseError, string])[] =>
    errors.map(({ skuId, error, refusal }) => [nameOf(skuId), error, refusal.code])

  test('for Other, which product failed and why', () => {
    const verdict = judgeMembership(person(['F3']), sales('E1', 'PHONE'), BOOK, GROUND)
    expect(told(verdict)).toEqual([
      ['E1', 'MutuallyExclusiveViolation', 'MutuallyExclusiveViolation'],
      ['PHONE', 'Other', 'MutuallyExclusiveViolation'],
    ])
  })

  test('for what stays, who depends on it', () => {
    const verdict = judgeMembership(person(['E1 @Sales', 'MEET']), sales(), BOOK, GROUND)
    expect(verdict.errors).toMatchObject([{ groupId: idOf('Sales'), refusal: { missing: [{ dependent: { skuId: idOf('MEET') } }] } }])
  })

  test('the location of a person stays empty', () => {
    expect(judgeMembership(person([], { usageLocation: null }), sales('E1'), BOOK, GROUND).after.usageLocation).toBeNull()
  })
})

test('each source has its own state, as Graph shows it (2.2)', () => {
  const { after } = reconcile(person(['F3']), [sales('E1', 'PHONE'), group('IT', 'F3 -teams')], BOOK, GROUND)
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
