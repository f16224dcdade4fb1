// A subscription is one purchase of one product; seats live in pools (D15).
import type { Guid } from './guid.ts'

export const SUBSCRIPTION_STATUSES = ['Enabled', 'Warning', 'Suspended', 'LockedOut', 'Deleted'] as const
/** Graph's companySubscription.status, in the order in which a subscription decays. */
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number]

export interface Subscription {
  readonly id: Guid
  readonly commerceSubscriptionId: Guid
  readonly skuId: Guid
  readonly poolId: Guid
  readonly status: SubscriptionStatus
  readonly totalLicenses: number
  readonly isTrial: boolean
  readonly createdDateTime: string
  readonly nextLifecycleDateTime: string | null
  readonly term: 'P1M' | 'P1Y' | 'P3Y'
  readonly billingFrequency: 'P1M' | 'P1Y' | 'P3Y'
  readonly accountType: 'MCA' | 'MOSA'
  readonly recurringBilling: boolean
  readonly purchaseChannel: 'direct' | 'reseller' | 'prepaid' | 'selfService'
  /** The purchaser of a self-service purchase. */
  readonly ownerId: Guid | null
  /** Own price a seat and month; null for the list price. */
  readonly price: number | null
}

/** Units by state, as Graph's licenseUnitsDetail. */
export interface LicenseUnits {
  readonly enabled: number
  readonly warning: number
  readonly suspended: number
  readonly lockedOut: number
}

/** Seats of one product that are bought and given together. */
export interface Pool {
  readonly id: Guid
  readonly skuId: Guid
  /** The purchaser for a self-service purchase; null for the central pool. */
  readonly ownerId: Guid | null
  readonly units: LicenseUnits
  /** Distinct people seated. */
  readonly consumed: number
  readonly subscriptionIds: readonly Guid[]
}

/** Seats that may be given: enabled and warning (D1). */
export const capacityOf = (units: LicenseUnits): number => units.enabled + units.warning

/** Free seats, never negative (D1). */
export const availableIn = (pool: Pool): number => Math.max(0, capacityOf(pool.units) - pool.consumed)

/** The first status with units, in order of decay; Deleted when there are none (D18). */
export function capabilityStatusOf(units: LicenseUnits): SubscriptionStatus {
  if (units.enabled > 0) return 'Enabled'
  if (units.warning > 0) return 'Warning'
  if (units.suspended > 0) return 'Suspended'
  if (units.lockedOut > 0) return 'LockedOut'
  return 'Deleted'
}
