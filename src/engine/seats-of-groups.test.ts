// A whole group at once: people are settled in the order of the queue, while there are seats.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { availableIn } from '#model/subscription.ts'
import type { Pool } from '#model/subscription.ts'
import { arbitraryGroups } from '#test/fixtures/arbitrary-groups.ts'
import { arbitraryPerson } from '#test/fixtures/arbitrary-people.ts'
import { idOf, nameOf, person, smallBook } from '#test/fixtures/small-book.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { seatsOf } from './effective-plans.ts'
import { reconcileSeated } from './reconcile.ts'
import type { MemberVerdict } from './reconcile.ts'
import type { GroupFacts } from './settle-groups.ts'

const BOOK = smallBook()

/** Settles everybody, who stands in the queue as listed; seats that are given back go to nobody here. */
function settleAll(people: readonly PersonFacts[], groups: readonly GroupFacts[], pools: readonly Pool[]): MemberVerdict[] {
  const free = new Map(pools.map((pool) => [pool.skuId, availableIn(pool)]))
  return people.map((facts) => {
    const verdict = reconcileSeated(facts, groups, BOOK, 'FR', (poolKey) => (free.get(poolKey) ?? 0) === 0)
    const taken = [...seatsOf(verdict.after.situation).keys()].filter((poolKey) => !seatsOf(facts.situation).has(poolKey))
    for (const poolKey of taken) free.set(poolKey, (free.get(poolKey) ?? 0) - 1)
    return verdict
  })
}

const consumedOf = (people: readonly PersonFacts[], pool: string): number => people.filter(({ situation }) => seatsOf(situation).has(pool)).length

test('nobody is seated past the capacity of a pool but who sat there before (D1, D2)', () => {
  const arbitraryPeople = fc.array(arbitraryPerson, { minLength: 1, maxLength: 8 })
  let short = 0
  fc.assert(
    fc.property(arbitraryPeople, arbitraryGroups, fc.nat(4), (people, groups, capacity) => {
      const products = ['F3', 'E1', 'E3', 'SITE', 'WEB', 'MEET', 'PHONE'].map(idOf)
      const pools = products.map((skuId): Pool => ({
        id: skuId,
        skuId,
        ownerId: null,
        units: { enabled: capacity, warning: 0, suspended: 0, lockedOut: 0 },
        consumed: consumedOf(people, skuId),
        overAssignedSinceDateTime: null,
        subscriptionIds: [],
      }))
      const after = settleAll(people, groups, pools)
      if (after.some(({ outcome }) => outcome === 'waiting')) short += 1
      for (const { skuId, consumed } of pools)
        expect(consumedOf(after.map((one) => one.after), skuId)).toBeLessThanOrEqual(Math.max(capacity, consumed))
    }),
    { numRuns: 300 },
  )
  expect(short).toBeGreaterThan(50)
})

test('the last seat goes to who has waited longest; who waits keeps the wish (D2)', () => {
  const people = [person([]), person(['SITE']), person([])]
  const pool: Pool = { id: 'p', skuId: idOf('E1'), ownerId: null, units: { enabled: 2, warning: 0, suspended: 0, lockedOut: 0 }, consumed: 0, overAssignedSinceDateTime: null, subscriptionIds: [] }
  const group = { id: idOf('Sales'), licenses: [{ skuId: idOf('E1'), disabledPlans: [] }] }
  const after = settleAll(people, [group], [pool])
  expect(after.map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'waiting'])
  expect(after[2]?.after.situation.map(({ skuId, state }) => `${nameOf(skuId)} ${state}`)).toEqual(['E1 Error'])
})
