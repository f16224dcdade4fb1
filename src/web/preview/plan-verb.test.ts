import { expect, test } from 'vitest'
import type { Plan } from '#model/plan.ts'
import { isNothing, isWaiting } from './plan-verb.ts'

/** As much of a plan of people as its verb looks at. */
const planOf = (changed: number, waiting: number): Plan =>
  ({
    change: { subscription: null, takeControl: null },
    requestId: null,
    groups: [],
    summary: { users: 3, changed, waiting, refused: 0, inError: 0 },
  }) as unknown as Plan

test.each([
  [0, 0, true, false],
  [0, 3, false, true],
  [1, 2, false, false],
])('with %d who change and %d who wait, nothing to do: %s; only to wait: %s', (changed, waiting, nothing, onlyWaiting) => {
  const plan = planOf(changed, waiting)
  expect([isNothing(plan), isWaiting(plan)]).toEqual([nothing, onlyWaiting])
})
