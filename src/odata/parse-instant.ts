const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?(Z|[+-]\d\d:\d\d)$/i
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/

/** Whether a text is a day of the calendar, as `2026-11-22`. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false
  const day = new Date(`${text}T00:00:00.000Z`)
  // A day past the end of its month is refused or carried over, depending on the day.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/**
 * Reads an ISO 8601 instant, or a date as its midnight in UTC, into the one form in which instants are kept and
 * compared: UTC, 24 characters, milliseconds. Null when it is none.
 */
export function parseInstant(text: string): string | null {
  if (isDate(text)) return `${text}T00:00:00.000Z`
  const parts = INSTANT.exec(text)
  if (parts === null) return null
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', fraction = '', zone = ''] = parts
  if (!isDate(`${year}-${month}-${day}`)) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const millisecond = fraction.slice(0, 3).padEnd(3, '0')
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}`
  const instant = new Date(`${local}${zone.toUpperCase()}`)
  if (Number.isNaN(instant.getTime())) return null
  const canonical = instant.toISOString()
  // A zone may push a time out of the four-digit years, where the width would no longer be fixed.
  return canonical.length === 24 ? canonical : null
}
