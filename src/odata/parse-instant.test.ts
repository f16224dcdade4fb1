import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from './parse-instant.ts'

test.each<[string, string | null]>([
  ['2026-11-22T08:00:00Z', '2026-11-22T08:00:00.000Z'],
  ['2026-11-22t08:00z', '2026-11-22T08:00:00.000Z'],
  ['2026-11-22T08:00:00.1234567Z', '2026-11-22T08:00:00.123Z'],
  ['2026-11-22T01:30:00+02:00', '2026-11-21T23:30:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2023-02-29', null],
  ['2026-11-22T08:00:00', null],
  ['2026-11-22T24:00:00Z', null],
  ['2026-11-22T08:60:00Z', null],
  ['2026-11-22T08:00:00+99:00', null],
  ['9999-12-31T23:59:59-01:00', null],
  ['0000-01-01T00:00:00+01:00', null],
  ['yesterday', null],
])('%s is %s', (text, instant) => {
  expect(parseInstant(text)).toBe(instant)
})

test('every instant of the four-digit years reads as itself', () => {
  const years = { min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }
  fc.assert(
    fc.property(fc.date(years), (date) => {
      expect(parseInstant(date.toISOString())).toBe(date.toISOString())
    }),
  )
})
