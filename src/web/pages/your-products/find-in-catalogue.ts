import type { Product } from '#model/product.ts'

/** How far a name is from what was typed: the product itself comes before its variants. */
const distanceOf = ({ displayName }: Product, text: string): number => (displayName.toLowerCase().startsWith(text) ? 0 : 1000) + displayName.length

const matches = ({ displayName, skuPartNumber, aliases }: Product, text: string): boolean => [displayName, skuPartNumber, ...aliases].some((name) => name.toLowerCase().includes(text))

/** Products that are called so, the nearest names first; in the order of the catalogue when nothing is typed. */
export function findInCatalogue(products: readonly Product[], typed: string): readonly Product[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return products
  return products.filter((one) => matches(one, text)).toSorted((one, other) => distanceOf(one, text) - distanceOf(other, text))
}
