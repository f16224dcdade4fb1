// A row of the prices page: what a seat of a product costs, and what it cost before (D17, D19).
import type { Guid } from './guid.ts'

export interface DatedPrice {
  /** YYYY-MM-DD. */
  readonly effectiveFrom: string
  /** A seat and month; null goes back to the list price. */
  readonly amount: number | null
  readonly currency: string
}

export interface PriceRow {
  readonly skuId: Guid
  readonly skuPartNumber: string
  readonly displayName: string
  /** A seat and month in dollars; null where nobody publishes one. */
  readonly listPrice: number | null
  /** What figures are reckoned by today; null when there is neither. */
  readonly amount: number | null
  readonly currency: string
  /** The list price is an estimate. */
  readonly basis: 'listPrice' | 'ownPrice'
  /** Since when the own price holds. */
  readonly effectiveFrom: string | null
  /** The organisation's own prices, the oldest first; some may begin later. */
  readonly history: readonly DatedPrice[]
}
