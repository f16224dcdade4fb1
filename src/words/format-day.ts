/** A day in words, from an ISO date or instant, in UTC: "22 December 2026", « 1er mars 2027 ». */
export function formatDay(value: unknown, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' })
    .formatToParts(new Date(String(value)))
  return parts
    .map(({ type, value: text }) => (locale === 'fr' && type === 'day' && text === '1' ? '1er' : text))
    .join('')
}
