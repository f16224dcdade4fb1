// The plan that would undo an operation: the inverse of its journal, judged person by person as they are today.
import { withEffects } from '#engine/judge-classes.ts'
import { judgeUndo } from '#engine/undo.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { Problem } from '#model/problem.ts'
import { journalClasses, streamJournalPks } from '#store/journal.ts'
import { listPools } from '#store/pools.ts'
import { listSituations } from '#store/situations.ts'
import { draftFrom } from './draft-from.ts'
import { findOperation } from './find-operation.ts'
import { isUndoable } from './operation-record.ts'
import type { PlanDraft } from './plan-draft.ts'
import { requireAccess } from './require-access.ts'
import type { Question } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'

function refuseUndo(state: string): Problem {
  const running = state === 'queued' || state === 'running'
  return new Problem({
    status: 409,
    code: running ? 'operationIsRunning' : 'operationIsNotUndoable',
    message: running ? 'This operation is not finished yet.' : 'This operation cannot be undone.',
    words: { key: running ? 'error.stillRunning' : 'error.notUndoable', arguments: {} },
  })
}

/** Drafts the undo of an operation. People changed since are refused with ChangedSince; the rest can be undone. */
export const draftUndo: Question<{ readonly operationId: Guid }, PlanDraft> = async (room, caller, { operationId }) => {
  const { db, tenant } = room
  requireAccess(caller, 'undoOperation')
  const operation = await findOperation(db, tenant.pk, operationId)
  if (!isUndoable(operation)) throw refuseUndo(operation.state)

  const pools = await listPools(db, tenant.pk)
  const rules = await rulesInForce(room, caller, pools)
  const { classes: groups, maxVersion } = await journalClasses(db, tenant.pk, operation.pk)
  const ids = new Set(groups.flatMap((one) => [one.situationId, one.beforeSituationId, one.afterSituationId]))
  const situations = await listSituations(db, tenant.pk, ids)
  const situationOf = (id: number) => situations.get(id) ?? []
  const judged = groups.map((one) => {
    const person = {
      situation: situationOf(one.situationId),
      usageLocation: one.usageLocation,
      userType: one.userType === 'Guest' ? ('Guest' as const) : ('Member' as const),
      accountEnabled: one.accountEnabled,
    }
    const before = { situation: situationOf(one.beforeSituationId), usageLocation: one.beforeUsageLocation }
    const after = { situation: situationOf(one.afterSituationId), usageLocation: one.afterUsageLocation }
    return withEffects({ facts: person, count: one.count }, null, judgeUndo(person, before, after, rules.book), rules.book)
  })
  return draftFrom(room, {
    target: {},
    change: NO_CHANGE,
    // What was changed since is named and left alone; the person who confirms has seen it.
    mode: 'bestEffort',
    reason: null,
    basePlanId: null,
    undoOf: operationId,
    fixes: [],
    storeTarget: {},
    asOf: Math.max(maxVersion, tenant.changeCounter),
    rules,
    pools,
    judged,
    keys: groups,
    streamPks: (indexes) => streamJournalPks(db, tenant.pk, operation.pk, groups, indexes),
  })
}
