// Refusals as Graph notes them on a member of a group: which products fail, and with which of its seven errors (2.3).
import type { Guid } from '#model/guid.ts'
import type { LicenseError } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'

/** Graph's error for a refusal; what Graph has no word for is Other. */
export function errorOfRefusal({ code }: Refusal): Exclude<LicenseError, 'None'> {
  switch (code) {
    case 'CountViolation':
    case 'MutuallyExclusiveViolation':
    case 'DependencyViolation':
    case 'ProhibitedInUsageLocationViolation':
    case 'UniquenessViolation':
      return code
    case 'PrerequisiteMissing':
      return 'DependencyViolation'
    case 'UsageLocationMissing':
      return 'ProhibitedInUsageLocationViolation'
    default:
      return 'Other'
  }
}

/** The products that a refusal is about. */
export function productsInTrouble(refusal: Refusal): readonly Guid[] {
  switch (refusal.code) {
    case 'MutuallyExclusiveViolation':
      return refusal.pairs.flatMap(({ a, b }) => [a.skuId, b.skuId])
    case 'DependencyViolation':
      return refusal.missing.map(({ dependent }) => dependent.skuId)
    case 'PrerequisiteMissing':
      return refusal.missing.map(({ skuId }) => skuId)
    case 'ProhibitedInUsageLocationViolation':
      return refusal.prohibited.map(({ skuId }) => skuId)
    case 'UniquenessViolation':
    case 'ChangedSince':
      return refusal.skuIds
    default:
      return 'skuId' in refusal ? [refusal.skuId] : []
  }
}
