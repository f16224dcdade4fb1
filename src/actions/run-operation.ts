// Queued operations: claimed, run in one transaction whatever their size, or marked with why they did not run.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Operation } from '#model/operation.ts'
import { Problem } from '#model/problem.ts'
import { claimNextOperation } from '#store/claim-operation.ts'
import { updateOperation } from '#store/operations.ts'
import type { OperationChanges, OperationRow } from '#store/operations.ts'
import { noteStanding } from '#store/standing.ts'
import { answerByPlan } from './answer-request.ts'
import { noteUndone } from './apply-plan.ts'
import { findOperation, findOperationAlone } from './find-operation.ts'
import { noteProcessing } from './note-processing.ts'
import { operationRecord } from './operation-record.ts'
import { readPlan } from './read-plan.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom } from './room.ts'
import { settlePlan } from './settle-plan.ts'
import { endState, writePlan } from './write-plan.ts'

interface OperationInput {
  readonly operationId: Guid
}

/** Takes the oldest operation that is queued, or that a process which died has left; null when there is none. */
export const claimOperation: Action<null, Operation | null> = async (room) => {
  const row = await claimNextOperation(room.db, room.tenant.pk, room.now.toISOString())
  if (row === undefined) return null
  const operation = operationRecord(row)
  room.tell({ type: 'operation', operation })
  return operation
}

async function end(room: ActionRoom, { pk, id }: OperationRow, changes: OperationChanges): Promise<Operation> {
  await updateOperation(room.db, room.tenant.pk, pk, { ...changes, finishedDateTime: room.now.toISOString() })
  const operation = operationRecord(await findOperation(room.db, room.tenant.pk, id))
  room.tell({ type: 'operation', operation })
  return operation
}

/** The rights were checked when it was applied; a running operation keeps that decision (house.md, 9). */
const asApplied = (caller: Caller, row: OperationRow): Caller => ({ ...caller, kind: 'clock', id: row.createdById, displayName: row.createdByName })

/** What is told of it is told as its maker's. */
const toldAs = (room: ActionRoom, { createdById: id, createdByName: displayName }: OperationRow): ActionRoom => ({
  ...room,
  tell: (notice) => room.tell({ ...notice, by: { id, displayName } }),
})

/**
 * Runs a claimed operation, its row locked while it does, so that nobody else runs it: one that another process has
 * ended meanwhile is left as it is. Throws planIsStale, or that it was stopped; then nothing of it exists.
 */
export const runOperation: Action<OperationInput, Operation> = async (given, caller, { operationId }) => {
  const row = await findOperationAlone(given.db, given.tenant.pk, operationId)
  const room = toldAs(given, row)
  if (row.state !== 'running') return operationRecord(row)
  if (row.planId === null) throw new Error(`The operation ${operationId} has no plan.`)
  const plan = await readPlan(room, caller, { id: row.planId })
  await writePlan(room, asApplied(caller, row), plan, row)
  await noteStanding(room.db, room.tenant.pk, row.pk)
  await noteUndone(room, plan, operationId)
  await answerByPlan(room, plan.answer, row, row.createdByName)
  await settlePlan(room, asApplied(caller, row), plan, row)
  const { users, refused } = plan.figures.summary
  return end(room, row, { state: endState(plan), done: users - refused, failed: refused })
}

/** Groups that were to be processed are done with: nothing was changed. */
async function leaveGroupsAsTheyAre(room: ActionRoom, caller: Caller, { planId }: OperationRow): Promise<void> {
  if (planId !== null) await noteProcessing(room, await readPlan(room, caller, { id: planId }), 'ProcessingComplete')
}

/** Notes that an operation did not run, and why: the code of a Problem, or `fault`; a stopped one is cancelled. */
export const failOperation: Action<OperationInput & { readonly code: string }, Operation> = async (room, caller, { operationId, code }) => {
  const row = await findOperationAlone(room.db, room.tenant.pk, operationId)
  if (row.state !== 'running') return operationRecord(row)
  await leaveGroupsAsTheyAre(room, caller, row)
  return end(room, row, code === 'operationCancelled' ? { state: 'cancelled', done: 0 } : { state: 'failed', error: code, done: 0 })
}

/** Cancels an operation that has not begun. */
export const cancelQueuedOperation: Action<OperationInput, Operation> = async (room, caller, { operationId }) => {
  requireAccess(caller, 'assignLicense')
  const row = await findOperationAlone(room.db, room.tenant.pk, operationId)
  if (row.state !== 'queued') {
    throw new Problem({ status: 409, code: 'operationHasBegun', message: `The operation is ${row.state}, not queued.` })
  }
  await leaveGroupsAsTheyAre(room, caller, row)
  return end(room, row, { state: 'cancelled' })
}
