// Who left a queue by an operation, and since when they had waited: an undo gives the same place back.
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const [text, whole, clustered] = [sql.raw(types.text), sql.raw(types.whole), sql.raw(types.clustered)]
  await sql`create table "queueLeft" (tenant ${whole} not null, "operationPk" ${whole} not null, "userPk" ${whole} not null,
    "poolKey" ${text} not null, "groupPk" ${whole} not null, "waitingSince" ${text} not null,
    primary key ("operationPk", "userPk", "poolKey", "groupPk")) ${clustered}`.execute(db)

  // Service plans that a product has gained, each until somebody has looked at it.
  await sql`create table "newServices" (tenant ${whole} not null, id ${text} not null, "skuId" ${text} not null, "servicePlanId" ${text} not null,
    "addedDateTime" ${text} not null, "reviewedDateTime" ${text}, "reviewedBy" ${text}, primary key (tenant, id)) ${clustered}`.execute(db)
  await sql`create unique index new_services_once on "newServices" (tenant, "skuId", "servicePlanId")`.execute(db)
  // What each product that a tenant owns contained when it was last looked at.
  await sql`create table "knownServices" (tenant ${whole} not null, "skuId" ${text} not null, "servicePlanIds" ${text} not null,
    primary key (tenant, "skuId")) ${clustered}`.execute(db)
}
