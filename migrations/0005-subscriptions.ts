// What the clock and the rules of buying need to know of a purchase, and since when a pool has more people than seats.
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const text = sql.raw(types.text)
  const whole = sql.raw(types.whole)
  await sql`alter table subscriptions add column program ${text} not null default 'standard'`.execute(db)
  await sql`alter table subscriptions add column "termStartDateTime" ${text} not null default ''`.execute(db)
  await sql`update subscriptions set "termStartDateTime" = "createdDateTime"`.execute(db)
  await sql`alter table subscriptions add column "endCause" ${text}`.execute(db)
  await sql`alter table subscriptions add column "trialExtended" ${whole} not null default 0`.execute(db)
  await sql`alter table subscriptions add column scheduled ${text}`.execute(db)
  await sql`alter table subscriptions add column additions ${text} not null default '[]'`.execute(db)
  await sql`alter table subscriptions add column "endOfSale" ${whole} not null default 0`.execute(db)
  await sql`create index subscriptions_by_pool on subscriptions ("poolPk")`.execute(db)

  // What falls due next: over all organizations whose clock is the real one, and in one whose clock is its own.
  await sql`create index subscriptions_due on subscriptions ("nextLifecycleDateTime") where "nextLifecycleDateTime" is not null`.execute(db)
  await sql`create index subscriptions_due_by_tenant on subscriptions (tenant, "nextLifecycleDateTime") where "nextLifecycleDateTime" is not null`.execute(db)

  await sql`alter table pools add column "overAssignedSinceDateTime" ${text}`.execute(db)
}
