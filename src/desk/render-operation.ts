import type { Operation } from '#model/operation.ts'
import type { Language } from '#words/language.ts'
import { hasWords, render } from '#words/render.ts'

/** An operation as it is told: why it failed is kept as a code and said in words. */
export function renderOperation(operation: Operation, language: Language): Operation {
  if (operation.error === null) return operation
  const key = `error.${operation.error}`
  return { ...operation, error: render(language, hasWords(key) ? key : 'error.fault') }
}
