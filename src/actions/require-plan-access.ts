import type { Caller } from '#model/caller.ts'
import { accountChangeOf } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import { requireAccess } from './require-access.ts'
import type { Within } from './require-access.ts'

/**
 * Whose licences a caller may change in this way; null for everybody's. Ending a purchase is a matter of billing, and
 * what its people get instead one of licences. Throws 403.
 */
export function requirePlanAccess(caller: Caller, { takeControl, add, usageLocation, subscription, createUser, ...change }: Change): Within {
  if (createUser !== null) return requireAccess(caller, 'createUser')
  const account = accountChangeOf(change)
  if (account !== null) return requireAccess(caller, account)
  if (subscription !== null) {
    const within = requireAccess(caller, 'manageBilling')
    return add.length > 0 ? requireAccess(caller, 'assignLicense') : within
  }
  if (takeControl === null) return requireAccess(caller, 'assignLicense')
  requireAccess(caller, 'manageBilling')
  return add.length > 0 || usageLocation !== null ? requireAccess(caller, 'assignLicense') : null
}
