// A plan: what a change would do, exactly, bound to the facts it was computed from. The shape of licet-api.md.
import type { Change, PlanMode, Target } from './change.ts'
import type { Guid } from './guid.ts'
import type { AssignedLicense } from './license.ts'
import type { DataItemKind } from './data-item.ts'
import type { Refusal, RefusalCode } from './refusal.ts'
import type { Subscription } from './subscription.ts'
import type { StepAhead } from './subscription-record.ts'

export const OUTCOMES = ['changed', 'unchanged', 'refused', 'inError', 'waiting'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type PlanSummary = Readonly<Record<'users' | Outcome, number>>

export interface SeatEffect {
  readonly skuId: Guid
  readonly skuPartNumber: string
  readonly displayName: string
  readonly before: { readonly capacity: number; readonly consumed: number; readonly available: number }
  /** `capacity` when the change moves it. */
  readonly after: { readonly capacity?: number; readonly consumed: number; readonly available: number }
  /** Seats that are wanted and not there. */
  readonly short: number
}

export interface ServiceEffect {
  readonly servicePlanId: Guid
  readonly displayName: string
  readonly family: string
  readonly users: number
}

export interface DataEffect {
  readonly kind: DataItemKind
  readonly users: number
  /** The last instant to give the licence back; null when nothing is ever deleted (OneDrive, D10). */
  readonly recoverableUntilDateTime: string | null
  readonly held: number
}

export interface CostEffect {
  readonly currency: string
  readonly basis: 'listPrice' | 'ownPrice'
  /** Per month. The bill is what is bought (D17). */
  readonly bill: { readonly before: number; readonly after: number }
  readonly inUse: { readonly before: number; readonly after: number }
  readonly savingPossible: { readonly amount: number; readonly fromDate: string | null }
  readonly unpricedSkuIds: readonly Guid[]
}

/** One way out of a refusal, verified by planning it. */
export interface Fix {
  readonly id: string
  readonly title: string
  readonly effects: {
    readonly changed: number
    readonly gained: readonly ServiceEffect[]
    readonly lost: readonly ServiceEffect[]
    readonly seats: readonly { readonly skuId: Guid; readonly displayName: string; readonly delta: number }[]
  }
}

export interface PlanRefusal {
  readonly code: RefusalCode
  readonly users: number
  readonly message: string
  readonly between: readonly { readonly skuId: Guid; readonly servicePlanId: Guid | null; readonly displayName: string }[]
  readonly facts: Refusal
  readonly fixes: readonly Fix[]
}

export interface PlanWarning {
  readonly code: string
  readonly users: number
  readonly message: string
}

/** What becomes of a group itself. */
export interface GroupEffect {
  readonly id: Guid
  readonly displayName: string
  /** Whether it gives other licences afterwards. */
  readonly changesLicenses: boolean
  readonly joining: number
  readonly leaving: number
}

export interface Plan {
  readonly id: Guid
  readonly createdDateTime: string
  readonly expiresDateTime: string
  readonly basedOn: string
  readonly basePlanId: Guid | null
  /** The operation that this plan would undo. */
  readonly undoOf: Guid | null
  /** The request for a licence that is answered when this is applied. */
  readonly requestId: Guid | null
  readonly target: Target
  readonly change: Change
  readonly mode: PlanMode
  readonly reason: string | null
  readonly appliedBy: Guid | null
  readonly summary: PlanSummary
  /** The groups that the change is about; none for a change of people. */
  readonly groups: readonly GroupEffect[]
  readonly seats: readonly SeatEffect[]
  readonly services: { readonly gained: readonly ServiceEffect[]; readonly lost: readonly ServiceEffect[] }
  readonly data: readonly DataEffect[]
  readonly cost: CostEffect
  readonly refusals: readonly PlanRefusal[]
  readonly warnings: readonly PlanWarning[]
  /** What becomes of a purchase, when the plan changes one. */
  readonly subscription: SubscriptionEffect | null
  readonly undoable: boolean
  readonly notUndoable: readonly string[]
}

/** A purchase before and after a change. */
export interface SubscriptionEffect {
  /** Null for one that is bought. */
  readonly before: Subscription | null
  /** Null when the change is refused. */
  readonly after: Subscription | null
  /** What is to come for it then, as things stand. */
  readonly ahead: readonly StepAhead[]
  /** Of an upgrade: the product to which everyone moves. */
  readonly moveTo: { readonly skuId: Guid; readonly displayName: string } | null
}

/** One person of a plan or of an operation: what they had and will have. */
export interface PlanUser {
  readonly id: Guid
  readonly displayName: string
  readonly userPrincipalName: string
  readonly outcome: Outcome
  readonly before: PersonState
  readonly after: PersonState
  readonly gained: readonly Guid[]
  readonly lost: readonly Guid[]
  readonly refusal: { readonly code: RefusalCode; readonly message: string } | null
}

export interface PersonState {
  readonly usageLocation: string | null
  readonly assignedLicenses: readonly AssignedLicense[]
}
