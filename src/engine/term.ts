// Terms of subscriptions: how long they last, and when they end. Calendar months and years, in UTC.
import type { Term } from '#model/subscription.ts'

export const DAY_MS = 24 * 60 * 60 * 1000

const MONTHS: Readonly<Record<Term, number>> = { P1M: 1, P1Y: 12, P3Y: 36 }

export const monthsIn = (term: Term): number => MONTHS[term]

/** The instant so many days of 24 hours later (D16). */
export const addDays = (instant: string, days: number): string => new Date(Date.parse(instant) + days * DAY_MS).toISOString()

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

/**
 * The end of the term that begins at an instant: the same day and hour of a later month, or that month's last day. What
 * began on the 31st comes back to the 31st after a shorter month: `bought` says on which day it was.
 */
export function endOfTerm(start: string, term: Term, bought: string): string {
  const from = new Date(Date.parse(start))
  const isCut = from.getUTCDate() === lastDayOf(from.getUTCFullYear(), from.getUTCMonth())
  const day = isCut ? Math.max(from.getUTCDate(), new Date(Date.parse(bought)).getUTCDate()) : from.getUTCDate()
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + MONTHS[term], 1))
  to.setUTCDate(Math.min(day, lastDayOf(to.getUTCFullYear(), to.getUTCMonth())))
  return new Date(to.getTime() + (from.getTime() % DAY_MS)).toISOString()
}
