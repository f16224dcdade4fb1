import { QUERY_LIMITS } from './query.ts'
import { refuse } from './query-refusal.ts'

/** Inside a parser: refuses an option's text that is too long, or that no database can keep as text. */
export function checkText(option: string, text: string): void {
  if (text.length > QUERY_LIMITS.optionLength) {
    refuse('BadRequest', `The query parameter '${option}' is longer than ${QUERY_LIMITS.optionLength} characters.`)
  }
  // A NUL, or half a surrogate pair.
  if (/\0|\p{Surrogate}/u.test(text)) {
    refuse('BadRequest', `The query parameter '${option}' contains characters that are not text.`)
  }
}
