// What somebody wishes of a purchase: one verb of licet-api.md with what it takes.
import type { Guid } from './guid.ts'
import type { AccountType, Term } from './subscription.ts'

export const WHENS = ['now', 'atRenewal'] as const
export type When = (typeof WHENS)[number]

/** A new purchase: it is recorded, and paid for elsewhere. */
export interface BuyChange {
  readonly verb: 'buy'
  readonly skuId: Guid
  readonly totalLicenses: number
  readonly term: Term
  readonly billingFrequency: Term
  readonly accountType: AccountType
  readonly recurringBilling: boolean
  readonly isTrial: boolean
  /** Own price a seat and month; null for the list price. */
  readonly price: number | null
  /** When it starts, in the future; null for now. */
  readonly startDateTime: string | null
}

/**
 * Everyone who holds the product gets another one instead, groups that give it give the other, and the purchase ends
 * (S12).
 */
export interface UpgradeChange {
  readonly verb: 'upgrade'
  readonly id: Guid
  readonly toSkuId: Guid
  readonly when: When
  /** Licences of the other product that are bought with it; null for as many as are missing. */
  readonly totalLicenses: number | null
}

export type SubscriptionChange =
  | BuyChange
  /** Seats in all, not how many more or fewer. */
  | { readonly verb: 'setSeats'; readonly id: Guid; readonly totalLicenses: number; readonly when: When }
  | { readonly verb: 'setRecurringBilling'; readonly id: Guid; readonly on: boolean }
  | { readonly verb: 'cancel'; readonly id: Guid; readonly when: When }
  | { readonly verb: 'reactivate'; readonly id: Guid }
  | { readonly verb: 'changeTerm'; readonly id: Guid; readonly term: Term | null; readonly billingFrequency: Term | null; readonly when: When }
  | { readonly verb: 'extendTrial'; readonly id: Guid }
  | UpgradeChange
  /** What an earlier change of the renewal replaced comes back. */
  | { readonly verb: 'restoreRenewal'; readonly id: Guid; readonly operationId: Guid }

export type SubscriptionVerb = SubscriptionChange['verb']

/** A move of everyone at once: it changes people as well as a purchase. */
export const isUpgradeNow = (change: SubscriptionChange | null): change is UpgradeChange => change?.verb === 'upgrade' && change.when === 'now'
