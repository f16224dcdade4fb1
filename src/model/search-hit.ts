import type { Guid } from './guid.ts'

export const SEARCH_KINDS = ['user', 'product', 'group'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** One thing found by GET /licet/v1/search?q=. */
export interface SearchHit {
  readonly kind: SearchKind
  /** A person's or group's id, a product's skuId. */
  readonly id: Guid
  readonly displayName: string
  /** What tells two of the same name apart: a user name, a part number. */
  readonly detail: string
}
