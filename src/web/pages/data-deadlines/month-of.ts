import { dayAfter, startOfDay } from '#web/state/zoned-day.ts'
import { dayIn } from '#words/day-in.ts'

/** A day of a calendar, in the time zone of the organisation, or of whoever reads where it has none (D16). */
export interface MonthDay {
  /** YYYY-MM-DD. */
  readonly day: string
  /** Its first and last instants, ISO 8601. */
  readonly from: string
  readonly to: string
  /** Whether it belongs to the month before or after. */
  readonly isOutside: boolean
  readonly isToday: boolean
}

export interface Month {
  /** Its first day, YYYY-MM-DD. */
  readonly first: string
  /** From the first day shown up to the end of the last. */
  readonly from: string
  readonly to: string
  /** From Monday to Sunday. */
  readonly weeks: readonly (readonly MonthDay[])[]
}

const WEEK = 7

/** The month so many months from an instant, in whole weeks. */
export function monthOf(now: string, offset: number, timeZone: string | undefined): Month {
  const today = dayIn(now, timeZone)
  const [year = 0, month = 0] = today.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + offset, 1))
  const before = (first.getUTCDay() + 6) % WEEK
  const days = new Date(Date.UTC(year, month + offset, 0)).getUTCDate()
  const firstDay = first.toISOString().slice(0, 10)
  const shown = Array.from({ length: Math.ceil((before + days) / WEEK) * WEEK + 1 }, (_day, at) => dayAfter(firstDay, at - before))
  const starts = shown.map((day) => startOfDay(day, timeZone))
  const all = shown.slice(0, -1).map(
    (day, at): MonthDay => ({
      day,
      from: starts[at]!,
      to: new Date(Date.parse(starts[at + 1]!) - 1).toISOString(),
      isOutside: day.slice(0, 7) !== firstDay.slice(0, 7),
      isToday: day === today,
    }),
  )
  const weeks = Array.from({ length: all.length / WEEK }, (_week, row) => all.slice(row * WEEK, (row + 1) * WEEK))
  return { first: firstDay, from: starts[0]!, to: starts.at(-1)!, weeks }
}
