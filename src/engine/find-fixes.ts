// Ways out of a refusal: each is tried on everybody who met it, and offered only when it works for all of them.
import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'
import { carryOutChange } from './carry-out-change.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { editChange } from './edit-change.ts'
import type { Edit } from './edit-change.ts'
import { plansInForce } from './effective-plans.ts'
import { fixCandidates } from './fix-candidates.ts'
import type { FixFacts } from './fix-candidates.ts'
import { judgeWithEdits } from './judge-classes.ts'
import type { ChosenFix, JudgedClass } from './judge-classes.ts'
import { searchEdits } from './search-edits.ts'
import type { Attempt } from './search-edits.ts'
import { sumEffects } from './sum-effects.ts'
import type { ServiceCount } from './sum-effects.ts'

/** How many ways out are worth reading. */
const MOST_FIXES = 5

/** A way out as data: words are made from its edits, and choosing it needs no more than itself. */
export interface PlannedFix extends ChosenFix {
  readonly effects: {
    readonly changed: number
    readonly gained: readonly ServiceCount[]
    readonly lost: readonly ServiceCount[]
    readonly seats: readonly { readonly skuId: Guid; readonly delta: number }[]
  }
}

/** Finds up to five ways out, the least loss of services first, then the least cost a month, then the fewest edits. */
export function findFixes(refusal: Refusal, facts: FixFacts, prices: ReadonlyMap<Guid, number>): PlannedFix[] {
  const attempt = (edits: readonly Edit[]): Attempt<readonly JudgedClass[]> => tryEdits(facts, edits)
  const solutions = searchEdits(fixCandidates(refusal, facts).map((edit) => [edit]), facts.classes.length, attempt)
  return bestFixes(
    solutions.map(({ edits, solved }) => ({ refusal, edits, classes: solved, loss: lossOf(facts, solved) })),
    prices,
  )
}

export interface FoundFix extends ChosenFix {
  readonly classes: readonly JudgedClass[]
  /** Services and products, times people. */
  readonly loss: number
}

/** The best of those found, each outcome once. */
export function bestFixes(found: readonly FoundFix[], prices: ReadonlyMap<Guid, number>): PlannedFix[] {
  const distinct = new Map<string, FoundFix>()
  for (const fix of found) {
    const outcome = JSON.stringify(fix.classes.map(({ verdict }) => verdict))
    if (!distinct.has(outcome)) distinct.set(outcome, fix)
  }
  return [...distinct.values()]
    .map(({ refusal, edits, classes, loss }) => {
      const fix = plannedFix(refusal, edits, classes)
      const cost = fix.effects.seats.reduce((sum, { skuId, delta }) => sum + delta * (prices.get(skuId) ?? 0), 0)
      return { fix, cost, loss }
    })
    .sort((one, other) => one.loss - other.loss || one.cost - other.cost || one.fix.edits.length - other.fix.edits.length)
    .slice(0, MOST_FIXES)
    .map(({ fix }) => fix)
}

/** Everybody's verdict with these edits; or, as soon as somebody is refused still, what may be tried against that. */
function tryEdits(facts: FixFacts, edits: readonly Edit[]): Attempt<readonly JudgedClass[]> {
  const judged: JudgedClass[] = []
  for (const people of facts.classes) {
    const next = judgeWithEdits(people, facts.change, edits, facts.book)
    if (next.verdict.outcome === 'refused') {
      const edited = edits.reduce(editChange, facts.change)
      return { next: fixCandidates(next.verdict.refusal, { ...facts, change: edited }).map((edit) => [edit]) }
    }
    judged.push(next)
  }
  // What is allowed is of no use where there is no seat for it; the rest may still be had without it.
  const [short] = seatsWanting(judged, facts.freeSeats)
  if (short !== undefined) return { next: [[{ kind: 'leaveOut', skuIds: [short] }]] }
  return edits.every((edit) => keepsOnlyWhatIsHeld(edit, judged)) ? { solved: judged } : { next: [] }
}

/** Products of which everybody together needs more seats than there are. */
function seatsWanting(classes: readonly JudgedClass[], freeSeats: FixFacts['freeSeats']): Guid[] {
  return [...sumEffects(classes).seats.values()].filter(({ skuId, delta }) => delta > 0 && delta > (freeSeats.get(skuId) ?? 0)).map(({ skuId }) => skuId)
}

function plannedFix(refusal: Refusal, edits: readonly Edit[], classes: readonly JudgedClass[]): PlannedFix {
  const sum = sumEffects(classes)
  const changed = classes.filter(({ verdict }) => verdict.outcome === 'changed')
  return {
    refusal,
    edits,
    effects: {
      changed: changed.reduce((users, { count }) => users + count, 0),
      gained: sum.gained,
      lost: sum.lost,
      seats: [...sum.seats.values()],
    },
  }
}

/** Services and products, times people, that somebody had or wished for, and will be without. */
export function lossOf({ book, change: wish }: Pick<FixFacts, 'book' | 'change'>, classes: readonly JudgedClass[]): number {
  const holdings = ({ situation }: PersonFacts): Guid[] => [
    ...plansInForce(situation, book).keys(),
    ...new Set(situation.filter(isInForce).map(({ skuId }) => skuId)),
  ]
  return classes.reduce((loss, { facts, count, verdict }) => {
    if (verdict.outcome === 'refused') return loss
    const has = new Set(holdings(verdict.after))
    const wanted = new Set([...holdings(facts), ...holdings(carryOutChange(facts, wish, book))])
    return loss + [...wanted].filter((id) => !has.has(id)).length * count
  }, 0)
}

/** To keep a licence must not come to mean giving it to those of the class who never had it. */
function keepsOnlyWhatIsHeld(edit: Edit, classes: readonly JudgedClass[]): boolean {
  return (
    edit.kind !== 'keep' ||
    classes.every(({ effects }) => effects.seats.every(({ skuId, delta }) => delta < 0 || !edit.skuIds.includes(skuId)))
  )
}
