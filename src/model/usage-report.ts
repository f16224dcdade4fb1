// What is paid for and what is used of it: the reports of usage and cost, by product and by department (D17).
import type { Guid } from './guid.ts'
import type { Family } from './product.ts'

export interface UsageRow {
  readonly skuId: Guid
  readonly poolId: Guid
  readonly displayName: string
  readonly skuPartNumber: string
  readonly family: Family
  /** Another product has the same name: show the part number too. */
  readonly ambiguous: boolean
  /** The purchaser of a self-service purchase. */
  readonly owner: { readonly id: Guid; readonly displayName: string } | null
  readonly bought: number
  readonly assigned: number
  readonly unused: number
  readonly overAssigned: number
  readonly expiring: number
  readonly guests: number
  /** People whose sign-in is blocked. */
  readonly blocked: number
  /** People to whom it gives nothing that another product of theirs does not give too. */
  readonly overlapping: number
}

export interface DepartmentUsage {
  /** Null for people of no department. */
  readonly department: string | null
  readonly people: number
  readonly licensed: number
  readonly guests: number
  readonly blocked: number
  readonly products: readonly { readonly skuId: Guid; readonly assigned: number }[]
}

export interface UsageReport {
  readonly asOfDateTime: string
  readonly value: readonly UsageRow[]
  readonly departments: readonly DepartmentUsage[]
}

/** Amounts are a month's, in one currency, rounded to cents. */
export interface CostRow extends Pick<UsageRow, 'skuId' | 'poolId' | 'displayName' | 'skuPartNumber' | 'family' | 'ambiguous' | 'owner' | 'bought' | 'assigned' | 'unused'> {
  /** A seat; null when nobody knows. */
  readonly price: number | null
  /** The list price is an estimate. */
  readonly basis: 'listPrice' | 'ownPrice'
  /** What is bought costs this, assigned or not. */
  readonly bill: number
  readonly inUse: number
  readonly unusedCost: number
  /** Of what is assigned: to people who are blocked, and to people whom another product serves as well. */
  readonly blockedCost: number
  readonly overlappingCost: number
  /** What could be saved by removing unused seats, from the first renewal on. */
  readonly saving: { readonly amount: number; readonly fromDate: string | null }
}

export interface CostReport {
  readonly asOfDateTime: string
  readonly currency: string
  readonly value: readonly CostRow[]
  readonly departments: readonly { readonly department: string | null; readonly people: number; readonly inUse: number }[]
  readonly total: { readonly bill: number; readonly inUse: number; readonly unusedCost: number; readonly saving: number }
  /** Products without a price: they are in no sum. */
  readonly unpricedSkuIds: readonly Guid[]
}

/** One day of a product's use, at its end by UTC. */
export interface UsageDay {
  /** YYYY-MM-DD. */
  readonly date: string
  readonly bought: number
  readonly assigned: number
}

export interface UsageTrend {
  readonly skuId: Guid
  readonly value: readonly UsageDay[]
}
