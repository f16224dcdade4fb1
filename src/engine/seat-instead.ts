// People for whom there is no seat: what they may have instead, and what those get for whom that was chosen.
import type { Guid } from '#model/guid.ts'
import type { Refusal } from '#model/refusal.ts'
import { changesLicenses } from './change-rules.ts'
import { editChange } from './edit-change.ts'
import type { Edit } from './edit-change.ts'
import { bestFixes, lossOf } from './find-fixes.ts'
import type { FoundFix, PlannedFix } from './find-fixes.ts'
import { substitutesFor } from './fix-candidates.ts'
import type { FixFacts } from './fix-candidates.ts'
import { formatRefusal, judgeWithEdits, withEffects } from './judge-classes.ts'
import type { ChosenFix, JudgedClass } from './judge-classes.ts'
import type { RuleBook } from './rule-book.ts'
import type { Unseated } from './seat-people.ts'

/** What those of a class who find no seat in a product get instead. */
export interface Instead extends JudgedClass {
  readonly classIndex: number
  readonly skuId: Guid
}

const noSeatIn = (skuId: Guid): Refusal => ({ code: 'CountViolation', skuId })

/** Judges those unseated by the ways out that were chosen for them; `left` are those for whom none was. */
export function judgeUnseated(
  classes: readonly JudgedClass[],
  unseated: readonly Unseated[],
  fixes: readonly ChosenFix[],
  book: RuleBook,
): { readonly instead: readonly Instead[]; readonly left: readonly Unseated[] } {
  const fixOf = ({ skuId }: Unseated): ChosenFix | undefined =>
    fixes.find(({ refusal }) => formatRefusal(refusal) === formatRefusal(noSeatIn(skuId)))
  const instead = unseated.flatMap((one): Instead[] => {
    const [people, fix] = [classes[one.classIndex], fixOf(one)]
    return people && fix ? [{ ...judgeInstead({ ...people, count: one.count }, fix.edits, book), classIndex: one.classIndex, skuId: one.skuId }] : []
  })
  return { instead, left: unseated.filter((one) => !instead.some(({ classIndex, skuId }) => classIndex === one.classIndex && skuId === one.skuId)) }
}

/**
 * Finds ways out for people who find no seat in a product: one that has the same services and seats for all of them,
 * the rest of the change without it, or the waiting list (D2). `facts.classes` are those people alone.
 */
export function findSeatFixes(skuId: Guid, facts: FixFacts, prices: ReadonlyMap<Guid, number>): PlannedFix[] {
  const { book, change, classes } = facts
  const people = classes.reduce((sum, { count }) => sum + count, 0)
  const leaveOut: Edit = { kind: 'leaveOut', skuIds: [skuId] }
  const candidates: readonly (readonly Edit[])[] = [
    ...substitutesFor(skuId, people, facts).map((other): Edit[] => [leaveOut, { kind: 'give', skuId: other }]),
    ...(changesLicenses(editChange(change, leaveOut)) ? [[leaveOut]] : []),
    [{ kind: 'wait', skuIds: [skuId] }],
  ]
  const found = candidates.flatMap((edits): FoundFix[] => {
    const judged = classes.map((one) => judgeInstead(one, edits, book))
    const works = judged.every(({ verdict }) => verdict.outcome !== 'refused')
    return works ? [{ refusal: noSeatIn(skuId), edits, classes: judged, loss: lossOf(facts, judged) }] : []
  })
  return bestFixes(found, prices)
}

function judgeInstead(people: JudgedClass, edits: readonly Edit[], book: RuleBook): JudgedClass {
  if (people.change === null) return people
  return edits.some(({ kind }) => kind === 'wait')
    ? withEffects(people, people.change, { outcome: 'waiting', after: people.facts, warnings: [], errors: [] }, book)
    : judgeWithEdits(people, people.change, edits, book)
}
