// Finding a product by what people type, among those a server has told of.
import { normalizeGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'

export interface KnownProduct {
  readonly skuId: Guid
  readonly skuPartNumber: string
  readonly displayName: string
}

export type ProductMatch =
  | { readonly kind: 'found'; readonly product: KnownProduct }
  /** Several are called exactly so. */
  | { readonly kind: 'several'; readonly candidates: readonly KnownProduct[] }
  /** Nothing is called so; the nearest first. */
  | { readonly kind: 'near'; readonly candidates: readonly KnownProduct[] }

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

/** Finds one product by GUID, part number or name, capitals aside; else says which are called so or nearly so. */
export function matchProduct(products: readonly KnownProduct[], text: string): ProductMatch {
  const id = normalizeGuid(text)
  const wanted = folded(text)
  const namesOf = ({ skuPartNumber, displayName }: KnownProduct): string[] => [folded(skuPartNumber), folded(displayName)]
  const exact = products.filter((product) => product.skuId === id || namesOf(product).includes(wanted))
  const [product] = exact
  if (product !== undefined) return exact.length === 1 ? { kind: 'found', product } : { kind: 'several', candidates: exact }
  const candidates = products
    .map((one) => ({ one, score: Math.max(...namesOf(one).map((name) => likeness(wanted, name))) }))
    .filter(({ score }) => score >= LEAST_LIKENESS)
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAREST_SHOWN)
  return { kind: 'near', candidates: candidates.map(({ one }) => one) }
}
