// What a change of groups is, before and after it is stored: the groups, the people it is for, what becomes of each class.
import type { Guid } from '#model/guid.ts'
import type { AssignedLicense, Situation } from '#model/license.ts'
import type { Outcome } from '#model/plan.ts'
import type { Refusal } from '#model/refusal.ts'
import type { Crowd, CrowdClass, CrowdPart } from '#store/crowds.ts'
import type { Member } from '#store/group-changes.ts'
import type { TakenPools } from '#store/wishes.ts'

/** What becomes of one group. */
export interface GroupChange {
  readonly id: Guid
  readonly pk: number
  readonly displayName: string
  readonly before: readonly AssignedLicense[]
  readonly after: readonly AssignedLicense[]
  readonly joining: readonly Member[]
  readonly leaving: readonly Member[]
  /** The pks of groups that come into it or leave it. */
  readonly groupsJoining?: readonly number[]
  readonly groupsLeaving?: readonly number[]
  /** Whether it is to reach the members of groups inside it (D6); as it was when left out. */
  readonly includeNested?: boolean
}

/** What becomes of those of a class who stand in a part of the queue. */
export interface WorkPart extends CrowdPart {
  readonly count: number
  readonly outcome: Outcome
  readonly before: Situation
  readonly after: Situation
  readonly usageLocation: string | null
  /** When the change gives another. */
  readonly afterUsageLocation?: string | null
  /** Which of the plan's refusals tells why, when they are in error or wait. */
  readonly refusal: number | null
  /** The groups that a chosen way out takes them out of. */
  readonly leaves?: readonly Guid[]
}

export interface GroupWork {
  readonly groups: readonly GroupChange[]
  readonly crowd: Crowd
  /** The fingerprint of the crowd. */
  readonly classes: readonly CrowdClass[]
  readonly parts: readonly WorkPart[]
  /** Of people each with a change of their own: what it takes back, by the part they play. */
  readonly takesBack?: Readonly<Record<string, TakenPools>>
  /** Groups whose own licences cannot be so; they stay as they are. */
  readonly refused?: readonly { readonly id: Guid; readonly refusal: Refusal }[]
  /** The people of a query, by which they were found: others make the plan stale. */
  readonly target?: string
  /** Which groups reach whom: when that changes, so may everything else. */
  readonly reach: string
}

/** Whether a change of a group leaves its licences as they are. */
export const givesTheSame = ({ before, after }: GroupChange): boolean => JSON.stringify(before) === JSON.stringify(after)
