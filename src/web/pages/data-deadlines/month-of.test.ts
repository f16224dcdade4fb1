import { monthOf } from './month-of.ts'
import { expect, test } from 'vitest'

test.each([
  ['2026-11-22T12:00:00.000Z', 0, '2026-11-01', 30, 'UTC'],
  ['2026-11-22T12:00:00.000Z', 3, '2027-02-01', 28, 'Europe/Paris'],
  ['2028-01-31T12:00:00.000Z', 1, '2028-02-01', 29, 'America/Los_Angeles'],
  ['2026-01-15T12:00:00.000Z', -1, '2025-12-01', 31, 'Pacific/Kiritimati'],
  ['2026-12-01T02:00:00.000Z', 0, '2026-11-01', 30, 'America/New_York'],
])('%s and %i months: whole weeks from Monday, each day of the month once, in its time zone', (now, offset, expected, days, zone) => {
  const { first, weeks, from, to } = monthOf(now, offset, zone)
  expect(first).toBe(expected)
  const all = weeks.flat()
  expect(all.filter(({ isOutside }) => !isOutside)).toHaveLength(days)
  expect(weeks.every((week) => week.length === 7 && new Date(`${week[0]?.day}T00:00:00Z`).getUTCDay() === 1)).toBe(true)
  expect([from, Date.parse(to) - 1]).toEqual([all[0]?.from, Date.parse(all.at(-1)!.to)])
  all.slice(1).forEach((day, at) => expect(Date.parse(day.from) - 1).toBe(Date.parse(all[at]!.to)))
})

test('today is marked, in its own month alone', () => {
  expect(monthOf('2026-11-22T12:00:00.000Z', 0, 'UTC').weeks.flat().filter(({ isToday }) => isToday).map(({ day }) => day)).toEqual(['2026-11-22'])
  expect(monthOf('2026-11-15T12:00:00.000Z', 2, 'UTC').weeks.flat().some(({ isToday }) => isToday)).toBe(false)
})
