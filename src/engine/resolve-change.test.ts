// Profiles and colleagues: named sets of licences in the place of their names.
import { describe, expect, test } from 'vitest'
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import { allInWords, idOf, license, licenses, nameOf, person, smallBook } from '#test/fixtures/small-book.ts'
import { judge } from './judge-person.ts'
import { resolveChange } from './resolve-change.ts'
import type { NamedSets } from './resolve-change.ts'

const FRONTLINE = [license('F3 -teams')]
const after = (has: readonly string[], sets: NamedSets, change: Partial<Change> = {}): readonly string[] | string => {
  const verdict = judge(person(has), resolveChange({ ...NO_CHANGE, ...change }, sets), smallBook())
  return verdict.outcome === 'refused' ? verdict.refusal.code : allInWords(verdict.after.situation)
}

describe('a profile', () => {
  test('gives its products with its services', () => {
    expect(after([], { profile: FRONTLINE })).toEqual(['F3 -teams'])
  })

  test('gives way to what the change says of the same product', () => {
    const add = [{ skuId: idOf('F3'), disabledPlans: [idOf('web')], turnOn: [], toggles: 'merge' as const }]
    expect(after([], { profile: FRONTLINE }, { add })).toEqual(['F3 -web'])
  })

  test('may replace everything', () => {
    expect(after(['E1'], { profile: FRONTLINE }, { replaceAll: true })).toEqual(['F3 -teams'])
  })
})

describe('a copy of a colleague', () => {
  test('gives what is assigned to them, from whatever source, directly', () => {
    expect(after([], { copied: licenses('E1 -teams', 'PHONE @Sales') })).toEqual(['E1 -teams', 'PHONE'])
  })

  test('a service is off only when it is off for them in every source', () => {
    expect(after([], { copied: licenses('E1 -teams -web', 'E1 @Sales -teams') })).toEqual(['E1 -teams'])
  })

  test('leaves out what they wait for and what they bought', () => {
    expect(after([], { copied: licenses('E1 !Error:CountViolation @Sales', 'VISIO ~own', 'SITE') })).toEqual(['SITE'])
  })

  test('adds to what is held, and obeys the rules', () => {
    expect(after(['SITE'], { copied: licenses('E1') })).toEqual(['E1', 'SITE'])
    expect(after(['F3'], { copied: licenses('E1') })).toBe('MutuallyExclusiveViolation')
  })

  test('of somebody without licences changes nothing', () => {
    expect(after(['E1'], { copied: [] })).toBe('NothingToChange')
  })
})

test('names are gone once they are resolved', () => {
  const change = resolveChange({ ...NO_CHANGE, profileId: idOf('profile'), copyFrom: 'anna@contoso.com' }, { profile: FRONTLINE })
  expect(change).toMatchObject({ profileId: null, copyFrom: null })
  expect(change.add.map(({ skuId }) => nameOf(skuId))).toEqual(['F3'])
})
