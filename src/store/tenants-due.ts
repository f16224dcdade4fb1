// Which organisations have something due: each by its own clock.
import { sql, type RawBuilder } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'

/**
 * The tenants of which a table has a row whose instant has come. Those on the real clock are asked of together, the few
 * others one by one. `shift` is added to the column, in milliseconds; `only` says which rows count.
 */
export async function listTenantsDue(db: Db, realNow: Date, { table, column, only, shift = 0 }: { readonly table: string; readonly column: string; readonly only: RawBuilder<unknown>; readonly shift?: number }): Promise<Guid[]> {
  const before = (clock: number): string => new Date(clock - shift).toISOString()
  const isDue = (until: string): RawBuilder<unknown> => sql`r.${sql.ref(column)} is not null and r.${sql.ref(column)} <= ${until} and ${only}`
  const { rows } = await sql<{ id: Guid }>`
    select t.id from tenants as t where t.${sql.ref('clockOffsetMs')} = 0 and t.${sql.ref('clockFrozenAt')} is null
      and exists (select 1 from ${sql.table(table)} as r where r.tenant = t.pk and ${isDue(before(realNow.getTime()))})`.execute(db.query)
  const others = await db.query
    .selectFrom('tenants')
    .select(['pk', 'id', 'clockOffsetMs', 'clockFrozenAt'])
    .where(({ or, eb }) => or([eb('clockOffsetMs', '<>', 0), eb('clockFrozenAt', 'is not', null)]))
    .execute()
  const due = rows.map(({ id }) => id)
  for (const { pk, id, clockOffsetMs, clockFrozenAt } of others) {
    const clock = clockFrozenAt === null ? realNow.getTime() + clockOffsetMs : Date.parse(clockFrozenAt)
    const found = await sql`select 1 from ${sql.table(table)} as r where r.tenant = ${pk} and ${isDue(before(clock))} limit 1`.execute(db.query)
    if (found.rows.length > 0) due.push(id)
  }
  return due
}
