// What somebody has bought or tried for themselves, as they see it: who has a seat, and what they may do (domain.md 5).
import type { Guid } from './guid.ts'
import type { SubscriptionRecord } from './subscription-record.ts'

export const PURCHASE_VERBS = ['setSeats', 'setRecurringBilling', 'cancel', 'assign', 'unassign'] as const
/** What a purchaser may do with a purchase. */
export type PurchaseVerb = (typeof PURCHASE_VERBS)[number]

export interface MyPurchase extends Pick<SubscriptionRecord, 'id' | 'skuId' | 'poolId' | 'displayName' | 'status' | 'isTrial' | 'totalLicenses' | 'createdDateTime' | 'nextLifecycleDateTime' | 'recurringBilling' | 'scheduled' | 'windows' | 'refusals'> {
  /** Who has a seat, by name. */
  readonly people: readonly { readonly id: Guid; readonly displayName: string; readonly userPrincipalName: string }[]
}
