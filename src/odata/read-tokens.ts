// Cutting a filter text into tokens, in one pass and without looking back.
import { refuse } from './query-refusal.ts'

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'string'; readonly text: string; readonly at: number }
  | { readonly kind: 'mark'; readonly text: '(' | ')' | ',' | '/' | ':'; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number }

const BLANK = /\s*/y
// A colon joins a word only between the digits of a time, so that `any(a:a/skuId)` is three tokens.
const WORD = /(?:\d{4}-\d\d-\d\dT[\d:.+Z-]+|[^\s(),/:']+)/iy
const STRING = /'((?:[^']|'')*)'/y
const MARK = /[(),/:]/y

/** The tokens of a filter text; refuses a quote that is never closed. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return undefined
    at = pattern.lastIndex
    return match[1] ?? match[0]
  }
  for (;;) {
    take(BLANK)
    const start = at
    if (at === text.length) return [...tokens, { kind: 'end', text: '', at }]
    const mark = take(MARK) as '(' | undefined
    if (mark !== undefined) {
      tokens.push({ kind: 'mark', text: mark, at: start })
      continue
    }
    const word = take(WORD)
    if (word !== undefined) {
      tokens.push({ kind: 'word', text: word, at: start })
      continue
    }
    const quoted = take(STRING)
    if (quoted === undefined) {
      refuse('BadRequest', `Invalid filter clause: There is an unterminated string literal at position ${text.length} in '${text}'.`)
    }
    tokens.push({ kind: 'string', text: quoted.replaceAll("''", "'"), at: start })
  }
}
