// What holds for every person and every wish.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '#model/change.ts'
import { canonicalSituation, formatSituation, isInForce } from '#model/license.ts'
import { arbitraryChange, arbitraryPerson } from '#test/fixtures/arbitrary-people.ts'
import { CONTENTS, idOf, nameOf, smallBook } from '#test/fixtures/small-book.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { refuseChange } from './change-rules.ts'
import { effectsOf } from './effects.ts'
import { assignedLicensesOf, isDirect, licenseAssignmentStatesOf, plansInForce, poolKeyOf } from './effective-plans.ts'
import { judge } from './judge-person.ts'
import type { Verdict } from './judge-person.ts'
import { judgeUndo } from './undo.ts'

const BOOK = smallBook()
const plans = ({ situation }: PersonFacts): Set<string> => new Set(plansInForce(situation, BOOK).keys())
const pools = ({ situation }: PersonFacts): Set<string> => new Set(situation.filter(isInForce).map(poolKeyOf))

/** Whether something holds for every person and wish with this outcome; false too when hardly any came up. */
function holdsFor(outcome: Verdict['outcome'], holds: (before: PersonFacts, after: PersonFacts, change: Change) => boolean): boolean {
  let met = 0
  fc.assert(
    fc.property(arbitraryPerson, arbitraryChange, (person, change) => {
      const verdict = judge(person, change, BOOK)
      if (verdict.outcome !== outcome || verdict.outcome === 'refused') return true
      met += 1
      return holds(person, verdict.after, change)
    }),
    { numRuns: 800 },
  )
  return met > 20
}

describe('a change that is granted', () => {
  test('leaves a situation in canonical order', () => {
    expect(holdsFor('changed', (_, after) => same(after.situation, canonicalSituation(after.situation)))).toBe(true)
  })

  test('changes something; one that changes nothing leaves everything equal', () => {
    expect(holdsFor('changed', (before, after) => !same(after, before))).toBe(true)
    expect(holdsFor('unchanged', (before, after) => same(after, before))).toBe(true)
  })

  test('touches direct licences only; a move may put others in error, still in force', () => {
    const others = ({ situation }: PersonFacts): string =>
      formatSituation(situation.filter((record) => !isDirect(record)).map((record) => (isInForce(record) ? { ...record, state: 'Active', error: 'None' } : record)))
    expect(holdsFor('changed', (before, after) => others(after) === others(before))).toBe(true)
  })

  test('is undone exactly, unless a product is owned no more', () => {
    const isUndone = (before: PersonFacts, after: PersonFacts): boolean => {
      const verdict = judgeUndo(after, before, after, BOOK)
      if (verdict.outcome === 'refused') return same(verdict.refusal, { code: 'ProductNotOwned', skuId: idOf('POWER') })
      return same(verdict.after, before)
    }
    expect(holdsFor('changed', isUndone)).toBe(true)
  })

  test('given again changes nothing more', () => {
    const isDone = (_: PersonFacts, after: PersonFacts, change: Change): boolean => {
      const rest = { ...change, remove: [] }
      return refuseChange(rest, BOOK) !== null || judge(after, rest, BOOK).outcome === 'unchanged'
    }
    expect(holdsFor('changed', isDone)).toBe(true)
  })

  test('by merge turns nothing on that was off, but what is named', () => {
    const keepsOff = (before: PersonFacts, after: PersonFacts, change: Change): boolean => {
      const held = before.situation.filter(({ state }) => state !== 'Error')
      const onlyOff = held.flatMap(({ disabledPlans }) => disabledPlans).filter((plan) => !isOnSomewhere(held, plan))
      const named = [...change.add, ...change.services].flatMap(({ turnOn }) => turnOn)
      if (change.add.some(({ toggles }) => toggles === 'reset')) return true
      return onlyOff.every((plan) => named.includes(plan) || !plans(after).has(plan))
    }
    expect(holdsFor('changed', keepsOff)).toBe(true)
  })

  test('brings about no clash and no lack', () => {
    const clashes = (on: Set<string>): boolean => on.has(idOf('mailK')) && on.has(idOf('mail1'))
    const lacks = (on: Set<string>): boolean => on.has(idOf('meet')) && !on.has(idOf('teams'))
    expect(holdsFor('changed', (before, after) => clashes(plans(before)) || !clashes(plans(after)))).toBe(true)
    expect(holdsFor('changed', (before, after) => lacks(plans(before)) || !lacks(plans(after)))).toBe(true)
  })
})

