// What people may buy for themselves, and what they have bought (domain.md section 5).
import type { Guid } from './guid.ts'
import type { SubscriptionStatus } from './subscription.ts'

export const SELF_SERVICE_POLICIES = ['allowed', 'trialsOnly', 'blocked'] as const
/** Of a product: people may buy and try it, may only try it, or neither. It says nothing of what was bought before. */
export type SelfServicePolicy = (typeof SELF_SERVICE_POLICIES)[number]

export interface SelfServiceProduct {
  readonly skuId: Guid
  readonly skuPartNumber: string
  readonly displayName: string
  readonly policy: SelfServicePolicy
  /** Whether the product has a policy of its own; otherwise it follows the standard one. */
  readonly isOwn: boolean
}

export interface SelfServicePolicies {
  /** For every product without a policy of its own, those that will be sold one day included. */
  readonly standard: SelfServicePolicy
  readonly products: readonly SelfServiceProduct[]
}

export interface SelfServicePurchase {
  /** Of the subscription. */
  readonly id: Guid
  readonly poolId: Guid
  readonly skuId: Guid
  readonly skuPartNumber: string
  readonly displayName: string
  readonly purchaser: { readonly id: Guid; readonly displayName: string; readonly userPrincipalName: string } | null
  readonly isTrial: boolean
  readonly status: SubscriptionStatus
  readonly totalLicenses: number
  /** People seated in its pool. */
  readonly consumed: number
  readonly createdDateTime: string
  readonly nextLifecycleDateTime: string | null
  readonly recurringBilling: boolean
}
