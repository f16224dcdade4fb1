import { PURCHASE_KINDS } from '#model/operation.ts'
import type { Operation } from '#model/operation.ts'
import type { OperationRow } from '#store/operations.ts'

const JOURNALED_KINDS: ReadonlySet<Operation['kind']> = new Set(['changeLicenses', 'createUsers', 'changeGroups', 'takeControl', 'buySelfService', 'assignSelfService', 'unassignSelfService', 'autoClaim', 'undo', ...PURCHASE_KINDS])

/** A purchase that was made or has ended stays so. */
const ENDS_OR_BUYS: ReadonlySet<Operation['kind']> = new Set(['takeControl', 'buySelfService', 'assignSelfService', 'unassignSelfService', ...PURCHASE_KINDS])

/** Of these the journal of objects says what is to come back. */
const UNDONE_OTHERWISE: ReadonlySet<Operation['kind']> = new Set(['changeRenewal', 'deleteUser'])

type Facts = Pick<OperationRow, 'kind' | 'state' | 'undoneBy'>

/** Whether the journal has a row for everyone of an operation: those of accounts have one only where licences moved, failed ones none. */
export const isJournaled = ({ kind, state }: Omit<Facts, 'undoneBy'>): boolean =>
  JOURNALED_KINDS.has(kind) && (state === 'succeeded' || state === 'partial')

/** Whether an operation can still be undone; that is decided anew for each person when it is planned. */
export const isUndoable = (operation: Facts): boolean =>
  operation.undoneBy === null &&
  (isJournaled(operation) ? !ENDS_OR_BUYS.has(operation.kind) : UNDONE_OTHERWISE.has(operation.kind) && operation.state === 'succeeded')

/** An operation as it is told (licet-api.md). */
export const operationRecord = (row: OperationRow): Operation => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  total: row.total,
  done: row.done,
  failed: row.failed,
  reason: row.reason,
  createdBy: { id: row.createdById, displayName: row.createdByName, kind: row.createdByKind },
  createdDateTime: row.createdDateTime,
  startedDateTime: row.startedDateTime,
  finishedDateTime: row.finishedDateTime,
  planId: row.planId,
  causedBy: row.causedBy,
  undoOf: row.undoOf,
  undoneBy: row.undoneBy,
  undoable: isUndoable(row),
  error: row.error,
  added: row.added,
  removed: row.removed,
})
