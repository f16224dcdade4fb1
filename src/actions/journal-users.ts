import type { Caller } from '#model/caller.ts'
import type { Outcome } from '#model/plan.ts'
import { listJournal } from '#store/journal.ts'
import type { OperationRow } from '#store/operations.ts'
import { listSituations } from '#store/situations.ts'
import { planUser } from './plan-user.ts'
import type { PlanUserFacts } from './plan-user.ts'
import { readPlan } from './read-plan.ts'
import type { ReadingRoom } from './room.ts'

export interface JournalPage {
  readonly top: number
  /** The token of the page before. */
  readonly after?: number
  readonly skip?: number
  readonly outcome?: Outcome
}

export interface JournalUsers {
  readonly value: readonly PlanUserFacts[]
  readonly nextToken: number | null
}

/** What an operation made of people, a row each, in order of pk. */
export async function journalUsers(room: ReadingRoom, caller: Caller, operation: OperationRow, page: JournalPage): Promise<JournalUsers> {
  const { db, tenant } = room
  const rows = await listJournal(db, tenant.pk, operation.pk, page)
  const situations = await listSituations(db, tenant.pk, new Set(rows.flatMap((row) => [row.beforeSituationId, row.afterSituationId])))
  const refusals = operation.planId === null ? [] : (await readPlan(room, caller, { id: operation.planId })).figures.refusals
  return {
    nextToken: rows.length === page.top ? (rows.at(-1)?.userPk ?? null) : null,
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
