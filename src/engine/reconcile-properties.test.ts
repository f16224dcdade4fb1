// What holds for every person and whatever their groups give.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatSituation, isInForce } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import { arbitraryGroups } from '#test/fixtures/arbitrary-groups.ts'
import { arbitraryPerson } from '#test/fixtures/arbitrary-people.ts'
import { idOf, smallBook } from '#test/fixtures/small-book.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { plansInForce, poolKeyOf, seatsOf } from './effective-plans.ts'
import { judgeMembership } from './judge-membership.ts'
import { findTroubles } from './outcome-rules.ts'
import { reconcile } from './reconcile.ts'
import type { GroupFacts, MemberGround } from './settle-groups.ts'

const BOOK = smallBook()
const RUNS = { numRuns: 400 }

const arbitraryGround: fc.Arbitrary<MemberGround> = fc.record({
  tenantLocation: fc.constantFrom('FR', 'BN', null),
  seats: fc.oneof(
    fc.constant('free' as const),
    fc.subarray(['F3', 'E1', 'E3', 'SITE', 'MEET']).map((products) => new Set(products.map(idOf))),
  ),
})

/** A person without licences of groups. */
const onlyOwn = (person: PersonFacts): PersonFacts => ({
  ...person,
  situation: person.situation.filter(({ assignedByGroup }) => assignedByGroup === null),
})
const ofGroup = (situation: Situation, id: string): Situation => situation.filter(({ assignedByGroup }) => assignedByGroup === id)
const holds = (check: (person: PersonFacts, groups: readonly GroupFacts[], ground: MemberGround) => void): void =>
  fc.assert(fc.property(arbitraryPerson, arbitraryGroups, arbitraryGround, check), RUNS)

test('settling again changes nothing', () => {
  holds((person, groups, ground) => {
    const once = reconcile(person, groups, BOOK, ground).after
    const twice = reconcile(once, groups, BOOK, ground)
    expect(formatSituation(twice.after.situation)).toBe(formatSituation(once.situation))
  })
})

test('the order in which groups are given says nothing', () => {
  holds((person, groups, ground) => {
    const { after, outcome } = reconcile(person, groups, BOOK, ground)
    const turned = reconcile(person, groups.toReversed(), BOOK, ground)
    expect([turned.outcome, formatSituation(turned.after.situation)]).toEqual([outcome, formatSituation(after.situation)])
  })
})

test('all products of a group are in force or none, but what others depend on (D3, D4)', () => {
  holds((person, groups, ground) => {
    const { after } = reconcile(person, groups, BOOK, ground)
    for (const group of groups) {
      const records = ofGroup(after.situation, group.id)
      const wished = group.licenses.map(({ skuId }) => records.find((record) => record.skuId === skuId))
      expect(wished).not.toContain(undefined)
      const inError = wished.filter((record) => record?.state === 'Error')
      const held = wished.filter((record) => record?.state === 'ActiveWithError' && record.error === 'DependencyViolation')
      expect([0, wished.length - held.length]).toContain(inError.length)
    }
  })
})

test('every record that is not in order has its reason told, and the reverse', () => {
  holds((person, groups, ground) => {
    const { after, errors } = reconcile(person, groups, BOOK, ground)
    const broken = after.situation.filter(
      ({ assignedByGroup, state, error }) =>
        assignedByGroup !== null && (state === 'Error' || (state === 'ActiveWithError' && error === 'DependencyViolation')),
    )
    const told = errors.map(({ groupId, skuId, error }) => `${groupId} ${skuId} ${error}`).sort()
    expect(told).toEqual(broken.map(({ assignedByGroup, skuId, error }) => `${assignedByGroup} ${skuId} ${error}`).sort())
  })
})

test('own licences are never touched, and no clash, lack or ban is brought about', () => {
  holds((person, groups, ground) => {
    const { after } = reconcile(person, groups, BOOK, ground)
    expect(formatSituation(onlyOwn(after).situation)).toBe(formatSituation(onlyOwn(person).situation))
    expect(findTroubles(person, after, BOOK)).toEqual([])
  })
})

test('nobody takes a seat in a pool that has none, and what is in force comes from a group or was there', () => {
  holds((person, groups, ground) => {
    const { after } = reconcile(person, groups, BOOK, ground)
    const had = person.situation.filter(({ state }) => state !== 'Error').map(poolKeyOf)
    const taken = [...seatsOf(after.situation).keys()].filter((pool) => !had.includes(pool))
    for (const pool of taken) expect(ground.seats === 'free' || !ground.seats.has(pool)).toBe(true)
  })
})

test('leaving undoes joining', () => {
  let met = 0
  holds((anybody, groups, ground) => {
    const person = onlyOwn(anybody)
    for (const group of groups) {
      const joined = judgeMembership(person, group, BOOK, ground)
      if (joined.outcome === 'changed') met += 1
      const left = judgeMembership(joined.after, { ...group, licenses: [] }, BOOK, ground)
      // What the person had alone depended on nothing of the group, unless it lacked something before.
      const lackedBefore = findTroubles({ ...person, situation: [] }, person, BOOK).length > 0
      const isUndone = formatSituation(left.after.situation) === formatSituation(person.situation)
      expect(lackedBefore || isUndone).toBe(true)
    }
  })
  expect(met).toBeGreaterThan(100)
})

test('services are the union over the sources (3.2, 5)', () => {
  holds((person, groups, ground) => {
    const { situation } = reconcile(person, groups, BOOK, ground).after
    const union = situation.filter(isInForce).flatMap((record) => [...plansInForce([record], BOOK).keys()])
    expect(new Set(plansInForce(situation, BOOK).keys())).toEqual(new Set(union))
  })
})
