// Reading operations and what they did to each person.
import type { Guid } from '#model/guid.ts'
import type { Operation, OperationState } from '#model/operation.ts'
import { listOperations as listOperationRows } from '#store/operations.ts'
import { findOperation } from './find-operation.ts'
import { journalUsers } from './journal-users.ts'
import type { JournalUsers } from './journal-users.ts'
import { isJournaled, operationRecord } from './operation-record.ts'
import type { PlanUserFacts } from './plan-user.ts'
import type { Question } from './room.ts'

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
export const listOperations: Question<ListOperationsInput, Listed<Operation>> = async ({ db, tenant }, _caller, { top, skip, states, text }) => {
  const { rows, count } = await listOperationRows(db, tenant.pk, { top, skip, ...(states !== null && { states }), ...(text !== null && { text }) })
  return { value: rows.map(operationRecord), count }
}

/** One operation. */
export const getOperation: Question<{ readonly id: Guid }, Operation> = async ({ db, tenant }, _caller, { id }) =>
  operationRecord(await findOperation(db, tenant.pk, id))

export interface OperationUsersInput {
  readonly id: Guid
  readonly top: number
  /** The token of the page before. */
  readonly after: number
}

/** A row a person: what the operation made of them. */
export const listOperationUsers: Question<OperationUsersInput, Listed<PlanUserFacts> & JournalUsers> = async (room, caller, { id, top, after }) => {
  const operation = await findOperation(room.db, room.tenant.pk, id)
  const users = await journalUsers(room, caller, operation, { top, after })
  return { ...users, count: isJournaled(operation) ? operation.total : users.value.length }
}
