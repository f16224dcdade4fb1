import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn } from '#words/day-in.ts'
import { dayAfter, startOfDay } from './zoned-day.ts'

test.each([
  ['2026-12-22T00:30:00Z', 'America/Los_Angeles', '2026-12-21'],
  ['2026-12-22T00:30:00Z', 'Europe/Paris', '2026-12-22'],
  ['2026-12-21T23:30:00Z', 'Europe/Paris', '2026-12-22'],
  ['2026-12-22T00:30:00Z', 'UTC', '2026-12-22'],
  ['2026-06-30T12:30:00Z', 'Pacific/Kiritimati', '2026-07-01'],
])('the day of %s in %s is %s', (instant, zone, day) => {
  expect(dayIn(instant, zone)).toBe(day)
})

test.each([
  ['2026-12-22', 'Europe/Paris', '2026-12-21T23:00:00.000Z'],
  ['2026-07-01', 'Europe/Paris', '2026-06-30T22:00:00.000Z'],
  ['2026-12-22', 'America/Los_Angeles', '2026-12-22T08:00:00.000Z'],
  // Its clocks go from 0:00 to 1:00: that day begins at one.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
])('%s begins in %s at %s', (day, zone, instant) => {
  expect(startOfDay(day, zone)).toBe(instant)
})

test('a day begins with its first instant, and not a minute sooner, wherever one is', () => {
  const zones = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'Africa/Casablanca', 'Pacific/Honolulu')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), zones, (days, zone) => {
      const day = dayAfter('2020-01-01', days)
      const start = Date.parse(startOfDay(day, zone))
      expect(dayIn(new Date(start).toISOString(), zone)).toBe(day)
      expect(dayIn(new Date(start - 60_000).toISOString(), zone) < day).toBe(true)
    }),
  )
})
