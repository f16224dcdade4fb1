import { LANGUAGES } from '#words/language.ts'
import type { Language } from '#words/language.ts'

const OPTION = '--language'

const languageOf = (tag: string | undefined): Language | undefined =>
  LANGUAGES.find((language) => tag?.toLowerCase().startsWith(language))

/** The language to speak: the option's, else the one of the locale in the environment, else English. */
export function terminalLanguage(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const at = args.findIndex((arg) => arg === OPTION || arg.startsWith(`${OPTION}=`))
  const given = args[at] === OPTION ? args[at + 1] : args[at]?.slice(OPTION.length + 1)
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '')
  return languageOf(given) ?? languageOf(locale) ?? 'en'
}
