import messageFormat from '@messageformat/core'
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import { MESSAGE_FORMATTERS } from './message-formatters.ts'
import type { Facts, Language, MessageKey } from './language.ts'

type Message = (facts: Record<string, unknown>) => string

const MESSAGES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, fr }

// The package's types say "default" where its CommonJS exports are the class itself.
const MessageFormat = messageFormat as unknown as typeof messageFormat.default

const compiler = (language: Language) =>
  new MessageFormat(language, { customFormatters: MESSAGE_FORMATTERS, timeZone: 'UTC' })

const compilers: Readonly<Record<Language, ReturnType<typeof compiler>>> = { en: compiler('en'), fr: compiler('fr') }
const compiled = new Map<string, Message>()

/** Whether the language files have words for a key that came from elsewhere, such as a stored refusal's code. */
export const hasWords = (key: string): key is MessageKey => Object.hasOwn(en, key)

/**
 * The words for a key in a language, with the facts in their places.
 * Compiled on first use; the admin centre gets the same messages compiled at build (scripts/web/compile-words.ts).
 */
export function render(language: Language, key: MessageKey, facts: Facts = {}): string {
  const id = `${language} ${key}`
  let message = compiled.get(id)
  if (!message) {
    message = compilers[language].compile(MESSAGES[language][key] ?? key) as Message
    compiled.set(id, message)
  }
  return message({ ...facts })
}
