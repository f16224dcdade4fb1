// The first clock of a person's data stands in their facts, which a change of licences rewrites anyway.
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const whole = sql.raw(types.whole)
  await sql`alter table facts add column "lostBy" ${whole}`.execute(db)
  await sql`alter table facts add column "lostKinds" ${whole}`.execute(db)
}
