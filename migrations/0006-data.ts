// What becomes of people's data when licences go (D10, D20).
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const text = sql.raw(types.text)
  const whole = sql.raw(types.whole)
  const real = sql.raw(types.real)
  const clustered = sql.raw(types.clustered)

  // What is known of an item beside its licences; `guards` are the kinds (as bits) that it keeps without one.
  await sql`create table "dataItems" (tenant ${whole} not null, "userPk" ${whole} not null, kind ${text} not null,
    held ${whole} not null, shared ${whole} not null, "sizeGB" ${real}, guards ${whole} not null,
    primary key ("userPk", kind)) ${clustered}`.execute(db)
  await sql`create index data_items_guarding on "dataItems" (tenant, "userPk") where guards <> 0`.execute(db)

  // Everybody who lost something in one operation has the same clock for it: one row a kind, however many they are.
  await sql`create table "dataLosses" (tenant ${whole} not null, "operationPk" ${whole} not null, kind ${text} not null, bit ${whole} not null,
    cause ${text} not null, state ${text} not null, "sinceDateTime" ${text} not null, "nextDateTime" ${text}, "untilDateTime" ${text} not null,
    "end" ${text} not null, primary key ("operationPk", kind)) ${clustered}`.execute(db)
  await sql`create index data_losses_next on "dataLosses" (tenant, "nextDateTime") where "nextDateTime" is not null`.execute(db)
  await sql`create index data_losses_until on "dataLosses" (tenant, "untilDateTime") where "nextDateTime" is not null`.execute(db)

  // Who lost it and does not have it back; `kinds` as bits. The journal says which people an operation is about.
  await sql`create table "dataClocks" ("userPk" ${whole} not null, "operationPk" ${whole} not null, tenant ${whole} not null, kinds ${whole} not null,
    primary key ("userPk", "operationPk")) ${clustered}`.execute(db)
}
