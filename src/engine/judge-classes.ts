// Judges people by class: those with equal facts get one verdict, however many they are.
import type { Change } from '#model/change.ts'
import type { Refusal } from '#model/refusal.ts'
import type { PersonFacts } from './carry-out-change.ts'
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

/** A way out that was chosen: who met this refusal gets the change with these parts replaced. */
export interface ChosenFix {
  readonly refusal: Refusal
  readonly patch: Partial<Change>
}

export interface JudgedClass extends PersonClass {
  readonly verdict: Verdict
  readonly effects: Effects
  /** The change that this class gets: the common one, or with ways out in it. */
  readonly change: Change
}

const NO_EFFECTS: Effects = { seats: [], gained: [], lost: [], dataLost: [], dataReturned: [] }

/** Judges every class; ways out are put in one after the other, as each class meets the refusals they answer. */
export function judgeClasses(
  classes: readonly PersonClass[],
  change: Change,
  fixes: readonly ChosenFix[],
  book: RuleBook,
): JudgedClass[] {
  return classes.map(({ facts, count }) => judgeClass(facts, count, change, fixes, book))
}

/** The text by which equal refusals are told. */
export const formatRefusal = (refusal: Refusal): string => JSON.stringify(refusal)

function judgeClass(facts: PersonFacts, count: number, change: Change, fixes: readonly ChosenFix[], book: RuleBook): JudgedClass {
  const verdict = judge(facts, change, book)
  if (verdict.outcome !== 'refused') return judgedClass(facts, count, change, verdict, book)
  const met = formatRefusal(verdict.refusal)
  const fix = fixes.find(({ refusal }) => formatRefusal(refusal) === met)
  if (!fix) return { facts, count, change, verdict, effects: NO_EFFECTS }
  const others = fixes.filter((other) => other !== fix)
  return judgeClass(facts, count, { ...change, ...fix.patch }, others, book)
}

/** Puts a verdict on a class of people beside what it does to each of them. */
export function judgedClass(facts: PersonFacts, count: number, change: Change, verdict: Verdict, book: RuleBook): JudgedClass {
  const effects = verdict.outcome === 'changed' ? effectsOf(facts, verdict.after, book) : NO_EFFECTS
  return { facts, count, change, verdict, effects }
}
