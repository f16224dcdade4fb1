import { chooseLanguage, LANGUAGES } from '#words/language.ts'
import type { Facts, Language, MessageKey } from '#words/language.ts'
import { readRemembered } from './remembered.ts'

export type CompiledWords = Readonly<Record<MessageKey, (facts: Facts) => string>>

const LOADERS: Readonly<Record<Language, () => Promise<{ default: CompiledWords }>>> = {
  en: () => import('virtual:words/en'),
  fr: () => import('virtual:words/fr'),
}

/** The compiled messages of one language, fetched when it is first spoken. */
export const loadWords = async (language: Language): Promise<CompiledWords> => (await LOADERS[language]()).default

/** The language to begin with: the one chosen here before, else the best for the browser's list. */
export function initialLanguage(): Language {
  const remembered = readRemembered('language')
  return LANGUAGES.find((language) => language === remembered) ?? chooseLanguage(navigator.languages.join(','))
}
