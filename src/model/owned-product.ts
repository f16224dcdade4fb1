// A row of the Licenses page: a product that is owned, with its seats (P1). Self-service purchases are rows of their own (D15).
import type { Guid } from './guid.ts'
import type { Family } from './product.ts'
import type { CapabilityStatus, LicenseUnits, SubscriptionStatus } from './subscription.ts'

export interface OwnedProduct {
  readonly skuId: Guid
  readonly poolId: Guid
  readonly skuPartNumber: string
  readonly displayName: string
  /** Another product has the same name: show the part number too. */
  readonly ambiguous: boolean
  readonly family: Family
  readonly isAddOn: boolean
  readonly appliesTo: 'User' | 'Company'
  readonly capabilityStatus: CapabilityStatus
  readonly units: LicenseUnits
  readonly capacity: number
  readonly consumed: number
  readonly available: number
  /** Seats in grace: usable, and ending (D1). */
  readonly expiring: number
  /** The purchaser of a self-service purchase; null for the central row. */
  readonly owner: { readonly id: Guid; readonly displayName: string } | null
  /** A seat and month, in the tenant's currency; null when no price is known. */
  readonly price: number | null
  /** Whether that is the organisation's own price, or the list price, an estimate (D17). */
  readonly priceBasis: 'listPrice' | 'ownPrice'
  readonly currency: string
  /** What the pool costs a month, assigned or not; 0 when no price is known. */
  readonly bill: number
  /** The first day on which paid seats can be removed. */
  readonly reducibleFrom: string | null
  readonly subscriptions: readonly {
    readonly id: Guid
    readonly totalLicenses: number
    readonly status: SubscriptionStatus
    readonly isTrial: boolean
    readonly nextLifecycleDateTime: string | null
    readonly recurringBilling: boolean
  }[]
  /** Groups that give it; none give from a self-service purchase. */
  readonly groups: number
  /** People whose licence is in an error state. */
  readonly errors: number
}
