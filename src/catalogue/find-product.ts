// Finding a product by what people type: its name, its part number, its GUID, or something near.
import { normalizeGuid } from '#model/guid.ts'
import type { Product } from '#model/product.ts'
import type { Catalogue } from './catalogue.ts'

export type ProductMatch =
  | { readonly kind: 'found'; readonly product: Product }
  /** Several products have exactly this name or part number. */
  | { readonly kind: 'several'; readonly candidates: readonly Product[] }
  /** Nothing is called so; the nearest first, none when nothing comes near. */
  | { readonly kind: 'near'; readonly candidates: readonly Product[] }

const NEAREST_SHOWN = 5
/** Below this likeness a name is no guess worth showing: "Exchnge" is 0.6 near "Exchange", two random names about 0.2. */
const LEAST_LIKENESS = 0.35
const ABBREVIATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['m365', ['microsoft', '365']],
  ['o365', ['office', '365']],
  ['d365', ['dynamics', '365']],
])

/** Finds one product by GUID, part number, name or earlier name, capitals aside; else says which come near. */
export function findProduct({ products, productById }: Pick<Catalogue, 'products' | 'productById'>, text: string): ProductMatch {
  const id = normalizeGuid(text)
  if (id !== null) {
    const product = productById.get(id)
    return product ? { kind: 'found', product } : { kind: 'near', candidates: [] }
  }
  const wanted = folded(text)
  const current = products.filter(({ skuPartNumber, displayName }) => [skuPartNumber, displayName].some((name) => folded(name) === wanted))
  const exact = current.length > 0 ? current : products.filter(({ aliases }) => aliases.some((name) => folded(name) === wanted))
  const [product] = exact
  if (product === undefined) return { kind: 'near', candidates: nearest(products, wanted) }
  return exact.length === 1 ? { kind: 'found', product } : { kind: 'several', candidates: exact }
}

function nearest(products: readonly Product[], wanted: string): Product[] {
  return products
    .map((product) => ({ product, likeness: Math.max(...namesOf(product).map((name) => likeness(wanted, name))) }))
    .filter((scored) => scored.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || Number(a.product.isAddOn) - Number(b.product.isAddOn) || a.product.displayName.length - b.product.displayName.length)
    .slice(0, NEAREST_SHOWN)
    .map(({ product }) => product)
}

function namesOf({ displayName, skuPartNumber, aliases }: Product): string[] {
  return [displayName, skuPartNumber, ...aliases].map(folded)
}

/** From 0 to 2: the share of wanted words that begin a word of the name, and the pairs of letters both have. */
function likeness(wanted: string, name: string): number {
  const words = wordsOf(name)
  const wantedWords = wordsOf(wanted)
  if (wantedWords.length === 0) return 0
  const begun = wantedWords.filter((word) => words.some((other) => other.startsWith(word))).length / wantedWords.length
  const [pairs, otherPairs] = [letterPairs(wantedWords), letterPairs(words)]
  const shared = [...pairs].filter((pair) => otherPairs.has(pair)).length
  return (begun === 1 ? 1 : 0) + (2 * shared) / (pairs.size + otherPairs.size || 1)
}

function letterPairs(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => [...` ${word} `].slice(1).map((letter, at) => ` ${word} `.charAt(at) + letter)))
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').flatMap((word) => ABBREVIATIONS.get(word) ?? [word])
}

/** Blanks of every kind, dashes of every kind and capitals make no difference. */
function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').replace(/\p{Dash}/gu, '-').trim().toLowerCase()
}
