// Finding a product, or anything else with names, by what people type, among those a server has told of.
import { normalizeGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'

export interface KnownProduct {
  readonly skuId: Guid
  readonly skuPartNumber: string
  readonly displayName: string
}

export interface Match<Item> {
  /** Those called exactly so, capitals aside. */
  readonly exact: readonly Item[]
  /** When none is, the nearest first. */
  readonly near: readonly Item[]
}

const NEAREST_SHOWN = 3
/** Of the letter pairs of both names together, how many they must share. */
const LEAST_LIKENESS = 0.4

const folded = (text: string): string => text.normalize('NFKC').replaceAll(/[\s_]+/gu, ' ').trim().toLowerCase()

function letterPairs(text: string): ReadonlySet<string> {
  const padded = ` ${text} `
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)))
}

/** From 0 to 1 (the Sørensen-Dice coefficient of their letter pairs). */
function likeness(a: string, b: string): number {
  const [mine, theirs] = [letterPairs(a), letterPairs(b)]
  return (2 * mine.intersection(theirs).size) / (mine.size + theirs.size)
}

/** Finds what is called so, by GUID or by a name; else what is called nearly so. `namesOf` gives the GUID first. */
export function matchNames<Item>(items: readonly Item[], text: string, namesOf: (item: Item) => readonly [id: Guid, ...names: string[]]): Match<Item> {
  const id = normalizeGuid(text)
  const wanted = folded(text)
  const named = items.map((item) => {
    const [itsId, ...names] = namesOf(item)
    return { item, itsId, names: names.map(folded) }
  })
  const exact = named.filter(({ itsId, names }) => itsId === id || names.includes(wanted)).map(({ item }) => item)
  if (exact.length > 0) return { exact, near: [] }
  const near = named
    .map(({ item, names }) => ({ item, score: Math.max(...names.map((name) => likeness(wanted, name))) }))
    .filter(({ score }) => score >= LEAST_LIKENESS)
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAREST_SHOWN)
  return { exact, near: near.map(({ item }) => item) }
}

/** Finds a product by GUID, part number or name. */
export const matchProduct = (products: readonly KnownProduct[], text: string): Match<KnownProduct> =>
  matchNames(products, text, ({ skuId, skuPartNumber, displayName }) => [skuId, skuPartNumber, displayName])
