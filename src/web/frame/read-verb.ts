// What somebody who types "give visio to marc", "block marc" or "buy visio" wishes.
import { plainLetters } from '#web/state/plain-letters.ts'

/** Changes of a product for somebody. */
export const LICENSE_VERBS = ['give', 'takeBack'] as const
export type LicenseVerb = (typeof LICENSE_VERBS)[number]

/** What is done to a person: each is a step of the person's panel. */
export const PERSON_VERBS = ['resetPassword', 'block', 'allow', 'signOut', 'leave', 'why', 'licenses', 'data', 'history'] as const
export type PersonVerb = (typeof PERSON_VERBS)[number]

/** What is done with a product for nobody yet. */
export const BUY_VERB = 'buy'

export type TypedVerb = LicenseVerb | PersonVerb | typeof BUY_VERB

/** The words of a language: those that begin a wish, and those between the product and the person. */
export interface VerbWords {
  readonly verb: TypedVerb
  readonly starts: readonly string[]
  readonly links: readonly string[]
}

/** Words of a language that say nothing of their own. */
export interface SmallWords {
  /** Where a name is expected: "the group", "le groupe". */
  readonly fillers: readonly string[]
  /** Between two products: "and", « et ». */
  readonly joins: readonly string[]
}

/** What is to be done, for whom and with which products, as they were typed. */
export interface Wish {
  readonly verb: TypedVerb
  readonly products: readonly string[]
  readonly person: string | null
}

/** Without case and accents, with one apostrophe, as people type. */
export const foldTyped = (text: string): string => plainLetters(text).replaceAll('’', "'")

/** Without the words that say nothing before a name, "d'" before a vowel among them. */
const bare = (words: readonly string[], fillers: readonly string[]): string => {
  const from = words.findIndex((word) => !fillers.includes(foldTyped(word)))
  return from === -1 ? '' : words.slice(from).join(' ').replace(/^[dl]['’]/i, '')
}

/**
 * Every wish that a text may be, the likeliest first; none when it is a search. Who has a linking word in the name of
 * a product is met by splitting at the last one; without any, either the first or the last word is who it is for.
 */
export function readVerb(text: string, words: readonly VerbWords[], { fillers, joins }: SmallWords = { fillers: [], joins: [] }): readonly Wish[] {
  const typed = text.trim().split(/\s+/)
  const folded = typed.map(foldTyped)
  const begun = words
    .flatMap(({ verb, starts, links }) => starts.map((start) => ({ verb, links: links.map(foldTyped), start: foldTyped(start).split(' ') })))
    .filter(({ start }) => start.every((word, index) => folded[index] === word))
    .sort((a, b) => b.start.length - a.start.length)[0]
  if (!begun) return []
  const { verb, links } = begun
  const said = typed.slice(begun.start.length)
  const small = [...fillers, ...links]
  if (verb === BUY_VERB) return [{ verb, products: [bare(said.filter((word) => !NUMBER.test(word)), small)], person: null }].filter(({ products }) => products[0] !== '')
  if (!isLicenseVerb(verb)) return [{ verb, products: [], person: bare(said, small) }].filter(({ person }) => person !== '')
  return partsOf(said, links)
    .flatMap(({ product, person }) => readingsOf(product, joins).map((names) => ({ verb, products: names.map((name) => bare(name, fillers)), person: bare(person, fillers) })))
    .filter(({ products, person }) => products.every((name) => name !== '') && person !== '')
}

const NUMBER = /^\d+$/

export const isLicenseVerb = (verb: TypedVerb): verb is LicenseVerb => LICENSE_VERBS.some((one) => one === verb)

/** One product, whose name may have a joining word in it; or the products between such words. */
function readingsOf(product: readonly string[], joins: readonly string[]): readonly (readonly string[])[][] {
  const names: string[][] = [[]]
  for (const word of product) {
    if (joins.includes(foldTyped(word))) names.push([])
    else names.at(-1)?.push(word.replace(/,$/, ''))
    if (word.endsWith(',')) names.push([])
  }
  const split = names.filter((name) => name.length > 0)
  return split.length > 1 ? [[product], split] : [[product]]
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
