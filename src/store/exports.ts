// What exports are to hold, by the operation that made them.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'

/** Keeps what an export is to hold. */
export async function insertExport(db: Db, tenant: number, operationId: Guid, body: object): Promise<void> {
  await db.query.insertInto('exports').values({ tenant, operationId, body: JSON.stringify(body) }).execute()
}

/** What an export is to hold, as it was kept. */
export async function getExportBody(db: Db, tenant: number, operationId: Guid): Promise<object | undefined> {
  const row = await db.query.selectFrom('exports').select('body').where('tenant', '=', tenant).where('operationId', '=', operationId).executeTakeFirst()
  return row && (JSON.parse(row.body) as object)
}
