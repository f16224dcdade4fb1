// Queued operations: claimed, run in one transaction whatever their size, or marked with why they did not run.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Operation } from '#model/operation.ts'
import { Problem } from '#model/problem.ts'
import { claimNextOperation } from '#store/claim-operation.ts'
import { updateOperation } from '#store/operations.ts'
import { noteUndone } from './apply-plan.ts'
import { findOperation } from './find-operation.ts'
import { operationRecord } from './operation-record.ts'
import { readPlan } from './read-plan.ts'
import type { Action } from './room.ts'
import { endState, writePlan } from './write-plan.ts'

interface OperationInput {
  readonly operationId: Guid
}

/** Takes the oldest queued operation; null when there is none. */
export const claimOperation: Action<null, Operation | null> = async (room) => {
  const row = await claimNextOperation(room.db, room.tenant.pk, room.now.toISOString())
  if (row === undefined) return null
  room.tell({ type: 'operation', ids: [row.id] })
  return operationRecord(row)
}

/** The rights were checked when it was applied; a running operation keeps that decision (house.md, 9). */
const asApplied = (caller: Caller, row: Operation): Caller => ({ ...caller, kind: 'clock', id: row.createdBy.id, displayName: row.createdBy.displayName })

/** Runs a claimed operation. Throws planIsStale, or that it was stopped; then nothing of it exists. */
export const runOperation: Action<OperationInput, Operation> = async (room, caller, { operationId }) => {
  const { db, tenant } = room
  const row = await findOperation(db, tenant.pk, operationId)
  if (row.planId === null) throw new Error(`The operation ${operationId} has no plan.`)
  const plan = await readPlan(room, caller, { id: row.planId })
  await writePlan(room, asApplied(caller, operationRecord(row)), plan, row)
  await noteUndone(room, plan, operationId)
  const { users, refused } = plan.figures.summary
  await updateOperation(db, tenant.pk, row.pk, {
    state: endState(plan),
    done: users - refused,
    failed: refused,
    finishedDateTime: room.now.toISOString(),
  })
  room.tell({ type: 'operation', ids: [operationId] })
  return operationRecord(await findOperation(db, tenant.pk, operationId))
}

/** Notes that an operation did not run, and why; a stopped one is cancelled. */
export const failOperation: Action<OperationInput & { readonly code: string; readonly message: string }, null> = async (room, _caller, input) => {
  const { pk } = await findOperation(room.db, room.tenant.pk, input.operationId)
  await updateOperation(room.db, room.tenant.pk, pk, {
    state: input.code === 'operationCancelled' ? 'cancelled' : 'failed',
    error: input.code === 'operationCancelled' ? null : input.message,
    done: 0,
    finishedDateTime: room.now.toISOString(),
  })
  room.tell({ type: 'operation', ids: [input.operationId] })
  return null
}

/** Cancels an operation that has not begun. */
export const cancelQueuedOperation: Action<OperationInput, Operation> = async (room, _caller, { operationId }) => {
  const row = await findOperation(room.db, room.tenant.pk, operationId)
  if (row.state !== 'queued') {
    throw new Problem({ status: 409, code: 'operationHasBegun', message: `The operation is ${row.state}, not queued.` })
  }
  await updateOperation(room.db, room.tenant.pk, row.pk, { state: 'cancelled', finishedDateTime: room.now.toISOString() })
  room.tell({ type: 'operation', ids: [operationId] })
  return operationRecord(await findOperation(room.db, room.tenant.pk, operationId))
}
