// What holds for every person and every wish.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '#model/change.ts'
import { canonicalSituation, formatSituation, isInForce } from '#model/license.ts'
import { arbitraryChange, arbitraryPerson } from '#test/fixtures/arbitrary-people.ts'
import { CONTENTS, idOf, nameOf, smallBook } from '#test/fixtures/small-book.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { effectsOf } from './effects.ts'
import { assignedLicensesOf, isDirect, licenseAssignmentStatesOf, plansInForce, poolKeyOf } from './effective-plans.ts'
import { judge } from './judge-person.ts'
import { judgeUndo } from './undo.ts'

const BOOK = smallBook()
const plans = ({ situation }: PersonFacts): Set<string> => new Set(plansInForce(situation, BOOK).keys())
const pools = ({ situation }: PersonFacts): Set<string> => new Set(situation.filter(isInForce).map(poolKeyOf))

/** Checks every person and wish of a kind, and that the kind came up often enough to mean something. */
function forAll(outcome: string, check: (person: PersonFacts, after: PersonFacts, change: Change) => void): void {
  let met = 0
  fc.assert(
    fc.property(arbitraryPerson, arbitraryChange, (person, change) => {
      const verdict = judge(person, change, BOOK)
      if (verdict.outcome !== outcome || verdict.outcome === 'refused') return
      met += 1
      check(person, verdict.after, change)
    }),
    { numRuns: 600 },
  )
  expect(met).toBeGreaterThan(20)
}

describe('a change that is granted', () => {
  test('leaves a situation in canonical order', () => {
    forAll('changed', (_, after) => expect(after.situation).toEqual(canonicalSituation(after.situation)))
  })

  test('changes something, and one that changes nothing leaves everything equal', () => {
    forAll('changed', (before, after) => expect(after).not.toEqual(before))
    forAll('unchanged', (before, after) => expect(after).toEqual(before))
  })

  test('touches direct licences only; a move may put others in error, still in force', () => {
    const others = ({ situation }: PersonFacts): string =>
      formatSituation(situation.filter((record) => !isDirect(record)).map((record) => (isInForce(record) ? { ...record, state: 'Active', error: 'None' } : record)))
    forAll('changed', (before, after) => expect(others(after)).toBe(others(before)))
  })

  test('is undone exactly', () => {
    forAll('changed', (before, after) => {
      const verdict = judgeUndo(after, before, after, BOOK)
      if (verdict.outcome === 'refused') expect(verdict.refusal).toEqual({ code: 'ProductNotOwned', skuId: idOf('POWER') })
      else expect(verdict).toMatchObject({ after: before })
    })
  })

  test('given again changes nothing more', () => {
    forAll('changed', (_, after, change) => {
      // What was taken back cannot be taken back again, nor does what is off only by this change count as such before it.
      const again = judge(after, { ...change, remove: [] }, BOOK)
      if (change.add.length + change.services.length > 0 && again.outcome !== 'refused')
        expect(again.after.situation.map(({ skuId }) => skuId)).toEqual(after.situation.map(({ skuId }) => skuId))
    })
  })

  test('by merge turns nothing on that was off, but what is named', () => {
    forAll('changed', (before, after, change) => {
      const held = before.situation.filter(({ state }) => state !== 'Error')
      const offOnly = held.flatMap(({ disabledPlans }) => disabledPlans).filter((plan) => !isOnSomewhere(held, plan))
      const named = [...change.add, ...change.services].flatMap(({ turnOn }) => turnOn)
      const reset = change.add.some(({ toggles }) => toggles === 'reset')
      for (const plan of offOnly) if (!reset && !named.includes(plan)) expect(plans(after)).not.toContain(plan)
    })
  })

  test('brings about no clash and no lack', () => {
    const clash = (on: Set<string>): boolean => on.has(idOf('mailK')) && on.has(idOf('mail1'))
    const lack = (on: Set<string>): boolean => on.has(idOf('meet')) && !on.has(idOf('teams'))
    forAll('changed', (before, after) => {
      if (!clash(plans(before))) expect(clash(plans(after))).toBe(false)
      if (!lack(plans(before))) expect(lack(plans(after))).toBe(false)
    })
  })
})

describe('effects', () => {
  test('seats are the pools after less the pools before, each once', () => {
    forAll('changed', (before, after) => {
      const { seats } = effectsOf(before, after, BOOK)
      const moved = new Set(pools(before))
      for (const { poolKey, delta } of seats) {
        expect(moved.has(poolKey)).toBe(delta < 0)
        if (delta > 0) moved.add(poolKey)
        else moved.delete(poolKey)
      }
      expect(moved).toEqual(pools(after))
    })
  })

  test('services before, less those lost, with those gained, are the services after', () => {
    forAll('changed', (before, after) => {
      const { gained, lost } = effectsOf(before, after, BOOK)
      const forUsers = (on: Set<string>): string[] => [...on].map(nameOf).filter((name) => name !== 'found').sort()
      const reckoned = new Set([...plans(before)].filter((plan) => !lost.includes(plan)).concat(gained))
      expect(forUsers(reckoned)).toEqual(forUsers(plans(after)))
      expect([...gained, ...lost].map(nameOf)).not.toContain('found')
    })
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

const isOnSomewhere = (held: PersonFacts['situation'], plan: string): boolean =>
  held.some(({ skuId, disabledPlans }) => (CONTENTS[nameOf(skuId)] ?? []).map(idOf).includes(plan) && !disabledPlans.includes(plan))
