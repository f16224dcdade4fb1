// What the home page says: the answer of GET /licet/v1/home.
import type { Guid } from './guid.ts'

export const ATTENTION_KINDS = [
  'overAssignedOverdue',
  'overAssigned',
  'licenseErrors',
  'deadlines',
  'expiring',
  'renewals',
  'unusedSeats',
  'blockedLicensed',
  'newServices',
] as const
/** Reasons to act, the most urgent first. */
export type AttentionKind = (typeof ATTENTION_KINDS)[number]

export interface Attention {
  readonly kind: AttentionKind
  /** The product it is about, where it is about one. */
  readonly skuId: Guid | null
  /** The arguments of the message page.home.attention.<kind>: product, count, assigned, capacity, since, until. */
  readonly facts: Readonly<Record<string, string | number>>
}

export interface ProductSeats {
  readonly skuId: Guid
  readonly skuPartNumber: string
  readonly displayName: string
  readonly capacity: number
  readonly consumed: number
  readonly available: number
}

export interface Home {
  readonly attention: readonly Attention[]
  /** Products with seats, those with the most people first. */
  readonly seats: readonly ProductSeats[]
}
