import { PURCHASE_KINDS } from '#model/operation.ts'
import type { NotUndoable, Operation, OperationKind } from '#model/operation.ts'
import type { OperationRow } from '#store/operations.ts'

const JOURNALED_KINDS: ReadonlySet<OperationKind> = new Set(['changeLicenses', 'createUsers', 'changeGroups', 'takeControl', 'buySelfService', 'assignSelfService', 'unassignSelfService', 'autoClaim', 'undo', ...PURCHASE_KINDS])

/** From what each kind is undone: the journal of people, the journal of objects; or why it is not. What is missing here is changed back where it was made. */
const UNDO_OF: Readonly<Partial<Record<OperationKind, 'people' | 'objects' | NotUndoable>>> = {
  changeLicenses: 'people',
  createUsers: 'people',
  changeGroups: 'people',
  autoClaim: 'people',
  undo: 'people',
  deleteUser: 'objects',
  changeRenewal: 'objects',
  // A purchase that was made or has ended stays so.
  ...Object.fromEntries((['takeControl', 'buySelfService', 'assignSelfService', 'unassignSelfService', ...PURCHASE_KINDS] as const).map((kind) => [kind, 'purchase'])),
  settleGroups: 'followed',
  grantSeats: 'followed',
  reprocess: 'followed',
  purgeUser: 'final',
  purgeGroup: 'final',
  revokeSignIns: 'final',
  createTenant: 'final',
  makeSample: 'final',
  export: 'nothingChanged',
}

const NOT_DONE: ReadonlySet<Operation['state']> = new Set(['failed', 'cancelled'])

type Facts = Pick<OperationRow, 'kind' | 'state' | 'undoneBy'>

/** Whether the journal has a row for everyone of an operation: those of accounts have one only where licences moved, failed ones none. */
export const isJournaled = ({ kind, state }: Omit<Facts, 'undoneBy'>): boolean =>
  JOURNALED_KINDS.has(kind) && (state === 'succeeded' || state === 'partial')

/** Why an operation cannot be undone, null when it can; that is decided anew for each person when it is planned. */
export function whyNotUndoable({ kind, state, undoneBy }: Facts): NotUndoable | null {
  if (undoneBy !== null) return 'undone'
  if (state === 'queued' || state === 'running') return 'running'
  if (NOT_DONE.has(state)) return 'nothingChanged'
  const undo = UNDO_OF[kind] ?? 'byHand'
  return undo === 'people' || undo === 'objects' ? null : undo
}

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
  undoable: whyNotUndoable(row) === null,
  notUndoable: whyNotUndoable(row),
  error: row.error,
  added: row.added,
  removed: row.removed,
})
