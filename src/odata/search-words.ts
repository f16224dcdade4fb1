// Cutting text into the words that a search looks for, and into those it is found by.
import { foldText } from './fold-text.ts'
import { plainText } from './plain-text.ts'

// Where a small letter meets a capital, a word ends; "changes when lower-cased" leaves folded text whole.
const CASE_CHANGE = /(\p{Ll})(?=\p{Changes_When_Lowercased})/gu
const PIECES = /[\p{L}\p{M}]+|\p{N}+/gu

const piecesOf = (chunk: string): readonly string[] =>
  (chunk.replace(CASE_CHANGE, '$1 ').match(PIECES) ?? []).map((piece) => plainText(foldText(piece))).filter(Boolean)

/**
 * The folded words of a text someone searches for: cut at spaces, symbols, digits, and from small letter to capital.
 * Accents do not count: "bjorn" and "björn" are one word.
 */
export function searchWords(text: string): readonly string[] {
  return [...new Set(piecesOf(text.normalize('NFC')))]
}

/**
 * The folded words by which a value is found: those of `searchWords`, and what they make together where only symbols,
 * digits or capitals part them, so that "mcdonald" finds McDonald and "oneil" finds O'Neil. An address is found by its
 * words alone: nobody types one without its dots.
 */
export function foundWords(value: string): readonly string[] {
  const words = new Set<string>()
  for (const chunk of value.normalize('NFC').split(/\s+/u)) {
    const pieces = piecesOf(chunk)
    for (const piece of pieces) words.add(piece)
    if (pieces.length > 1 && !chunk.includes('@')) words.add(pieces.join(''))
  }
  return [...words]
}
