import { describe, expect, test } from 'vitest'
import type { Operation } from '#model/operation.ts'
import type { DataEffect, Plan } from '#model/plan.ts'
import { weightOf } from './preview-weight.ts'

const NOW = '2026-11-22T10:00:00Z'
const LOST = { displayName: 'Teams', users: 1 }
const MAILBOX: DataEffect = { kind: 'mailbox', users: 1, held: 0, recoverableUntilDateTime: '2026-12-22T10:00:00Z' }

/** As much of a plan as its weight looks at. */
const planOf = (more: { users?: number; lost?: readonly object[]; data?: readonly DataEffect[]; change?: object; undoOf?: string }): Plan =>
  ({
    createdDateTime: NOW,
    change: { subscription: null, takeControl: null, deleteUser: false, ...more.change },
    services: { gained: [], lost: more.lost ?? [] },
    data: more.data ?? [],
    warnings: [],
    refusals: [],
    summary: { users: more.users ?? 1, changed: more.users ?? 1 },
    undoOf: more.undoOf ?? null,
  }) as unknown as Plan

const weigh = (plan: Plan, madeAt?: string) => weightOf({ plan, undoes: madeAt === undefined ? null : ({ createdDateTime: madeAt } as Operation) })

describe('The weight of a change', () => {
  test('is light for one person who loses nothing, and a review for more people or a loss', () => {
    expect([weigh(planOf({})), weigh(planOf({ users: 2 })), weigh(planOf({ lost: [LOST] }))]).toEqual(['light', 'normal', 'normal'])
  })

  test('is heavy when data starts to expire, when more than a hundred lose something, and when somebody is deleted', () => {
    expect(weigh(planOf({ data: [MAILBOX] }))).toBe('heavy')
    expect(weigh(planOf({ data: [{ ...MAILBOX, held: 1 }] }))).toBe('normal')
    expect([100, 101].map((users) => weigh(planOf({ users, lost: [{ ...LOST, users }] })))).toEqual(['normal', 'heavy'])
    expect(weigh(planOf({ change: { deleteUser: true } }))).toBe('heavy')
  })

  test('of an undo is a review for a day: what came with the change a moment ago is nobody’s work yet', () => {
    const undo = planOf({ lost: [LOST], data: [MAILBOX], undoOf: 'op' })
    expect([weigh(undo, '2026-11-22T09:59:00Z'), weigh(undo, '2026-11-20T10:00:00Z')]).toEqual(['normal', 'heavy'])
  })
})