describe('effects', () => {
  test('seats are the pools after less the pools before, each once', () => {
    const addsUp = (before: PersonFacts, after: PersonFacts): boolean => {
      const { seats } = effectsOf(before, after, BOOK)
      const taken = seats.filter(({ delta }) => delta > 0).map(({ poolKey }) => poolKey)
      const freed = seats.filter(({ delta }) => delta < 0).map(({ poolKey }) => poolKey)
      return (
        same(taken.sort(), [...pools(after)].filter((key) => !pools(before).has(key)).sort()) &&
        same(freed.sort(), [...pools(before)].filter((key) => !pools(after).has(key)).sort())
      )
    }
    expect(holdsFor('changed', addsUp)).toBe(true)
  })

  test('services before, less those lost, with those gained, are the services after', () => {
    const forUsers = (on: Iterable<string>): string[] => [...on].map(nameOf).filter((name) => name !== 'found').sort()
    const addsUp = (before: PersonFacts, after: PersonFacts): boolean => {
      const { gained, lost } = effectsOf(before, after, BOOK)
      const reckoned = [...plans(before)].filter((plan) => !lost.includes(plan)).concat(gained)
      return same(forUsers(reckoned), forUsers(plans(after))) && ![...gained, ...lost].includes(idOf('found'))
    }
    expect(holdsFor('changed', addsUp)).toBe(true)
  })
})

describe('what a situation amounts to', () => {
  test('services are the union over the licences in force', () => {
    fc.assert(
      fc.property(arbitraryPerson, (person) => {
        const union = person.situation
          .filter(({ state }) => state === 'Active' || state === 'ActiveWithError')
          .flatMap(({ skuId, disabledPlans }) =>
            (CONTENTS[nameOf(skuId)] ?? []).map(idOf).filter((plan) => !disabledPlans.includes(plan)),
          )
        expect(plans(person)).toEqual(new Set(union))
      }),
    )
  })

  test('one row a product held, one state a product and source', () => {
    fc.assert(
      fc.property(arbitraryPerson, ({ situation }) => {
        const held = situation.filter(({ state }) => state !== 'Error').map(({ skuId }) => skuId)
        expect(assignedLicensesOf(situation).map(({ skuId }) => skuId).sort()).toEqual([...new Set(held)].sort())
        const sources = situation.map(({ skuId, assignedByGroup }) => `${skuId} ${assignedByGroup}`)
        const states = licenseAssignmentStatesOf(situation, 'then')
        expect(states.map(({ skuId, assignedByGroup }) => `${skuId} ${assignedByGroup}`).sort()).toEqual([...new Set(sources)].sort())
      }),
    )
  })
})

test('the judge says the same twice, and whatever the order of a person’s licences', () => {
  fc.assert(
    fc.property(arbitraryPerson, arbitraryChange, (person, change) => {
      const verdict = judge(person, change, BOOK)
      expect(judge(person, change, BOOK)).toEqual(verdict)
      const turned = judge({ ...person, situation: [...person.situation].reverse() }, change, BOOK)
      expect(turned.outcome).toBe(verdict.outcome)
    }),
  )
})

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const isOnSomewhere = (held: PersonFacts['situation'], plan: string): boolean =>
  held.some(({ skuId, disabledPlans }) => (CONTENTS[nameOf(skuId)] ?? []).map(idOf).includes(plan) && !disabledPlans.includes(plan))
