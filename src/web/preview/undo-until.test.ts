import { describe, expect, test } from 'vitest'
import type { DataEffect } from '#model/plan.ts'
import { undoUntilOf } from './undo-until.ts'

const effect = (kind: DataEffect['kind'], recoverableUntilDateTime: string | null, users = 1): DataEffect => ({ kind, users, held: 0, recoverableUntilDateTime })

describe('The limit of an undo', () => {
  test('is the first day on which data goes for good', () => {
    expect(undoUntilOf({ data: [effect('mailbox', '2026-12-22T10:00:00Z'), effect('officeActivation', '2026-12-20T10:00:00Z')] })).toBe('2026-12-20T10:00:00Z')
  })

  test('is not today because a phone number goes at once', () => {
    expect(undoUntilOf({ data: [effect('phoneNumber', '2026-11-22T10:00:00Z'), effect('mailbox', '2026-12-22T10:00:00Z')] })).toBe('2026-12-22T10:00:00Z')
  })

  test('is not told where nothing is ever deleted, or nobody is concerned', () => {
    expect(undoUntilOf({ data: [effect('oneDrive', null), effect('mailbox', '2026-12-22T10:00:00Z', 0)] })).toBeNull()
  })
})
