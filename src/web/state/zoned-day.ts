import { dayIn } from '#words/day-in.ts'

const MINUTE_MS = 60_000
/** No clock on earth is further from UTC than this. */
const MOST_MINUTES = 15 * 60

/** The first instant of a day, YYYY-MM-DD, in a time zone; also where a change of clocks skips midnight. */
export function startOfDay(day: string, timeZone: string | undefined): string {
  const utc = Date.parse(`${day}T00:00:00Z`)
  let [before, since] = [-MOST_MINUTES, MOST_MINUTES]
  while (since - before > 1) {
    const middle = Math.floor((before + since) / 2)
    if (dayIn(new Date(utc + middle * MINUTE_MS).toISOString(), timeZone) < day) before = middle
    else since = middle
  }
  return new Date(utc + since * MINUTE_MS).toISOString()
}

/** A day so many days after another, YYYY-MM-DD both. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
