// A plan before and after it is stored: figures and facts without a word in them, and who is in which class.
import type { PlannedChange } from '#engine/plan-change.ts'
import type { SubscriptionStep } from '#engine/change-subscription.ts'
import type { ChosenFix } from '#engine/judge-classes.ts'
import type { Change, OnMemberError, PlanMode, Target } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { RequestAnswer } from '#model/license-request.ts'
import type { Situation } from '#model/license.ts'
import type { OperationKind } from '#model/operation.ts'
import type { Outcome } from '#model/plan.ts'
import type { Subscription } from '#model/subscription.ts'
import type { StepAhead } from '#model/subscription-record.ts'
import type { PersonKey, StoreTarget, UndoKey } from '#store/targets.ts'
import type { GroupChange, GroupWork } from './group-work.ts'

/** What the plan makes of one class of people: those with equal facts. */
export interface DraftClass {
  readonly key: PersonKey | UndoKey
  /** The class's own fingerprint: which people it holds. */
  readonly count: number
  readonly pkSum: number
  readonly pkHash: number
  readonly outcome: Outcome
  readonly before: Situation
  /** What they will have; as before when nothing changes. */
  readonly after: Situation
  readonly usageLocation: string | null
  readonly afterUsageLocation: string | null
  /** Which of the plan's refusals, when refused. */
  readonly refusal: number | null
  /** Seats are short: only people up to this pk get theirs, the others meet the refusal. */
  readonly cutoffPk: number | null
  /** The refusal of those above the cutoff. */
  readonly cutoffRefusal: number | null
  /** Groups that they leave, beside the licences that go with them. */
  readonly leaves?: readonly Guid[]
  /** What those above the cutoff get, when a way out was chosen for them. */
  readonly instead?: Pick<DraftClass, 'outcome' | 'after' | 'afterUsageLocation'>
  /** What they get, when ways out were put into the plan's change for them. */
  readonly change?: Change
  readonly gained: readonly Guid[]
  readonly lost: readonly Guid[]
}

/** What becomes of purchases. */
export interface PurchaseWork {
  readonly kind: OperationKind
  /** The purchase that is changed; null for one that is bought. */
  readonly of: Subscription | null
  readonly steps: readonly SubscriptionStep[]
  /** What is to come for the purchase that is left, as things stand then. */
  readonly ahead: readonly StepAhead[]
}

/** Somebody who is not there yet. */
export interface Newcomer {
  /** Given when the plan is kept. */
  readonly id: Guid
  readonly properties: Readonly<Record<string, unknown>>
  /** The address that a mailbox would give them, when somebody else has it. */
  readonly addressInUse: string | null
  readonly situation: Situation
  readonly usageLocation: string | null
  /** Which of the plan's refusals keeps them from being made. */
  readonly refusal: number | null
  /** Argon2id; it is never told. */
  readonly password: { readonly hash: string; readonly mustChange: boolean } | null
}

export interface PlanDraft {
  readonly target: Target
  readonly change: Change
  readonly mode: PlanMode
  readonly reason: string | null
  readonly basePlanId: Guid | null
  readonly undoOf: Guid | null
  readonly fixes: readonly ChosenFix[]
  /** The target as the store reads it. */
  readonly storeTarget: StoreTarget
  readonly classes: readonly DraftClass[]
  /** People who are made; then `classes` are empty. */
  readonly newcomers?: readonly Newcomer[]
  /** What becomes of groups and of everyone in them; then `classes` are empty. */
  readonly groupWork?: GroupWork
  /** Of a change of groups. */
  readonly onMemberError?: OnMemberError
  /** Who finds no seat waits for one instead of being refused (D2). */
  readonly waitingList?: boolean
  /** An undo: the groups as they were before. */
  readonly groupsBack?: readonly GroupChange[]
  /** Of an undo: nothing in the tenant had changed since what it undoes. */
  readonly isUntouched?: true
  /** The request that is answered when this is applied. */
  readonly answer?: RequestAnswer | undefined
  /** A change of purchases; then `classes` are the people of the pool whom it moves. */
  readonly purchase?: PurchaseWork
  readonly figures: Omit<PlannedChange, 'classes' | 'shortage'>
  /** The tenant's change counter when it was computed: whoever has a higher version has changed since. */
  readonly asOf: number
  /** The rules it was judged by, as a text. */
  readonly rulesKey: string
}

/** Whether those who find no seat in a product wait for one: all do, or it was the way out that was chosen for them. */
export const waitsFor = ({ waitingList, fixes }: Pick<PlanDraft, 'waitingList' | 'fixes'>, skuId: Guid): boolean =>
  waitingList === true || fixes.some(({ edits }) => edits.some((edit) => edit.kind === 'wait' && edit.ofGroup === undefined && edit.skuIds.includes(skuId)))

export interface StoredPlan extends PlanDraft {
  readonly id: Guid
  /** A hash of the facts it was computed from. */
  readonly basedOn: string
  readonly createdDateTime: string
  readonly expiresDateTime: string
  /** The operation that it became. */
  readonly appliedBy: Guid | null
}
