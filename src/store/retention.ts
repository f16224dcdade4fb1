// Forgetting operations that are older than an organisation wishes to keep, with all that is known of them (D12).
import type { Db } from './database.ts'
import { listTenants, type TenantRow } from './tenants.ts'

const ENDED = ['succeeded', 'partial', 'failed', 'cancelled'] as const

/** Operations that may be forgotten: they have ended, and no data of theirs still waits for its last day. */
const forgettable = (db: Db, tenant: number) =>
  db.query
    .selectFrom('operations as o')
    .where('o.tenant', '=', tenant)
    .where('o.state', 'in', ENDED)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('dataLosses as d').select('d.operationPk').whereRef('d.operationPk', '=', 'o.pk'))))

/** When the oldest of them was made. */
export async function oldestOperation(db: Db, tenant: number): Promise<string | undefined> {
  const row = await forgettable(db, tenant).select('o.createdDateTime').orderBy('o.pk').limit(1).executeTakeFirst()
  return row?.createdDateTime
}

/** Forgets those made up to an instant: they can no longer be undone. Gives how many. */
export async function forgetOperations(db: Db, tenant: number, until: string): Promise<number> {
  const rows = await forgettable(db, tenant).select(['o.pk', 'o.id']).where('o.createdDateTime', '<=', until).execute()
  const pks = rows.map(({ pk }) => pk)
  if (pks.length === 0) return 0
  const { among } = db.dialect
  const ids = rows.map(({ id }) => id)
  for (const table of ['exports', 'plans'] as const) {
    await db.query.deleteFrom(table).where('tenant', '=', tenant).where(({ ref }) => among(ref('operationId'), ids)).execute()
  }
  for (const table of ['journal', 'objectJournal'] as const) {
    await db.query.deleteFrom(table).where('tenant', '=', tenant).where(({ ref }) => among(ref('operationPk'), pks)).execute()
  }
  await db.query.deleteFrom('operations').where('tenant', '=', tenant).where(({ ref }) => among(ref('pk'), pks)).execute()
  return pks.length
}

/** The organisations that do not keep their operations for ever. */
export async function listTenantsThatForget(db: Db): Promise<TenantRow[]> {
  return (await listTenants(db)).filter(({ settings }) => typeof settings['auditRetentionDays'] === 'number')
}
