// Licences that people get by themselves when they first sign in (domain.md 9.6).
import type { Guid } from './guid.ts'
import type { AssignedLicense } from './license.ts'

/** Products behind the first, asked one after the other when those before are out of seats. */
export const MOST_BACKUPS = 4

export interface AutoClaimPolicy {
  readonly id: Guid
  readonly displayName: string
  readonly isEnabled: boolean
  /** The first is the primary one; each with the services that are off in it. */
  readonly products: readonly AssignedLicense[]
  readonly createdDateTime: string
}

export const CLAIM_OUTCOMES = ['claimed', 'alreadyHeld', 'noSeats', 'refused'] as const
export type ClaimOutcome = (typeof CLAIM_OUTCOMES)[number]

/** What became of one person's first sign-in under a policy. */
export interface AutoClaim {
  readonly user: { readonly id: Guid; readonly displayName: string; readonly userPrincipalName: string }
  readonly claimedDateTime: string
  /** What they got; null when they got nothing. */
  readonly skuId: Guid | null
  readonly outcome: ClaimOutcome
  readonly operationId: Guid | null
}

/** A policy as it is listed: each product by name, with the seats that are free. */
export interface ListedPolicy extends Omit<AutoClaimPolicy, 'products'> {
  readonly products: readonly (AssignedLicense & { readonly displayName: string; readonly available: number })[]
}

export const REPORT_DAYS = [1, 7, 30, 90] as const

/** What became of the first sign-ins since an instant. */
export interface AutoClaimReport {
  readonly since: string
  readonly counts: Readonly<Record<ClaimOutcome, number>>
  /** The newest first, at most a thousand. */
  readonly value: readonly AutoClaim[]
}
