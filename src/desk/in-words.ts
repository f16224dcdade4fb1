import { Problem } from '#model/problem.ts'
import type { Language } from '#words/language.ts'
import { hasWords, render } from '#words/render.ts'

/** A Problem as the reader's language says it; anything else, and what has no words of ours, as it is. */
export function inWords(error: unknown, language: Language): unknown {
  if (!(error instanceof Problem)) return error
  const { words } = error.facts
  if (words === undefined || !hasWords(words.key)) return error
  return new Problem({ ...error.facts, message: render(language, words.key, words.arguments) })
}
