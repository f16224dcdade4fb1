// A change of a group's own licences: what the group will give, or why it cannot. Its members are judged apart.
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { AssignedLicense } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { carryOutChange } from './carry-out-change.ts'
import { changesLicenses, firstOf, refuseChange } from './change-rules.ts'
import { assignedLicensesOf } from './effective-plans.ts'
import { judgeAfter } from './judge-person.ts'
import type { Warning } from './outcome-rules.ts'
import { refuseNamed } from './person-rules.ts'
import type { RuleBook } from './rule-book.ts'

/** A group as far as its licences are concerned. */
export interface LicensableGroup {
  readonly id: Guid
  readonly licenses: readonly AssignedLicense[]
  /** Security groups, mail-enabled ones, and Microsoft 365 groups that are security-enabled (3.1). */
  readonly securityEnabled: boolean
  /** Its membership follows a rule. */
  readonly isRuled: boolean
}

export type GroupVerdict =
  | { readonly outcome: 'changed' | 'unchanged'; readonly licenses: readonly AssignedLicense[]; readonly warnings: readonly Warning[] }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/**
 * Judges a change of a group's own licences by the rules for people, as if the group were one: a product that needs
 * another must find it in the same group (3.2, 7), and no member could have two that clash. Members are no concern of
 * the verdict, but whether they may be added or taken out by hand is.
 */
export function judgeGroupChange(group: LicensableGroup, change: Change, book: RuleBook): GroupVerdict {
  const refusal = refuseGroup(group, change) ?? (changesLicenses(change) ? refuseLicenses(group, change, book) : null)
  if (refusal) return { outcome: 'refused', refusal }
  const before = groupAsPerson(group)
  const verdict = judgeAfter(before, carryOutChange(before, change, book), book)
  if (verdict.outcome === 'refused') return verdict
  const { outcome, after, warnings } = verdict
  return { outcome: outcome === 'changed' ? 'changed' : 'unchanged', licenses: assignedLicensesOf(after.situation), warnings }
}

/** Tells why a group cannot be deleted, or null: its licences go first (D22, 3.2, 12). */
export function refuseGroupDeletion({ id, licenses }: Pick<LicensableGroup, 'id' | 'licenses'>): Refusal | null {
  return licenses.length > 0 ? { code: 'GroupHasLicenses', groupId: id } : null
}

function refuseGroup({ id, securityEnabled, isRuled }: LicensableGroup, change: Change): Refusal | null {
  if (!changesLicenses(change) && change.members === null) return { code: 'NothingToChange' }
  if (change.members !== null && isRuled) return { code: 'MembershipRuled', groupId: id }
  const gives = change.add.length > 0 || change.services.length > 0
  return gives && !securityEnabled ? { code: 'GroupNotLicensable', groupId: id } : null
}

function refuseLicenses({ licenses }: LicensableGroup, change: Change, book: RuleBook): Refusal | null {
  const holds = (skuId: Guid): boolean => licenses.some((license) => license.skuId === skuId)
  return (
    refuseChange(change, book) ??
    refuseNamed(holds, change, book) ??
    firstOf(change.remove, (skuId) => (holds(skuId) ? null : { code: 'LicenseNotAssigned', skuId }))
  )
}

/** Its licences as if somebody held them directly, nowhere in particular. */
export const groupAsPerson = ({ licenses }: LicensableGroup): PersonFacts => ({
  situation: licenses.map((license) => ({ ...license, assignedByGroup: null, selfServicePoolId: null, state: 'Active', error: 'None' })),
  usageLocation: null,
  userType: 'Member',
  accountEnabled: true,
})
