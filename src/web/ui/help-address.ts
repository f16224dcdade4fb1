import type { Language } from '#words/language.ts'

/** Where a page of the help stands in the reader's language: `page` such as `licenses.html`, with an `#anchor` or without. */
export const helpAddress = (page: string, language: Language): string => (language === 'fr' ? `/docs/fr/${page}` : `/docs/${page}`)
