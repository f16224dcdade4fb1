import { judgeClasses, withEffects } from '#engine/judge-classes.ts'
import type { JudgedClass } from '#engine/judge-classes.ts'
import type { RuleBook } from '#engine/rule-book.ts'
import { judgeUndo } from '#engine/undo.ts'
import { listSituations } from '#store/situations.ts'
import type { PersonKey, UndoKey } from '#store/targets.ts'
import { personFacts } from './person-facts.ts'
import type { PlanDraft } from './plan-draft.ts'
import type { ReadingRoom } from './room.ts'

type Counted<Key> = Key & { readonly count: number }

const isUndo = (key: PersonKey | UndoKey): key is UndoKey => 'beforeSituationId' in key

/** Judges classes of people as the store counts them: for a change with its ways out, or for the undo of what a journal holds. */
export async function judgeKeys(
  { db, tenant }: ReadingRoom,
  { change, fixes }: Pick<PlanDraft, 'change' | 'fixes'>,
  keys: readonly Counted<PersonKey | UndoKey>[],
  book: RuleBook,
): Promise<JudgedClass[]> {
  const ids = keys.flatMap((key) => (isUndo(key) ? [key.situationId, key.beforeSituationId, key.afterSituationId] : [key.situationId]))
  const situations = await listSituations(db, tenant.pk, new Set(ids))
  const situationOf = (id: number) => situations.get(id) ?? []
  return keys.flatMap((key) => {
    const people = { count: key.count, facts: personFacts(key, situationOf(key.situationId)) }
    if (!isUndo(key)) return judgeClasses([people], change, fixes, book)
    const before = { situation: situationOf(key.beforeSituationId), usageLocation: key.beforeUsageLocation }
    const after = { situation: situationOf(key.afterSituationId), usageLocation: key.afterUsageLocation }
    return [withEffects(people, null, judgeUndo(people.facts, before, after, book), book)]
  })
}
