// What becomes of people's data when licences go (D10, D20), and how people leave (P18).
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const text = sql.raw(types.text)
  const whole = sql.raw(types.whole)
  const real = sql.raw(types.real)
  const key = sql.raw(types.key)
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

  await sql`create table leavers (pk ${key}, tenant ${whole} not null, id ${text} not null, "userPk" ${whole} not null, reason ${text},
    "createdById" ${text} not null, "createdByName" ${text} not null, "createdDateTime" ${text} not null, steps ${text} not null)`.execute(db)
  await sql`create unique index leavers_by_id on leavers (tenant, id)`.execute(db)
  await sql`create index leavers_by_user on leavers ("userPk")`.execute(db)
  // Their calendars outside: the address that shows the deadlines to whoever knows it.
  await sql`create table "calendarFeeds" (hash ${text} primary key, tenant ${whole} not null, "userPk" ${whole} not null, language ${text} not null,
    "createdDateTime" ${text} not null)`.execute(db)
  await sql`create index calendar_feeds_by_user on "calendarFeeds" ("userPk")`.execute(db)
}
