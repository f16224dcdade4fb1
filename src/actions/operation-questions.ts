// Reading operations and what they did to each person.
import type { Guid } from '#model/guid.ts'
import type { Caller } from '#model/caller.ts'
import type { Operation, OperationState } from '#model/operation.ts'
import { notFound } from '#model/problem.ts'
import { listOperations as listOperationRows } from '#store/operations.ts'
import type { OperationRow } from '#store/operations.ts'
import { findOperation } from './find-operation.ts'
import { journalUsers } from './journal-users.ts'
import type { JournalUsers } from './journal-users.ts'
import { isJournaled, operationRecord } from './operation-record.ts'
import type { PlanUserFacts } from './plan-user.ts'
import { ownOperationsOnly } from './plan-reach.ts'
import type { Question, ReadingRoom } from './room.ts'

export interface Listed<Row> {
  readonly value: readonly Row[]
  readonly count: number
}

export interface ListOperationsInput {
  readonly top: number
  readonly skip: number
  readonly states: readonly OperationState[] | null
  /** Words of who, why and what kind. */
  readonly text: string | null
}

/** Operations, the newest first. */
export const listOperations: Question<ListOperationsInput, Listed<Operation>> = async ({ db, tenant }, caller, { top, skip, states, text }) => {
  const createdById = ownOperationsOnly(caller) ? caller.id : undefined
  const { rows, count } = await listOperationRows(db, tenant.pk, { top, skip, createdById, ...(states !== null && { states }), ...(text !== null && { text }) })
  return { value: rows.map(operationRecord), count }
}

/** An operation that the caller may see. Throws 404. */
async function seeOperation({ db, tenant }: ReadingRoom, caller: Caller, id: Guid): Promise<OperationRow> {
  const operation = await findOperation(db, tenant.pk, id)
  if (ownOperationsOnly(caller) && operation.createdById !== caller.id) throw notFound(id)
  return operation
}

/** One operation. */
export const getOperation: Question<{ readonly id: Guid }, Operation> = async (room, caller, { id }) => operationRecord(await seeOperation(room, caller, id))

export interface OperationUsersInput {
  readonly id: Guid
  readonly top: number
  /** The token of the page before. */
  readonly after: number
}

/** A row a person: what the operation made of them. */
export const listOperationUsers: Question<OperationUsersInput, Listed<PlanUserFacts> & JournalUsers> = async (room, caller, { id, top, after }) => {
  const operation = await seeOperation(room, caller, id)
  const users = await journalUsers(room, caller, operation, { top, after })
  return { ...users, count: isJournaled(operation) ? operation.total : users.value.length }
}
