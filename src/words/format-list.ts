/** Texts joined by "and", from an array. */
export function formatList(value: unknown, locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format((value as readonly unknown[]).map(String))
}
