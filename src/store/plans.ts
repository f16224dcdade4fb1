// Plans: kept whole as JSON until they are applied or a day old.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'

export interface PlanRow<Body = unknown> {
  readonly id: Guid
  readonly createdDateTime: string
  /** On the real clock. */
  readonly expiresDateTime: string
  /** The operation that applied it; null while it is only a plan. */
  readonly operationId: Guid | null
  /** What the actions keep of it: the plan as shown, and what applying it needs. */
  readonly body: Body
}

/** Keeps a plan. */
export async function insertPlan(db: Db, tenant: number, plan: Omit<PlanRow, 'operationId'>): Promise<void> {
  await db.query
    .insertInto('plans')
    .values({ ...plan, tenant, operationId: null, body: JSON.stringify(plan.body) })
    .execute()
}

/** A plan by its id, applied or not. */
export async function getPlanRow<Body>(db: Db, tenant: number, id: Guid): Promise<PlanRow<Body> | undefined> {
  const row = await db.query
    .selectFrom('plans')
    .select(['id', 'createdDateTime', 'expiresDateTime', 'operationId', 'body'])
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, body: JSON.parse(row.body) as Body }
}

/** Binds a plan to the operation that applies it; false when another has done so already. */
export async function markPlanApplied(db: Db, tenant: number, id: Guid, operationId: Guid): Promise<boolean> {
  const { numUpdatedRows } = await db.query
    .updateTable('plans')
    .set({ operationId })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('operationId', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Forgets plans of every tenant that were never applied and expired before an instant. */
export async function dropExpiredPlans(db: Db, before: string): Promise<void> {
  await db.query.deleteFrom('plans').where('operationId', 'is', null).where('expiresDateTime', '<', before).execute()
}
