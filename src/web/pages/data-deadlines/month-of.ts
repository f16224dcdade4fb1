/** A day of a calendar, in the time zone of whoever reads (D16). */
export interface MonthDay {
  readonly date: Date
  /** Its first and last instants, ISO 8601. */
  readonly from: string
  readonly to: string
  /** Whether it belongs to the month before or after. */
  readonly isOutside: boolean
  readonly isToday: boolean
}

export interface Month {
  readonly first: Date
  /** From the first day shown up to the end of the last. */
  readonly from: string
  readonly to: string
  /** From Monday to Sunday. */
  readonly weeks: readonly (readonly MonthDay[])[]
}

const WEEK = 7

/** The month so many months from an instant, in whole weeks. */
export function monthOf(now: string, offset: number): Month {
  const today = new Date(now)
  const first = new Date(today.getFullYear(), today.getMonth() + offset, 1)
  const before = (first.getDay() + 6) % WEEK
  const days = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate()
  const weeks = Array.from({ length: Math.ceil((before + days) / WEEK) }, (_week, row) =>
    Array.from({ length: WEEK }, (_day, column): MonthDay => {
      const date = new Date(first.getFullYear(), first.getMonth(), row * WEEK + column - before + 1)
      const next = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1)
      return {
        date,
        from: date.toISOString(),
        to: new Date(next.getTime() - 1).toISOString(),
        isOutside: date.getMonth() !== first.getMonth(),
        isToday: date.toDateString() === today.toDateString(),
      }
    }),
  )
  return { first, from: weeks[0]?.[0]?.from ?? now, to: new Date(Date.parse(weeks.at(-1)?.at(-1)?.to ?? now) + 1).toISOString(), weeks }
}
