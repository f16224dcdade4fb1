// Undo inverts exactly what an operation changed, and nothing done since.
import { describe, expect, test } from 'vitest'
import { allInWords, idOf, licenses, person, smallBook } from '#test/fixtures/small-book.ts'
import { sumPlan } from './plan-change.ts'
import { judgeUndo, judgeUndoClasses } from './undo.ts'

const BOOK = smallBook()
const state = (words: readonly string[], usageLocation: string | null = 'FR') => ({ situation: licenses(...words), usageLocation })

function undo(before: readonly string[], after: readonly string[], now: readonly string[], book = BOOK): unknown {
  const verdict = judgeUndo(person(now), state(before), state(after), book)
  return verdict.outcome === 'refused' ? verdict.refusal : allInWords(verdict.after.situation)
}

describe('what an operation did', () => {
  test.each([
    ['given', [], ['E1'], ['E1'], []],
    ['taken back', ['E1 -teams'], [], [], ['E1 -teams']],
    ['swapped', ['E1 -teams'], ['E3 -teams'], ['E3 -teams'], ['E1 -teams']],
    ['switched', ['E1'], ['E1 -teams'], ['E1 -teams'], ['E1']],
    ['given beside a group licence', ['E1 @Sales'], ['E1', 'E1 @Sales'], ['E1', 'E1 @Sales'], ['E1 @Sales']],
  ])('%s is undone', (_, before, after, now, expected) => {
    expect(undo(before, after, now)).toEqual(expected)
  })

  test('what was done since stays', () => {
    expect(undo([], ['E1'], ['E1', 'PHONE'])).toEqual(['PHONE'])
    expect(undo(['E1', 'SITE'], ['E1'], ['SITE @Sales', 'E1 -teams'])).toEqual(['E1 -teams', 'SITE', 'SITE @Sales'])
  })

  test('a licence that was switched, taken back or given again since is named', () => {
    const changed = { code: 'ChangedSince', skuIds: [idOf('E1')] }
    expect(undo([], ['E1'], ['E1 -teams'])).toEqual(changed)
    expect(undo([], ['E1'], [])).toEqual(changed)
    expect(undo(['E1'], [], ['E1 -teams'])).toEqual(changed)
  })

  test('a licence that only went into error or was suspended since is no change of anybody', () => {
    expect(undo([], ['E1'], ['E1 !Disabled'])).toEqual([])
  })
})

describe('the rules when undoing', () => {
  test('what comes back must not clash with what came since', () => {
    expect(undo(['F3'], [], ['E1'])).toMatchObject({ code: 'MutuallyExclusiveViolation' })
  })

  test('an old clash comes back as it was', () => {
    expect(undo(['F3', 'E1'], ['E1'], ['E1'])).toEqual(['E1', 'F3'])
  })

  test('what somebody came to need since cannot go', () => {
    expect(undo([], ['E1'], ['E1', 'MEET'])).toMatchObject({ code: 'DependencyViolation' })
  })

  test('what is owned no more does not come back', () => {
    expect(undo(['POWER'], [], [])).toEqual({ code: 'ProductNotOwned', skuId: idOf('POWER') })
    expect(undo(['POWER'], ['POWER -power'], ['POWER -power'])).toEqual(['POWER'])
  })

  test('a location goes back, even to none; one changed since is named', () => {
    const gave = { situation: licenses(), usageLocation: null }
    const back = judgeUndo(person(['E1']), gave, state(['E1']), BOOK)
    expect(back).toMatchObject({ outcome: 'changed', after: { situation: [], usageLocation: null } })
    const moved = judgeUndo(person(['E1'], { usageLocation: 'US' }), gave, state(['E1']), BOOK)
    expect(moved).toEqual({ outcome: 'refused', refusal: { code: 'ChangedSince', skuIds: [] } })
    const elsewhere = judgeUndo(person(['E1'], { usageLocation: 'US' }), state([]), state(['E1']), BOOK)
    expect(elsewhere).toMatchObject({ outcome: 'changed', after: { usageLocation: 'US' } })
  })
})

test('an undo is summed up like any plan, without ways out', () => {
  const classes = judgeUndoClasses(
    [
      { facts: person([]), count: 3, before: state(['E1']), after: state([]) },
      { facts: person(['F3']), count: 2, before: state(['E1']), after: state([]) },
    ],
    BOOK,
  )
  const plan = sumPlan(classes, {
    pools: [],
    subscriptions: [],
    book: BOOK,
    prices: { currency: 'USD', own: new Set(), bySku: new Map() },
    defaultLocation: null,
    now: '2026-11-22T09:00:00.000Z',
  })
  expect(plan.summary).toMatchObject({ users: 5, changed: 3, refused: 2 })
  expect(plan.refusals).toMatchObject([{ refusal: { code: 'MutuallyExclusiveViolation' }, users: 2, fixes: [] }])
  expect(plan.shortage).toMatchObject({ pools: [{ skuId: idOf('E1'), free: 0, wanted: 3 }] })
})
