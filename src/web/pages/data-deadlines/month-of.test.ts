import { monthOf } from './month-of.ts'
import { expect, test } from 'vitest'

test.each([
  ['2026-11-22T12:00:00.000Z', 0, 2026, 10, 30],
  ['2026-11-22T12:00:00.000Z', 3, 2027, 1, 28],
  ['2028-01-31T12:00:00.000Z', 1, 2028, 1, 29],
  ['2026-01-15T12:00:00.000Z', -1, 2025, 11, 31],
])('%s and %i months: whole weeks from Monday, each day of the month once', (now, offset, year, month, days) => {
  const { first, weeks, from, to } = monthOf(now, offset)
  expect([first.getFullYear(), first.getMonth(), first.getDate()]).toEqual([year, month, 1])
  const all = weeks.flat()
  expect(all.filter(({ isOutside }) => !isOutside)).toHaveLength(days)
  expect(weeks.every((week) => week.length === 7 && week[0]?.date.getDay() === 1)).toBe(true)
  expect([from, Date.parse(to) - 1]).toEqual([all[0]?.from, Date.parse(all.at(-1)!.to)])
  all.slice(1).forEach((day, at) => expect(Date.parse(day.from) - 1).toBe(Date.parse(all[at]!.to)))
})

test('today is marked, in its own month alone', () => {
  expect(monthOf('2026-11-22T12:00:00.000Z', 0).weeks.flat().filter(({ isToday }) => isToday).map(({ date }) => date.getDate())).toEqual([22])
  expect(monthOf('2026-11-15T12:00:00.000Z', 2).weeks.flat().some(({ isToday }) => isToday)).toBe(false)
})
