// What somebody who types "give visio to marc" wishes.
import { plainLetters } from '#web/state/plain-letters.ts'

export const SEARCH_VERBS = ['give', 'takeBack'] as const
export type SearchVerb = (typeof SEARCH_VERBS)[number]

/** The words of a language: those that begin a wish, and those between the product and the person. */
export interface VerbWords {
  readonly verb: SearchVerb
  readonly starts: readonly string[]
  readonly links: readonly string[]
}

/** What is to be done, with which product and for whom, as they were typed. */
export interface Wish {
  readonly verb: SearchVerb
  readonly product: string
  readonly person: string
}

/** Without case and accents, with one apostrophe, as people type. */
export const foldTyped = (text: string): string => plainLetters(text).replaceAll('’', "'")

/** Reads a wish; null for what is a search. Who has a linking word in the name of a product is met by splitting at the last one. */
export function readVerb(text: string, words: readonly VerbWords[]): Wish | null {
  const typed = text.trim().split(/\s+/)
  const folded = typed.map(foldTyped)
  for (const { verb, starts, links } of words) {
    const start = starts.map((one) => one.split(' ')).find((one) => one.every((word, index) => folded[index] === word))
    if (!start) continue
    const link = folded.findLastIndex((word, index) => index > start.length && links.includes(word))
    if (link === -1 || link === typed.length - 1) continue
    return { verb, product: typed.slice(start.length, link).join(' '), person: typed.slice(link + 1).join(' ') }
  }
  return null
}
