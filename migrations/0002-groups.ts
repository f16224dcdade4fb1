// What group licences need: groups within groups, who waits for a seat, and named sets of services.
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const [key, text, whole, clustered] = [types.key, types.text, types.whole, types.clustered].map((type) => sql.raw(type)) as [
    RawBuilder<unknown>,
    RawBuilder<unknown>,
    RawBuilder<unknown>,
    RawBuilder<unknown>,
  ]
  await sql`alter table groups add column "includeNested" ${whole} not null default 0`.execute(db)

  await sql`create table nestings (tenant ${whole} not null, "groupPk" ${whole} not null, "memberPk" ${whole} not null,
    since ${text} not null, primary key ("groupPk", "memberPk")) ${clustered}`.execute(db)
  await sql`create index nestings_by_member on nestings ("memberPk", "groupPk")`.execute(db)

  // Who waits for a seat in a pool: for a group's licence, or (group 0) for one of their own, with what was wished.
  await sql`create table waiting (tenant ${whole} not null, "poolKey" ${text} not null, "userPk" ${whole} not null,
    "groupPk" ${whole} not null, "waitingSince" ${text} not null, since ${text} not null, wish ${text} not null,
    primary key (tenant, "poolKey", "userPk", "groupPk")) ${clustered}`.execute(db)
  await sql`create index waiting_by_user on waiting ("userPk")`.execute(db)
  await sql`create index waiting_by_group on waiting ("groupPk")`.execute(db)

  await sql`create table profiles (pk ${key}, tenant ${whole} not null, id ${text} not null, "displayName" ${text} not null,
    description ${text}, licenses ${text} not null)`.execute(db)
  await sql`create unique index profiles_by_id on profiles (tenant, id)`.execute(db)
}
