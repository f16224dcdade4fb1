import { OUTCOMES } from '#model/plan.ts'
import type { Outcome, Plan, PlanUser } from '#model/plan.ts'
import { makesPeople } from './plan-verb.ts'
import type { Preview } from './preview.ts'

export interface PeopleGroup {
  readonly id: string
  readonly outcome: Outcome
  /** What happens to them, as the last part of a key of the language files. */
  readonly kind: 'gain' | 'lose' | 'gainAndLose' | 'noServices' | 'added' | 'deleted' | 'restored' | 'changed' | 'unchanged' | 'refused' | 'inError' | 'waiting'
  readonly count: number
  /** How many services each of them gains and loses; 0 where they differ. */
  readonly gained: number
  readonly lost: number
  /** The code of the refusal. */
  readonly reason: string | null
  /** Everyone in it; null when there are more than were read with the plan. */
  readonly people: readonly PlanUser[] | null
}

/** People of a plan by what happens to them, most touched first. Finer groups are made where all the names are here. */
export function groupPeople({ plan, people }: Preview): PeopleGroup[] {
  const areAllHere = people.value.length >= plan.summary.users
  const outcomes = OUTCOMES.filter((outcome) => plan.summary[outcome] > 0)
  if (!areAllHere) {
    return outcomes.map((outcome) => ({
      id: outcome,
      outcome,
      kind: outcome,
      count: plan.summary[outcome],
      gained: 0,
      lost: 0,
      reason: null,
      people: null,
    }))
  }
  const groups = new Map<string, PlanUser[]>()
  for (const person of people.value) {
    const key = effectKeyOf(person)
    groups.set(key, [...(groups.get(key) ?? []), person])
  }
  return [...groups]
    .map(([id, members]): PeopleGroup => {
      const first = members[0] as PlanUser
      return {
        id,
        outcome: first.outcome,
        kind: kindOf(plan, first),
        count: members.length,
        gained: first.gained.length,
        lost: first.lost.length,
        reason: first.refusal?.code ?? null,
        people: members,
      }
    })
    .sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) || b.count - a.count)
}

const effectKeyOf = ({ outcome, gained, lost, refusal }: PlanUser): string =>
  [outcome, gained.length, lost.length, refusal?.code ?? ''].join(' ')

function kindOf(plan: Plan, { outcome, gained, lost }: PlanUser): PeopleGroup['kind'] {
  if (outcome !== 'changed') return outcome
  if (gained.length > 0 && lost.length > 0) return 'gainAndLose'
  if (gained.length > 0) return 'gain'
  if (lost.length > 0) return 'lose'
  if (makesPeople(plan)) return 'added'
  return plan.change.deleteUser ? 'deleted' : plan.change.restoreUser ? 'restored' : 'noServices'
}
