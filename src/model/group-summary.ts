// A group as the Groups page shows it: what it gives, to how many, and what is the matter.
import type { Guid } from './guid.ts'
import type { AssignedLicense } from './license.ts'

export const GROUP_KINDS = ['security', 'mailSecurity', 'microsoft365', 'distribution'] as const
export type GroupKind = (typeof GROUP_KINDS)[number]

export const GROUP_STATES = ['givesNothing', 'allAssigned', 'inProgress', 'errors'] as const
/** How far the licences of a group have come (domain.md 3.3). */
export type GroupState = (typeof GROUP_STATES)[number]

export interface GroupSummary {
  readonly id: Guid
  readonly displayName: string
  readonly description: string | null
  readonly mail: string | null
  readonly kind: GroupKind
  readonly isFromOnPremises: boolean
  /** Kept as data; nobody evaluates it. */
  readonly membershipRule: string | null
  /** Whether licences reach members of the groups inside it (D6). */
  readonly includeNested: boolean
  readonly licenses: readonly AssignedLicense[]
  readonly state: GroupState
  /** People directly in it, and groups. */
  readonly members: number
  readonly groupsInside: number
  /** Members who do not have all that it gives; those who only wait for a seat are among them. */
  readonly inError: number
  readonly waiting: number
}
