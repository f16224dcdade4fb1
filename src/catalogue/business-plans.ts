// Business plans are sold up to 300 seats each (D9); beyond, an Enterprise product of the same kind is meant.
import type { Guid } from '#model/guid.ts'
import type { Product } from '#model/product.ts'
import type { Catalogue } from './catalogue.ts'

/** By the beginning of a product's name: the part number of what stands for it beyond the limit. */
const ENTERPRISE_OF: readonly (readonly [name: string, partNumber: string])[] = [
  ['Microsoft 365 Business Basic', 'STANDARDPACK'],
  ['Microsoft 365 Business Standard', 'ENTERPRISEPACK'],
  ['Microsoft 365 Business Premium', 'SPE_E3'],
  ['Microsoft 365 Apps for Business', 'OFFICESUBSCRIPTION'],
]

const rowOf = ({ displayName }: Product) => ENTERPRISE_OF.find(([name]) => displayName.toLowerCase().startsWith(name.toLowerCase()))

/** Whether a product is a Business plan. */
export const isBusinessPlan = (product: Product): boolean => rowOf(product) !== undefined

/** The Enterprise products that stand for a Business plan; none for any other product. */
export function enterpriseInstead(product: Product, { productsByPartNumber }: Catalogue): Guid[] {
  const row = rowOf(product)
  return row === undefined ? [] : (productsByPartNumber.get(row[1]) ?? []).map(({ skuId }) => skuId).slice(0, 1)
}
