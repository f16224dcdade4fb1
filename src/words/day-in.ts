const formatters = new Map<string | undefined, Intl.DateTimeFormat>()

function formatterOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  // Swedish writes a day as ISO does.
  const made = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone })
  formatters.set(timeZone, made)
  return made
}

/** The day on which an instant falls in a time zone (undefined for the machine's own), as YYYY-MM-DD (D16). */
export const dayIn = (instant: string, timeZone: string | undefined): string => formatterOf(timeZone).format(new Date(instant))
