// Judges people by class: those with equal facts get one verdict, however many they are.
import type { Change } from '#model/change.ts'
import type { Refusal } from '#model/refusal.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { editChange } from './edit-change.ts'
import type { Edit } from './edit-change.ts'
import { effectsOf } from './effects.ts'
import type { Effects } from './effects.ts'
import { judge } from './judge-person.ts'
import type { Verdict } from './judge-person.ts'
import type { RuleBook } from './rule-book.ts'

/** People with equal facts. */
export interface PersonClass {
  readonly facts: PersonFacts
  readonly count: number
}

/** A way out that was chosen: who met this refusal gets the change with these edits in it. */
export interface ChosenFix {
  readonly refusal: Refusal
  readonly edits: readonly Edit[]
}

export interface JudgedClass extends PersonClass {
  readonly verdict: Verdict
  readonly effects: Effects
  /** The change that this class gets: the common one, or with ways out in it; null for an undo. */
  readonly change: Change | null
}

const NO_EFFECTS: Effects = { seats: [], gained: [], lost: [], dataLost: [], dataReturned: [] }

/** Judges every class; ways out are put in one after the other, as each class meets the refusals they answer. */
export function judgeClasses(
  classes: readonly PersonClass[],
  change: Change,
  fixes: readonly ChosenFix[],
  book: RuleBook,
): JudgedClass[] {
  return classes.map((people) => {
    const verdict = judge(people.facts, change, book)
    return putFixesIn(withEffects(people, change, verdict, book), change, fixes, book)
  })
}

/** The text by which equal refusals are told. */
export const formatRefusal = (refusal: Refusal): string => JSON.stringify(refusal)

/** Puts what a verdict does to each person of a class beside it. */
export function withEffects({ facts, count }: PersonClass, change: Change | null, verdict: Verdict, book: RuleBook): JudgedClass {
  const stays = verdict.outcome === 'refused' || verdict.outcome === 'unchanged'
  const effects = stays ? NO_EFFECTS : effectsOf(facts, verdict.after, book)
  return { facts, count, change, verdict, effects }
}

/** Judges a class by a change with a way out in it. */
export function judgeWithEdits(people: PersonClass, change: Change, edits: readonly Edit[], book: RuleBook): JudgedClass {
  const edited = edits.reduce(editChange, change)
  const verdict = judge(people.facts, edited, book)
  // A change from which everything was left out is no bad wish here: it leaves these people as they are.
  const nothing = verdict.outcome === 'refused' && verdict.refusal.code === 'NothingToChange'
  return withEffects(people, edited, nothing ? { outcome: 'unchanged', after: people.facts, warnings: [] } : verdict, book)
}

function putFixesIn(judged: JudgedClass, change: Change, fixes: readonly ChosenFix[], book: RuleBook): JudgedClass {
  if (judged.verdict.outcome !== 'refused' || fixes.length === 0) return judged
  const met = formatRefusal(judged.verdict.refusal)
  const fix = fixes.find(({ refusal }) => formatRefusal(refusal) === met)
  if (!fix) return judged
  const others = fixes.filter((other) => other !== fix)
  return putFixesIn(judgeWithEdits(judged, change, fix.edits, book), fix.edits.reduce(editChange, change), others, book)
}
