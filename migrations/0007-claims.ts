// What people get for themselves: who may buy what, requests for licences, and licences claimed at the first sign-in.
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const key = sql.raw(types.key)
  const text = sql.raw(types.text)
  const whole = sql.raw(types.whole)
  const clustered = sql.raw(types.clustered)

  // The empty product stands for every product that has no policy of its own.
  await sql`create table "selfServicePolicies" (tenant ${whole} not null, "skuId" ${text} not null, policy ${text} not null,
    primary key (tenant, "skuId"))`.execute(db)

  await sql`create table "licenseRequests" (pk ${key}, tenant ${whole} not null, id ${text} not null, "skuId" ${text} not null,
    "requesterPk" ${whole} not null, message ${text} not null, "createdDateTime" ${text} not null, state ${text} not null,
    "completedDateTime" ${text}, "completedByName" ${text}, answer ${text}, "operationId" ${text})`.execute(db)
  await sql`create unique index license_requests_by_id on "licenseRequests" (tenant, id)`.execute(db)
  await sql`create index license_requests_by_state on "licenseRequests" (tenant, state, pk)`.execute(db)
  await sql`create index license_requests_by_requester on "licenseRequests" ("requesterPk", pk)`.execute(db)
  await sql`create table "licenseRequestPeople" (tenant ${whole} not null, "requestPk" ${whole} not null, "userPk" ${whole} not null,
    outcome ${text} not null, primary key ("requestPk", "userPk")) ${clustered}`.execute(db)

  await sql`create table "autoClaimPolicies" (pk ${key}, tenant ${whole} not null, id ${text} not null, "displayName" ${text} not null,
    "isEnabled" ${whole} not null, products ${text} not null, "createdDateTime" ${text} not null)`.execute(db)
  await sql`create unique index auto_claim_policies_by_id on "autoClaimPolicies" (tenant, id)`.execute(db)
  // Each person claims once under a policy, whether it gave them something or not.
  await sql`create table "autoClaims" (tenant ${whole} not null, "policyPk" ${whole} not null, "userPk" ${whole} not null,
    "claimedDateTime" ${text} not null, "skuId" ${text}, outcome ${text} not null, "operationId" ${text},
    primary key ("policyPk", "userPk")) ${clustered}`.execute(db)
  await sql`create index auto_claims_by_time on "autoClaims" (tenant, "claimedDateTime")`.execute(db)
}
