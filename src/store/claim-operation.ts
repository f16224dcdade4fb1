import { sql } from 'kysely'
import type { Db } from './database.ts'
import { getOperation, updateOperation, type OperationRow } from './operations.ts'

/** Takes the oldest queued operation of a tenant, which then is running; undefined when there is none. */
export async function claimNextOperation(db: Db, tenant: number, at: string): Promise<OperationRow | undefined> {
  const { rows } = await sql<{ pk: number; id: string }>`
    select pk, id from operations where tenant = ${tenant} and state = 'queued' order by pk limit 1 ${db.dialect.skipLocked}`.execute(db.query)
  const [next] = rows
  if (next === undefined) return undefined
  await updateOperation(db, tenant, next.pk, { state: 'running', startedDateTime: at })
  return getOperation(db, tenant, next.id)
}
