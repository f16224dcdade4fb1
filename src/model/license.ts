// What a licence is on a person: records, one for each product and source, interned together as a situation.
import type { Guid } from './guid.ts'

export const LICENSE_STATES = ['Active', 'ActiveWithError', 'Disabled', 'Error'] as const
export type LicenseState = (typeof LICENSE_STATES)[number]

export const LICENSE_ERRORS = [
  'None',
  'CountViolation',
  'MutuallyExclusiveViolation',
  'DependencyViolation',
  'ProhibitedInUsageLocationViolation',
  'UniquenessViolation',
  'Other',
] as const
export type LicenseError = (typeof LICENSE_ERRORS)[number]

/** Graph's assignedLicense: a product, and the service plans of it that are off. */
export interface AssignedLicense {
  readonly skuId: Guid
  readonly disabledPlans: readonly Guid[]
}

/**
 * One licence from one source. A person may hold one product from several sources at once; it takes one seat
 * a pool (D15), and a service plan is on when any record in force has it on.
 */
export interface LicenseRecord extends AssignedLicense {
  /** The group it comes from; null when it was given directly. */
  readonly assignedByGroup: Guid | null
  /** The pool of a self-service purchase; null for the product's central pool (D15). */
  readonly selfServicePoolId: Guid | null
  readonly state: LicenseState
  readonly error: LicenseError
}

/** Graph's licenseAssignmentState. */
export interface LicenseAssignmentState {
  readonly skuId: Guid
  readonly assignedByGroup: Guid | null
  readonly disabledPlans: readonly Guid[]
  readonly state: LicenseState
  readonly error: LicenseError
  readonly lastUpdatedDateTime: string
}

/** All licences of a person, in canonical order; people with equal situations share one (ADR 0004). */
export type Situation = readonly LicenseRecord[]

const keyOf = (record: LicenseRecord): string =>
  `${record.skuId} ${record.assignedByGroup ?? ''} ${record.selfServicePoolId ?? ''}`

/** The same licences in the one order that makes equal situations equal texts. */
export function canonicalSituation(records: Iterable<LicenseRecord>): Situation {
  return [...records]
    .map((record) => ({
      skuId: record.skuId,
      assignedByGroup: record.assignedByGroup,
      selfServicePoolId: record.selfServicePoolId,
      disabledPlans: [...new Set(record.disabledPlans)].sort(),
      state: record.state,
      error: record.error,
    }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** The text by which a situation is interned. */
export function formatSituation(situation: Situation): string {
  return JSON.stringify(
    canonicalSituation(situation).map((record) => [
      record.skuId,
      record.assignedByGroup,
      record.selfServicePoolId,
      record.disabledPlans,
      record.state,
      record.error,
    ]),
  )
}

/** Whether two records are the same licence from the same source. */
export const isSameSource = (a: LicenseRecord, b: LicenseRecord): boolean => keyOf(a) === keyOf(b)

/** Whether a record is in force: it takes its seat and gives its services (D15). */
export const isInForce = (record: LicenseRecord): boolean =>
  record.state === 'Active' || record.state === 'ActiveWithError'
