// What somebody who types "give visio to marc" or "block marc" wishes.
import { plainLetters } from '#web/state/plain-letters.ts'

/** Changes of a product for somebody. */
export const LICENSE_VERBS = ['give', 'takeBack'] as const
export type LicenseVerb = (typeof LICENSE_VERBS)[number]

/** What is done to a person: each is a step of the person's panel. */
export const PERSON_VERBS = ['resetPassword', 'block', 'allow', 'signOut', 'leave', 'why', 'licenses', 'data', 'history'] as const
export type PersonVerb = (typeof PERSON_VERBS)[number]

/** The words of a language: those that begin a wish, and those between the product and the person. */
export interface VerbWords {
  readonly verb: LicenseVerb | PersonVerb
  readonly starts: readonly string[]
  readonly links: readonly string[]
}

/** What is to be done, for whom and with which product, as they were typed. */
export interface Wish {
  readonly verb: LicenseVerb | PersonVerb
  readonly product: string | null
  readonly person: string
}

/** Without case and accents, with one apostrophe, as people type. */
export const foldTyped = (text: string): string => plainLetters(text).replaceAll('’', "'")

/** Words that say nothing where a name is expected: "the group", "le groupe", "d'" before a vowel. */
const bare = (words: readonly string[], fillers: readonly string[]): string => {
  const from = words.findIndex((word) => !fillers.includes(foldTyped(word)))
  return from === -1 ? '' : words.slice(from).join(' ').replace(/^[dl]['’]/i, '')
}

/**
 * Every wish that a text may be, the likeliest first; none when it is a search. Who has a linking word in the name of
 * a product is met by splitting at the last one; without any, either the first or the last word is who it is for.
 */
export function readVerb(text: string, words: readonly VerbWords[], fillers: readonly string[] = []): readonly Wish[] {
  const typed = text.trim().split(/\s+/)
  const folded = typed.map(foldTyped)
  const begun = words
    .flatMap(({ verb, starts, links }) => starts.map((start) => ({ verb, links: links.map(foldTyped), start: foldTyped(start).split(' ') })))
    .filter(({ start }) => start.every((word, index) => folded[index] === word))
    .sort((a, b) => b.start.length - a.start.length)[0]
  if (!begun) return []
  const { verb, links } = begun
  const said = typed.slice(begun.start.length)
  const isLicense = LICENSE_VERBS.some((one) => one === verb)
  const parts = isLicense ? partsOf(said, links) : [{ product: null, person: said }]
  return parts
    .map(({ product, person }) => ({ verb, product: product && bare(product, fillers), person: bare(person, isLicense ? fillers : [...fillers, ...links]) }))
    .filter(({ product, person }) => product !== '' && person !== '')
}

interface Parts {
  readonly product: readonly string[]
  readonly person: readonly string[]
}

function partsOf(said: readonly string[], links: readonly string[]): Parts[] {
  const isLink = (word: string) => links.includes(foldTyped(word)) || links.some((link) => link.endsWith("'") && foldTyped(word).startsWith(link))
  const link = said.findLastIndex(isLink)
  if (link > 0) {
    const isElided = said[link]!.includes("'") || said[link]!.includes('’')
    return [{ product: said.slice(0, link), person: said.slice(isElided ? link : link + 1) }]
  }
  const rest = link === 0 ? said.slice(1) : said
  if (rest.length < 2) return []
  const personFirst = { product: rest.slice(1), person: rest.slice(0, 1) }
  const longNameFirst = rest.length > 2 ? [{ product: rest.slice(2), person: rest.slice(0, 2) }] : []
  return [personFirst, ...longNameFirst, ...(link === 0 ? [] : [{ product: rest.slice(0, -1), person: rest.slice(-1) }])]
}
