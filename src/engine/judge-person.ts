// The judge: a person and a wish in, what the person will have or the rule that refuses out.
import type { Change } from '#model/change.ts'
import { formatSituation } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'
import { carryOutChange, groupsToLeave, takesBackOf } from './carry-out-change.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { refuseChange } from './change-rules.ts'
import { judgeOutcome } from './outcome-rules.ts'
import type { Warning } from './outcome-rules.ts'
import { refusePerson } from './person-rules.ts'
import type { RuleBook } from './rule-book.ts'
import type { MemberError } from './settle-groups.ts'

export type Verdict =
  | { readonly outcome: 'changed' | 'unchanged'; readonly after: PersonFacts; readonly warnings: readonly Warning[] }
  | {
      /** Of a group: not everything is in force as the group has it; waiting when that is for want of a seat (D2). */
      readonly outcome: 'inError' | 'waiting'
      readonly after: PersonFacts
      readonly warnings: readonly Warning[]
      readonly errors: readonly MemberError[]
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/**
 * Judges a change for one person, all of it or nothing (D13). Seats are not counted here: see find-shortage.ts.
 * The order is: the change itself, the person, then what the person would have.
 */
export function judge(person: PersonFacts, change: Change, book: RuleBook): Verdict {
  const refusal = refuseChange(change, book) ?? refusePerson(person, change, book)
  if (refusal) return { outcome: 'refused', refusal }
  const verdict = judgeAfter(person, carryOutChange(person, change, book), book)
  return verdict.outcome === 'refused'
    ? verdict
    : { ...verdict, warnings: [...verdict.warnings, ...keptElsewhere(person, change)] }
}

/** Judges what a person would have, however it was come by; trouble that was there `earlier` is no reason to refuse. */
export function judgeAfter(before: PersonFacts, after: PersonFacts, book: RuleBook, earlier?: Situation): Verdict {
  const same =
    after.usageLocation === before.usageLocation && formatSituation(after.situation) === formatSituation(before.situation)
  if (same) return { outcome: 'unchanged', after: before, warnings: [] }
  const { refusal, warnings } = judgeOutcome(before, after, book, earlier)
  return refusal ? { outcome: 'refused', refusal } : { outcome: 'changed', after, warnings }
}

/** Licences that are to go and stay, because a group or the person's own purchase gives them. */
function keptElsewhere({ situation }: PersonFacts, change: Change): Warning[] {
  const takesBack = takesBackOf(change)
  const stays = situation.filter((record) => takesBack(record.skuId))
  const left = groupsToLeave(situation, change)
  const inherited = stays.filter(({ assignedByGroup }) => assignedByGroup !== null && !left.includes(assignedByGroup))
  const selfService = stays.filter(({ selfServicePoolId }) => selfServicePoolId !== null)
  return [
    { code: 'InheritedKept' as const, skuIds: [...new Set(inherited.map(({ skuId }) => skuId))] },
    { code: 'SelfServiceKept' as const, skuIds: [...new Set(selfService.map(({ skuId }) => skuId))] },
  ].filter(({ skuIds }) => skuIds.length > 0)
}
