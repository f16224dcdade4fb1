// Undo: the inverse of exactly the records that an operation changed, and of nothing done since.
import type { Guid } from '#model/guid.ts'
import { canonicalSituation, formatSituation, isSameSource } from '#model/license.ts'
import type { LicenseRecord, Situation } from '#model/license.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { withEffects } from './judge-classes.ts'
import type { JudgedClass, PersonClass } from './judge-classes.ts'
import { judgeAfter } from './judge-person.ts'
import type { Verdict } from './judge-person.ts'
import type { RuleBook } from './rule-book.ts'

/** What the journal keeps of one person and operation. */
export interface JournalState {
  readonly situation: Situation
  readonly usageLocation: string | null
}

/**
 * Judges undoing an operation for one person. Refused with ChangedSince when a record it changed was given, taken
 * back or switched since (its state may have moved by the clock), and by the rules when what would come back clashes
 * with what came since, or is owned no more; an old clash comes back as it was. Seats are counted as for any plan. A
 * location that was empty becomes empty again: undo is exact, D14 binds wishes.
 */
export function judgeUndo(person: PersonFacts, before: JournalState, after: JournalState, book: RuleBook): Verdict {
  const touched = [...before.situation, ...after.situation].filter(
    (record) => formatRecord(find(before.situation, record)) !== formatRecord(find(after.situation, record)),
  )
  const moved = touched.filter((record) => !sameLicense(find(person.situation, record), find(after.situation, record)))
  const location = undoneLocation(person, before, after)
  if (moved.length > 0 || location === undefined)
    return { outcome: 'refused', refusal: { code: 'ChangedSince', skuIds: [...new Set(moved.map(({ skuId }) => skuId))] } }

  const untouched = person.situation.filter((record) => !touched.some((other) => isSameSource(other, record)))
  const restored = before.situation.filter((record) => touched.some((other) => isSameSource(other, record)))
  const gone = restored.find((record) => !find(person.situation, record) && !isOwned(record.skuId, book))
  if (gone) return { outcome: 'refused', refusal: { code: 'ProductNotOwned', skuId: gone.skuId } }
  const situation = canonicalSituation([...untouched, ...restored])
  return judgeAfter(person, { ...person, situation, usageLocation: location }, book, before.situation)
}

/** People of one operation who were, became and now are the same. */
export interface UndoClass extends PersonClass {
  readonly before: JournalState
  readonly after: JournalState
}

/** Judges undoing for every class; sum it up with `sumPlan`. */
export function judgeUndoClasses(classes: readonly UndoClass[], book: RuleBook): JudgedClass[] {
  return classes.map((people) => withEffects(people, null, judgeUndo(people.facts, people.before, people.after, book), book))
}

/** The location to go back to; undefined when it was changed since. */
function undoneLocation(person: PersonFacts, before: JournalState, after: JournalState): string | null | undefined {
  if (before.usageLocation === after.usageLocation) return person.usageLocation
  return person.usageLocation === after.usageLocation ? before.usageLocation : undefined
}

const find = (situation: Situation, record: LicenseRecord): LicenseRecord | undefined =>
  situation.find((other) => isSameSource(other, record))

const formatRecord = (record: LicenseRecord | undefined): string => formatSituation(record ? [record] : [])

/** The same licence with the same services on, whatever its state. */
const sameLicense = (a: LicenseRecord | undefined, b: LicenseRecord | undefined): boolean =>
  a === undefined || b === undefined
    ? a === b
    : formatRecord({ ...a, state: 'Active', error: 'None' }) === formatRecord({ ...b, state: 'Active', error: 'None' })

const isOwned = (skuId: Guid, { products }: RuleBook): boolean => products.get(skuId)?.owned === true
