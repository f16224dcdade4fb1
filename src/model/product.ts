// What can be bought and given: products, their service plans, and the rules between them.
import type { Guid } from './guid.ts'

/** Who a plan or a product serves: one person, or the organisation as a whole (never assigned to a person). */
export type AppliesTo = 'User' | 'Company'

/** Families of services in the order people look for them; `suite` is for products only. */
export const FAMILIES = [
  'suite',
  'teams',
  'exchange',
  'office',
  'sharepoint',
  'apps',
  'copilot',
  'security',
  'compliance',
  'identity',
  'device',
  'windows',
  'viva',
  'project',
  'visio',
  'power',
  'dynamics',
  'other',
] as const
export type Family = (typeof FAMILIES)[number]

export interface ServicePlan {
  readonly servicePlanId: Guid
  /** The technical name; not unique (two plans are called PROJECT_ESSENTIALS). */
  readonly servicePlanName: string
  readonly displayName: string
  readonly family: Family
  readonly appliesTo: AppliesTo
  /** True when nobody published appliesTo and User is our guess (D19). */
  readonly appliesToAssumed: boolean
  /** Graph's name of the service behind the plan, where it was observed. */
  readonly service: string | null
  readonly retired: boolean
  readonly aliases: readonly string[]
}

/** Why a product cannot be all that a new person holds. */
export type AddOnReason = 'name' | 'own-clash' | 'unmet-dependency'

export interface Product {
  readonly skuId: Guid
  /** Not unique (two products are called MCOPSTN5) and not safe in a path: it may hold blanks and slashes. */
  readonly skuPartNumber: string
  readonly displayName: string
  /** True when another product has the same displayName, so a screen should show the part number too. */
  readonly ambiguous: boolean
  readonly appliesTo: AppliesTo
  readonly isAddOn: boolean
  readonly addOnReason: AddOnReason | null
  readonly family: Family
  readonly servicePlanIds: readonly Guid[]
  readonly aliases: readonly string[]
}

/** What a broken rule does: refuse the change, warn and go on, or nothing. */
export type Severity = 'refuse' | 'warn' | 'off'

interface Rule {
  /** Stable and readable: tenants switch rules off by it. */
  readonly id: string
  readonly severity: Severity
  /** How well the rule is known: documented-table-current, documented-error-message, community-statement, ... */
  readonly status: string
  readonly source: string
  readonly note: string
}

/** Two service plans that one person cannot both have switched on. */
export interface ExclusionRule extends Rule {
  readonly planA: Guid
  readonly planB: Guid
  /** The service the pair belongs to, as the source groups them. */
  readonly group: string
}

/** A service plan that works only beside one of several others. */
export interface DependencyRule extends Rule {
  readonly servicePlanId: Guid
  readonly requiresAnyOf: readonly Guid[]
}

/** A product sold only beside one of several others (by skuId). */
export interface PrerequisiteRule extends Rule {
  readonly skuId: Guid
  readonly requiresAnyOf: readonly Guid[]
}

/** A product or a service plan (one of the two is set) in one country. */
export interface LocationRule {
  readonly id: string
  readonly skuId: Guid | null
  readonly servicePlanId: Guid | null
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly prohibited: boolean
  readonly source: string
  readonly note: string
}

/** An indicative list price; several rows of one product differ by effectiveFrom. */
export interface Price {
  readonly skuId: Guid
  readonly amount: number
  readonly currency: 'USD'
  readonly unit: 'user/month'
  /** YYYY-MM-DD, or null when the source is undated. */
  readonly effectiveFrom: string | null
  readonly basis: string
  readonly source: string
}

export interface Country {
  readonly alpha2: string
  readonly name: string
}
