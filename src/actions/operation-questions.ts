// Reading operations and what they did to each person.
import type { Guid } from '#model/guid.ts'
import type { Operation, OperationState } from '#model/operation.ts'
import { listJournal } from '#store/journal.ts'
import { listOperations as listOperationRows } from '#store/operations.ts'
import { listSituations } from '#store/situations.ts'
import { findOperation } from './find-operation.ts'
import { operationRecord } from './operation-record.ts'
import { planUser } from './plan-user.ts'
import type { PlanUserFacts } from './plan-user.ts'
import { readPlan } from './read-plan.ts'
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

export interface OperationUsersPage extends Listed<PlanUserFacts> {
  readonly nextToken: number | null
}

/** A row a person: what the operation made of them. */
export const listOperationUsers: Question<OperationUsersInput, OperationUsersPage> = async (room, caller, { id, top, after }) => {
  const { db, tenant } = room
  const operation = await findOperation(db, tenant.pk, id)
  const rows = await listJournal(db, tenant.pk, operation.pk, { top, after })
  const situations = await listSituations(db, tenant.pk, new Set(rows.flatMap((row) => [row.beforeSituationId, row.afterSituationId])))
  const refusals = operation.planId === null ? [] : (await readPlan(room, caller, { id: operation.planId })).figures.refusals
  return {
    count: operation.total,
    nextToken: rows.length === top ? (rows.at(-1)?.userPk ?? null) : null,
    value: rows.map((row) =>
      planUser(room, {
        user: row,
        outcome: row.outcome,
        before: { situation: situations.get(row.beforeSituationId) ?? [], usageLocation: row.beforeUsageLocation },
        after: { situation: situations.get(row.afterSituationId) ?? [], usageLocation: row.afterUsageLocation },
        refusal: row.refusal === null ? null : (refusals[row.refusal]?.refusal ?? null),
      }),
    ),
  }
}
