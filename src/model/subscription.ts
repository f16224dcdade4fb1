// A subscription is one purchase of one product; seats live in pools (D15).
import type { Guid } from './guid.ts'

export const SUBSCRIPTION_STATUSES = ['Scheduled', 'Enabled', 'Warning', 'Suspended', 'LockedOut', 'Deleted'] as const
/** Graph's companySubscription.status, in the order in which a subscription decays; Scheduled, before it starts, is ours. */
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number]

export const TERMS = ['P1M', 'P1Y', 'P3Y'] as const
export type Term = (typeof TERMS)[number]

export const ACCOUNT_TYPES = ['MCA', 'MOSA'] as const
/** The kind of billing account, from which most rules of a purchase follow (D9). */
export type AccountType = (typeof ACCOUNT_TYPES)[number]

export const PROGRAMS = ['standard', 'volumeEnterprise', 'volumeOpen', 'volumeShort'] as const
/** Under what kind of agreement it was bought; what happens after its end follows from it (domain.md 6.1). */
export type Program = (typeof PROGRAMS)[number]

/** What is to change when the term ends; what is left out stays. */
export interface ScheduledChange {
  readonly totalLicenses?: number
  readonly term?: Term
  readonly billingFrequency?: Term
  /** Everyone who holds the product gets this one instead, and the subscription ends. */
  readonly moveTo?: Guid
  /** How many licences of it are bought then; as many as are missing when left out. */
  readonly moveToLicenses?: number
  /** Arranged by the seller: it cannot be changed here (domain.md 6.2). */
  readonly byRepresentative?: boolean
}

/** Seats that were added within a term: they may be taken back for as long as a purchase may. */
export interface SeatAddition {
  readonly at: string
  readonly seats: number
}

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
  readonly term: Term
  readonly billingFrequency: Term
  readonly accountType: AccountType
  readonly recurringBilling: boolean
  readonly purchaseChannel: 'direct' | 'reseller' | 'prepaid' | 'selfService'
  /** The purchaser of a self-service purchase. */
  readonly ownerId: Guid | null
  /** Own price a seat and month; null for the list price. */
  readonly price: number | null
  readonly program: Program
  /** When the current term began: at the purchase, or at the last renewal. */
  readonly termStartDateTime: string
  /** Why it ended before its time; null while it has not, and when its term ran out. */
  readonly endCause: 'cancelled' | 'upgraded' | null
  readonly trialExtended: boolean
  readonly scheduled: ScheduledChange | null
  readonly additions: readonly SeatAddition[]
  /** No longer sold: nothing can be added to it or changed (domain.md 6.2). */
  readonly endOfSale: boolean
}

/** What is true of a purchase that nothing out of the ordinary has happened to. */
export const PLAIN_PURCHASE = { program: 'standard', endCause: null, trialExtended: false, scheduled: null, additions: [], endOfSale: false } as const satisfies Partial<Subscription>

/** A purchase to be recorded: what is not said is as in a plain one, and its term begins with it. */
export type NewSubscription = Omit<Subscription, keyof typeof PLAIN_PURCHASE | 'termStartDateTime'> & Partial<Pick<Subscription, keyof typeof PLAIN_PURCHASE | 'termStartDateTime'>>

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
  /** Since when more people sit in it than it has seats; null while they do not. */
  readonly overAssignedSinceDateTime: string | null
  /** Those that are not deleted. */
  readonly subscriptionIds: readonly Guid[]
}

/** A pool as it is told. */
export interface PoolRecord extends Pool {
  readonly capacity: number
  readonly available: number
  /** People who wait for a seat in it (D2). */
  readonly waiting: number
}

/** Seats that may be given: enabled and warning (D1). */
export const capacityOf = (units: LicenseUnits): number => units.enabled + units.warning

/** Free seats, never negative (D1). */
export const availableIn = (pool: Pool): number => Math.max(0, capacityOf(pool.units) - pool.consumed)

/** Whether people in a pool can work: while any of its seats is enabled or in grace, all of them do (D18). */
export const isWorking = (units: LicenseUnits): boolean => capacityOf(units) > 0

/** Graph's capabilityStatus of a product. */
export type CapabilityStatus = Exclude<SubscriptionStatus, 'Scheduled'>

/** The first status with units, in order of decay; Deleted when there are none (D18). */
export function capabilityStatusOf(units: LicenseUnits): CapabilityStatus {
  if (units.enabled > 0) return 'Enabled'
  if (units.warning > 0) return 'Warning'
  if (units.suspended > 0) return 'Suspended'
  if (units.lockedOut > 0) return 'LockedOut'
  return 'Deleted'
}
