// One person of a plan or an operation, as facts: words are put to them by the faces.
import { assignedLicensesOf } from '#engine/effective-plans.ts'
import { effectsOf } from '#engine/effects.ts'
import type { Situation } from '#model/license.ts'
import type { Outcome, PlanUser } from '#model/plan.ts'
import type { Refusal } from '#model/refusal.ts'
import type { ReadingRoom } from './room.ts'
import { showingBook } from './rule-book-of.ts'

export interface PlanUserFacts extends Omit<PlanUser, 'refusal'> {
  readonly refusal: Refusal | null
}

interface Held {
  readonly situation: Situation
  readonly usageLocation: string | null
}

export interface PersonInPlan {
  readonly user: { readonly id: string; readonly displayName: string | null; readonly userPrincipalName: string }
  readonly outcome: Outcome
  readonly before: Held
  readonly after: Held
  readonly refusal: Refusal | null
}

const stateOf = ({ situation, usageLocation }: Held) => ({ usageLocation, assignedLicenses: assignedLicensesOf(situation) })

/** Puts together what is told of one person. */
export function planUser({ catalogue }: ReadingRoom, { user, outcome, before, after, refusal }: PersonInPlan): PlanUserFacts {
  const person = { userType: 'Member', accountEnabled: true } as const
  const { gained, lost } = effectsOf({ ...person, ...before }, { ...person, ...after }, showingBook(catalogue))
  return {
    id: user.id,
    displayName: user.displayName ?? user.userPrincipalName,
    userPrincipalName: user.userPrincipalName,
    outcome,
    before: stateOf(before),
    after: stateOf(after),
    gained,
    lost,
    refusal,
  }
}
