// The plan that would undo an operation: the inverse of its journal, judged person by person as they are today.
import type { Caller } from '#model/caller.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { SubscriptionChange } from '#model/subscription-change.ts'
import { countNewSince } from '#store/crowds.ts'
import { countDeletedOf, listDeletedBy, listMadeBy } from '#store/deleted-users.ts'
import { getLicensingGroups } from '#store/group-changes.ts'
import { streamJournalPks } from '#store/journal.ts'
import { readObjectJournal } from '#store/object-journal.ts'
import type { OperationRow } from '#store/operations.ts'
import { listPools } from '#store/pools.ts'
import type { UndoClassRow } from '#store/targets.ts'
import { draftAccountsOf } from './draft-accounts.ts'
import { draftSubscription } from './draft-subscription.ts'
import { draftFrom } from './draft-from.ts'
import { findOperation } from './find-operation.ts'
import { givesTheSame } from './group-work.ts'
import type { GroupChange } from './group-work.ts'
import { withHeld } from './held-data.ts'
import { judgeKeys } from './judge-keys.ts'
import { membersOf, readGroupsInUse } from './licensed-groups.ts'
import { whyNotUndoable } from './operation-record.ts'
import { findOutside } from './outside-groups.ts'
import type { PlanDraft } from './plan-draft.ts'
import { requireGroupsBeside, requirePlanReach } from './plan-reach.ts'
import { refuseUndo } from './refuse-undo.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { undoClasses } from './undo-classes.ts'
import { groupsBefore } from './write-group-work.ts'

/** Undoing a deletion brings back whoever of it is still among the deleted. */
async function draftRestoration(room: ReadingRoom, caller: Caller, { id, pk }: OperationRow): Promise<PlanDraft> {
  const within = requireAccess(caller, 'restoreUser')
  const pks = await listDeletedBy(room.db, room.tenant.pk, pk)
  if (pks.length === 0) throw refuseUndo('succeeded')
  const storeTarget = { pks, deleted: true, ...(within !== null && { within }) }
  return draftAccountsOf(room, caller, { target: {}, change: { ...NO_CHANGE, restoreUser: true }, mode: 'allOrNothing', reason: null, basePlanId: null, undoOf: id }, storeTarget)
}

/** Undoing the making of people deletes those who are still there. */
async function draftUnmaking(room: ReadingRoom, caller: Caller, { id, pk }: OperationRow): Promise<PlanDraft> {
  const within = requireAccess(caller, 'deleteUser')
  const pks = await listMadeBy(room.db, room.tenant.pk, pk)
  if (pks.length === 0) throw refuseUndo('succeeded')
  const storeTarget = { pks, ...(within !== null && { within }) }
  const wish = { target: {}, change: { ...NO_CHANGE, deleteUser: true }, mode: 'allOrNothing' as const, reason: null, basePlanId: null, undoOf: id }
  return withHeld(room, await draftAccountsOf(room, caller, wish, storeTarget))
}

/** The renewal of a purchase goes back to what it was. */
async function draftRenewalBack(room: ReadingRoom, caller: Caller, { pk, id: operationId }: OperationRow): Promise<PlanDraft> {
  const [note] = await readObjectJournal(room.db, room.tenant.pk, pk)
  if (note === undefined) throw refuseUndo('succeeded')
  const subscription: SubscriptionChange = { verb: 'restoreRenewal', id: note.objectId, operationId }
  return draftSubscription(room, caller, { target: {}, change: { ...NO_CHANGE, subscription }, mode: 'allOrNothing', reason: null, basePlanId: null, fixes: [], undoOf: operationId })
}

const MOST_NAMED = 20

/** People whom the operation changed and who were deleted since: they keep what they had for when they come back. */
async function leftOut({ db, tenant }: ReadingRoom, operationPk: number): Promise<PlanDraft['figures']['warnings']> {
  const { count, names } = await countDeletedOf(db, tenant.pk, operationPk, MOST_NAMED)
  return count === 0 ? [] : [{ warning: { code: 'DeletedSince', names }, users: count }]
}

/** People who came into the groups since: what these give or give no more is theirs too. Who left them since gets nothing of them back. */
async function movedSince(room: ReadingRoom, { pk }: OperationRow, classes: readonly UndoClassRow[], groupsBack: readonly GroupChange[]): Promise<PlanDraft['figures']['warnings']> {
  const { db, tenant } = room
  const changed = groupsBack.filter((group) => !givesTheSame(group))
  if (changed.length === 0) return []
  const rows = await getLicensingGroups(db, tenant.pk, changed.map(({ id }) => id))
  const { nestings } = await readGroupsInUse(db, tenant.pk)
  const joined = await countNewSince(db, tenant.pk, { members: membersOf(rows, nestings) }, pk, MOST_NAMED)
  const left = await findOutside(room, { operationPk: pk, side: 'before', situationIds: classes.map(({ beforeSituationId }) => beforeSituationId) }, groupsBack)
  return [
    ...(joined.count === 0 ? [] : [{ warning: { code: 'JoinedSince' as const, names: joined.names }, users: joined.count }]),
    ...(left.length === 0 ? [] : [{ warning: { code: 'LeftSince' as const, names: left.slice(0, MOST_NAMED).map(({ name }) => name) }, users: left.length }]),
  ]
}

/** Drafts the undo of an operation. People changed since are refused with ChangedSince; the rest can be undone. */
export const draftUndo: Question<{ readonly operationId: Guid }, PlanDraft> = async (room, caller, { operationId }) => {
  const { db, tenant } = room
  requireAccess(caller, 'undoOperation', 'manageBilling')
  const operation = await findOperation(db, tenant.pk, operationId)
  const within = requireAccess(caller, operation.kind === 'changeRenewal' ? 'manageBilling' : 'undoOperation')
  if (whyNotUndoable(operation) !== null) throw refuseUndo(operation.state)

  if (operation.kind === 'changeRenewal') return draftRenewalBack(room, caller, operation)
  await requirePlanReach(room, caller, { target: {}, change: NO_CHANGE, storeTarget: {}, undoOf: operationId, classes: [] })
  if (operation.kind === 'createUsers') return draftUnmaking(room, caller, operation)
  if (operation.kind === 'deleteUser') return draftRestoration(room, caller, operation)
  const pools = await listPools(db, tenant.pk)
  const rules = await rulesInForce(room, caller, pools)
  const { classes: groups, maxVersion, isUntouched } = await undoClasses(room, operation)
  const undo = { change: NO_CHANGE, fixes: [] }
  const judged = await judgeKeys(room, undo, groups, rules.book)
  const groupsBack = await groupsBefore(room, operation.pk)
  await requireGroupsBeside(room, caller, { classes: [], groupsBack })
  const draft = await draftFrom(room, {
    target: {},
    ...undo,
    // What was changed since is named and left alone; the person who confirms has seen it.
    mode: 'bestEffort',
    reason: null,
    basePlanId: null,
    undoOf: operationId,
    storeTarget: within === null ? {} : { within },
    asOf: Math.max(maxVersion, tenant.changeCounter),
    rules,
    pools,
    judged,
    keys: groups,
    streamPks: (indexes) => streamJournalPks(db, tenant.pk, operation.pk, groups, indexes),
  })
  const since = isUntouched ? [] : [...(await leftOut(room, operation.pk)), ...(await movedSince(room, operation, groups, groupsBack))]
  const told = { ...draft, figures: { ...draft.figures, warnings: [...draft.figures.warnings, ...since] } }
  return withHeld(room, groupsBack.length === 0 ? told : { ...told, groupsBack, ...(isUntouched && { isUntouched }) })
}
