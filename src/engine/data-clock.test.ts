import { bringBackOf, guardsOf, recoverableUntil, startDataClock, turnDataClock } from './data-clock.ts'
import type { DataDays } from './data-clock.ts'
import type { DataCause, DataItemKind } from '#model/data-item.ts'
import { describe, expect, test } from 'vitest'

const SINCE = '2026-11-22T09:30:00.000Z'
const DAY_MS = 24 * 3_600_000
const daysAfter = (instant: string | null): number | null => (instant === null ? null : (Date.parse(instant) - Date.parse(SINCE)) / DAY_MS)

const STANDARD: DataDays = { mailboxDays: 30, oneDriveRetentionDays: 30 }
const RESILIENT: DataDays = { ...STANDARD, mailboxDays: 60 }
const LONG: DataDays = { ...STANDARD, oneDriveRetentionDays: 365 }

/** Domain facts, section 7 and D10: each state with the day on which it begins; the last instant at which a licence saves it. */
const CASES: readonly (readonly [kind: DataItemKind, cause: DataCause, days: DataDays, states: readonly (readonly [string, number])[], savedUntil: number | null])[] = [
  ['mailbox', 'unlicensed', STANDARD, [['softDeleted', 0], ['purged', 30]], 30],
  ['archive', 'unlicensed', STANDARD, [['softDeleted', 0], ['purged', 30]], 30],
  ['mailbox', 'unlicensed', RESILIENT, [['unlicensed', 0], ['softDeleted', 30], ['purged', 60]], 60],
  ['archive', 'unlicensed', RESILIENT, [['unlicensed', 0], ['softDeleted', 30], ['purged', 60]], 60],
  ['oneDrive', 'unlicensed', STANDARD, [['unlicensed', 0], ['archived', 93]], null],
  ['phoneNumber', 'unlicensed', STANDARD, [['released', 0]], 0],
  ['officeActivation', 'unlicensed', STANDARD, [['unlicensed', 0], ['reduced', 30]], 30],
  ['mailbox', 'deleted', STANDARD, [['softDeleted', 0], ['purged', 30]], 30],
  ['mailbox', 'deleted', RESILIENT, [['softDeleted', 0], ['purged', 30]], 30],
  ['archive', 'deleted', STANDARD, [['softDeleted', 0], ['purged', 30]], 30],
  ['oneDrive', 'deleted', STANDARD, [['unlicensed', 0], ['recycled', 30], ['purged', 123]], 30],
  ['oneDrive', 'deleted', LONG, [['unlicensed', 0], ['recycled', 365], ['purged', 458]], 30],
  ['phoneNumber', 'deleted', STANDARD, [['released', 0]], 0],
  ['officeActivation', 'deleted', STANDARD, [['unlicensed', 0], ['reduced', 30]], 30],
  ['mailbox', 'lapsed', STANDARD, [['unlicensed', 0], ['purged', 90]], 90],
  ['archive', 'lapsed', RESILIENT, [['unlicensed', 0], ['purged', 90]], 90],
  ['oneDrive', 'lapsed', STANDARD, [['unlicensed', 0], ['purged', 90]], 90],
  ['phoneNumber', 'lapsed', STANDARD, [['unlicensed', 0], ['released', 90]], 90],
  ['officeActivation', 'lapsed', STANDARD, [['unlicensed', 0], ['reduced', 30]], 30],
]

test.each(CASES)('%s, %s, kept %o', (kind, cause, days, states, savedUntil) => {
  const seen: (readonly [string, number])[] = []
  let clock = startDataClock(kind, cause, SINCE, days)
  for (let at: string | null = SINCE; at !== null; at = clock.nextDateTime) {
    if (at !== SINCE) clock = turnDataClock(clock)
    seen.push([clock.state, daysAfter(at)!])
    if (clock.nextDateTime === null) break
  }
  expect(seen).toEqual(states)
  expect(clock.state).toBe(clock.end)
  expect(daysAfter(recoverableUntil(clock))).toBe(savedUntil)
})

test('a clock that has ended does not turn again', () => {
  const ended = turnDataClock(startDataClock('mailbox', 'unlicensed', SINCE, STANDARD))
  expect(turnDataClock(ended)).toEqual(ended)
})

describe('what keeps an item without a licence', () => {
  const traits = (more: object) => ({ held: false, shared: false, sizeGB: null, ...more })
  test.each([
    ['mailbox', { held: true }, ['mailbox', 'archive']],
    ['mailbox', { held: true, shared: true, sizeGB: 80 }, ['mailbox', 'archive']],
    ['mailbox', { shared: true }, ['mailbox']],
    ['mailbox', { shared: true, sizeGB: 50 }, ['mailbox']],
    ['mailbox', { shared: true, sizeGB: 50.1 }, []],
    ['mailbox', { sizeGB: 1 }, []],
    ['oneDrive', { held: true }, ['oneDrive']],
    ['archive', { sizeGB: 1 }, []],
  ] as const)('%s with %o keeps %o', (kind, more, kept) => expect(guardsOf(kind, traits(more))).toEqual(kept))
})

test.each([
  ['unlicensed', 'softDeleted', false, 'giveLicense'],
  ['unlicensed', 'archived', false, 'giveLicense'],
  ['unlicensed', 'purged', false, null],
  ['unlicensed', 'released', false, null],
  ['deleted', 'softDeleted', false, 'restoreUser'],
  ['deleted', 'recycled', true, null],
  ['lapsed', 'unlicensed', false, 'renewSubscription'],
] as const)('%s and %s, gone for good %s: brought back by %s', (cause, state, isGone, back) => expect(bringBackOf({ cause, state }, isGone)).toBe(back))
