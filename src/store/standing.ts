// How far a tenant had changed when an operation was last known to be true: nobody needs to be counted again until it
// changes once more.
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The tenant's change counter, which stays as it is until the transaction ends. */
export async function lockChange(db: Db, tenant: number): Promise<number> {
  const { rows } = await sql<{ changeCounter: number }>`
    select ${sql.ref('changeCounter')} from tenants where pk = ${tenant} ${db.dialect.forUpdate}`.execute(db.query)
  const [row] = rows
  if (row === undefined) throw new Error(`There is no tenant ${tenant}.`)
  return row.changeCounter
}

/** Notes that everything is now as an operation found it, or made it. The counter is locked by the caller. */
export async function noteStanding(db: Db, tenant: number, operationPk: number): Promise<void> {
  await sql`update operations set ${sql.ref('standsAt')} = (select ${sql.ref('changeCounter')} from tenants where pk = ${tenant})
    where tenant = ${tenant} and pk = ${operationPk}`.execute(db.query)
}

/** The change counter at which an operation was last known to be true; null when that was not noted. */
export async function readStanding(db: Db, tenant: number, operationPk: number): Promise<number | null> {
  const row = await db.query.selectFrom('operations').select('standsAt').where('tenant', '=', tenant).where('pk', '=', operationPk).executeTakeFirst()
  return row?.standsAt ?? null
}
