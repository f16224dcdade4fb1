// Add-ons: products that are not meant to be, or cannot be, all that a new person holds.
import type { AddOnReason, DependencyRule, ExclusionRule } from '#model/product.ts'
import type { Guid } from '#model/guid.ts'

/** Names under which add-ons are sold; tried on "part number | name". */
const ADD_ON_NAMES: readonly RegExp[] = [
  /add[-_ ]?on\b|add[-_ ]?on_|add-in|attach|step[-_ ]up/i,
  /\badd(itiona|n)?l\b|suite features|extra features/i,
  /capacity|storage|multi-?geo|interacted people|subject rights request|sandbox|page ?view/i,
  /(?<!no)pstn|calling plan|calling for|domestic calling|communications credits|business voice/i,
  /\| (microsoft (365|teams) )?audio conferencing|teams phone (standard|mobile)|video interop/i,
  /copilot for|365 copilot|sales copilot|teams premium|advanced communications/i,
  /[EF]5 (security|compliance)|advanced compliance|security and compliance for firstline/i,
  /archiving for exchange online|intune (suite|advanced)|hybrid connector/i,
]

/** What one person must be able to hold at once to be given a product alone. */
export interface AddOnFacts {
  readonly skuPartNumber: string
  readonly displayName: string
  readonly planIds: ReadonlySet<Guid>
  readonly exclusions: readonly ExclusionRule[]
  readonly dependencies: readonly DependencyRule[]
}

/** Tells why a product is an add-on, or null: by its name, or because refusing rules would stop it on its own. */
export function addOnReasonOf({ skuPartNumber, displayName, planIds, exclusions, dependencies }: AddOnFacts): AddOnReason | null {
  if (ADD_ON_NAMES.some((names) => names.test(`${skuPartNumber} | ${displayName}`))) return 'name'
  const clashes = exclusions.some(
    ({ severity, planA, planB }) => severity === 'refuse' && planIds.has(planA) && planIds.has(planB),
  )
  if (clashes) return 'own-clash'
  const lacks = dependencies.some(
    ({ severity, servicePlanId, requiresAnyOf }) =>
      severity === 'refuse' && planIds.has(servicePlanId) && !requiresAnyOf.some((id) => planIds.has(id)),
  )
  return lacks ? 'unmet-dependency' : null
}
