import type { ChosenFix } from '#engine/judge-classes.ts'
import type { Change, OnMemberError, PlanMode, Target } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { RequestAnswer } from '#model/license-request.ts'
import type { Newcomer } from './plan-draft.ts'
import type { ToBeBought } from './to-be-bought.ts'

/** What a plan is asked to be of. */
export interface PlanRequest {
  readonly target: Target
  readonly change: Change
  readonly mode: PlanMode
  readonly onMemberError?: OnMemberError
  readonly waitingList?: boolean
  readonly reason: string | null
  readonly basePlanId: Guid | null
  readonly fixes: readonly ChosenFix[]
  /** Of the plan that this one takes up: people who are to be made, with their passwords. */
  readonly newcomers?: readonly Newcomer[] | undefined
  /** The request that is answered when it is applied. */
  readonly answer?: RequestAnswer | undefined
  /** Seats that are bought with it. */
  readonly toBeBought?: ToBeBought
}
