import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { getOperation, updateOperation, type OperationRow } from './operations.ts'

/**
 * Takes the oldest operation of a tenant that nobody is at work on, which then is running: a queued one, or one whose
 * process has died. Whoever is at work on one holds its row. Undefined when there is none.
 */
export async function claimNextOperation(db: Db, tenant: number, at: string): Promise<OperationRow | undefined> {
  const { rows } = await sql<{ pk: number; id: string }>`
    select pk, id from operations where tenant = ${tenant} and state in ('queued', 'running') order by pk limit 1 ${db.dialect.skipLocked}`.execute(db.query)
  const [next] = rows
  if (next === undefined) return undefined
  await updateOperation(db, tenant, next.pk, { state: 'running', startedDateTime: at })
  return getOperation(db, tenant, next.id)
}

/** An operation as it is and will stay until the transaction ends; waits for whoever is at work on it. */
export async function lockOperation(db: Db, tenant: number, id: Guid): Promise<OperationRow | undefined> {
  if (db.dialect.locksRows) {
    await sql`select pk from operations where tenant = ${tenant} and id = ${id} ${db.dialect.forUpdate}`.execute(db.query)
  }
  return getOperation(db, tenant, id)
}
