// Which operation put somebody into the queue with a wish: its undo takes back that wish, and none from before.
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await sql`alter table waiting add column "wishedBy" ${sql.raw(types.whole)}`.execute(db)
}
