// What the settings pages keep: views and templates of people, prices with their history, exports, and who may enter
// another organisation as whom.
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const key = sql.raw(types.key)
  const text = sql.raw(types.text)
  const whole = sql.raw(types.whole)
  const real = sql.raw(types.real)

  await sql`create table "savedViews" (pk ${key}, tenant ${whole} not null, id ${text} not null, "ownerId" ${text} not null,
    "ownerName" ${text} not null, name ${text} not null, page ${text} not null, query ${text} not null, "isShared" ${whole} not null)`.execute(db)
  await sql`create unique index saved_views_by_id on "savedViews" (tenant, id)`.execute(db)

  await sql`create table templates (pk ${key}, tenant ${whole} not null, id ${text} not null, "ownerId" ${text} not null,
    "displayName" ${text} not null, body ${text} not null)`.execute(db)
  await sql`create unique index templates_by_id on templates (tenant, id)`.execute(db)

  // A price holds from a day on; one without an amount goes back to the list price.
  await sql`create table "datedPrices" (tenant ${whole} not null, "skuId" ${text} not null, "effectiveFrom" ${text} not null,
    amount ${real}, currency ${text} not null, primary key (tenant, "skuId", "effectiveFrom"))`.execute(db)
  await sql`insert into "datedPrices" (tenant, "skuId", "effectiveFrom", amount, currency)
    select tenant, "skuId", '1970-01-01', amount, currency from prices`.execute(db)
  await sql`drop table prices`.execute(db)
  await sql`alter table "datedPrices" rename to prices`.execute(db)

  // What an export is to hold; the file is written as it is read.
  await sql`create table exports (tenant ${whole} not null, "operationId" ${text} not null, body ${text} not null,
    primary key (tenant, "operationId"))`.execute(db)

  // The app through which an operation was asked for; null for the admin centre, and for Licet itself.
  await sql`alter table operations add column "appId" ${text}`.execute(db)

  // A person of one organisation who may enter another, and as whom.
  await sql`create table "linkedAccounts" ("homeTenant" ${whole} not null, "homeUserPk" ${whole} not null, tenant ${whole} not null,
    "userPk" ${whole} not null, primary key ("homeTenant", "homeUserPk", tenant))`.execute(db)
  await sql`create index linked_accounts_by_account on "linkedAccounts" (tenant, "userPk")`.execute(db)
}
