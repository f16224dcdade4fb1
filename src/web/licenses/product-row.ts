import type { OwnedProduct } from '#model/owned-product.ts'
import { plainLetters } from '#web/state/plain-letters.ts'

/** What a product's address bears: the product, or for a self-service purchase its own pool. */
export const productKey = ({ skuId, poolId, owner }: OwnedProduct): string => (owner === null ? skuId : poolId)

/** Ready-made filters of the Licenses page, by the name in its address. */
export const PRODUCT_FILTERS = ['free', 'troubled', 'trial', 'selfService', 'suite', 'addOn'] as const
export type ProductFilter = (typeof PRODUCT_FILTERS)[number]

const TESTS: Readonly<Record<ProductFilter, (product: OwnedProduct) => boolean>> = {
  free: ({ available }) => available > 0,
  troubled: ({ consumed, capacity, expiring, errors, capabilityStatus }) =>
    consumed > capacity || expiring > 0 || errors > 0 || capabilityStatus !== 'Enabled',
  trial: ({ subscriptions }) => subscriptions.some(({ isTrial }) => isTrial),
  selfService: ({ owner }) => owner !== null,
  suite: ({ isAddOn }) => !isAddOn,
  addOn: ({ isAddOn }) => isAddOn,
}

export const parseProductFilters = (text: string | undefined): ProductFilter[] =>
  PRODUCT_FILTERS.filter((known) => text?.split(',').includes(known))

const KEYS: Readonly<Record<string, (product: OwnedProduct) => number | string>> = {
  displayName: ({ displayName }) => displayName,
  available: ({ available }) => available,
  consumed: ({ consumed }) => consumed,
  expiring: ({ expiring }) => expiring,
  groups: ({ groups }) => groups,
  price: ({ price }) => price ?? -1,
}

interface ProductQuery {
  readonly q?: string | undefined
  readonly filters: readonly ProductFilter[]
  /** "property" or "property desc". */
  readonly sort?: string | undefined
}

/** The products that match, in order. Without a sort they keep the server's order. */
export function findProducts(products: readonly OwnedProduct[], { q = '', filters, sort }: ProductQuery, language: string): OwnedProduct[] {
  const words = plainLetters(q).split(/\s+/).filter(Boolean)
  const found = products.filter((product) => {
    const text = plainLetters(`${product.displayName} ${product.skuPartNumber} ${product.owner?.displayName ?? ''}`)
    return words.every((word) => text.includes(word)) && filters.every((filter) => TESTS[filter](product))
  })
  const [property = '', direction] = (sort ?? '').split(' ')
  const key = KEYS[property]
  if (!key) return found
  const sign = direction === 'desc' ? -1 : 1
  const collator = new Intl.Collator(language, { numeric: true })
  return found.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)]
    return sign * (typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other)))
  })
}
