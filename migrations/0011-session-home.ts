// Through which account of another organisation a session came in: with that account it ends.
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const whole = sql.raw(types.whole)
  await sql`alter table sessions add column "homeTenant" ${whole}`.execute(db)
  await sql`alter table sessions add column "homeUserPk" ${whole}`.execute(db)
}
