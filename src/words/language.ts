// The words of Licet: one file a language, a message for each key, rendered with its facts. Nothing is written in components.
import type en from './en.json'

export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** A key of the language files; English is the list that the other languages follow. */
export type MessageKey = keyof typeof en

/** What a message is rendered from: numbers, names, ISO dates, `{ amount, currency }`, lists of texts. */
export type Facts = Readonly<Record<string, unknown>>

/** The best language for an Accept-Language header (RFC 9110, 12.5.4); English when none of ours is wanted. */
export function chooseLanguage(acceptLanguage: string | null | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='))
      return { language: tag.split('-')[0]?.toLowerCase(), quality: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wanted) {
    const found = LANGUAGES.find((known) => known === language)
    if (found) return found
  }
  return 'en'
}
