// The directory around licences: owners, administrative units, roles over a part of it, and what delta queries follow.
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const key = sql.raw(types.key)
  const text = sql.raw(types.text)
  const whole = sql.raw(types.whole)
  const clustered = sql.raw(types.clustered)

  // The tenant's change counter when the profile, or the group, last changed: what a delta query looks at.
  await sql`alter table users add column changed ${whole} not null default 0`.execute(db)
  await sql`create index users_by_manager on users ("managerPk") where "managerPk" is not null`.execute(db)
  await sql`alter table groups add column changed ${whole} not null default 0`.execute(db)
  await sql`create table "memberChanges" (tenant ${whole} not null, "groupPk" ${whole} not null, "memberId" ${text} not null,
    kind ${text} not null, removed ${whole} not null, changed ${whole} not null, primary key ("groupPk", "memberId")) ${clustered}`.execute(db)

  // Groups that were deleted for good: their ids are all that is left.
  await sql`create table "goneGroups" (tenant ${whole} not null, id ${text} not null, changed ${whole} not null, primary key (tenant, id))`.execute(db)

  await sql`create table owners (tenant ${whole} not null, "groupPk" ${whole} not null, "userPk" ${whole} not null,
    primary key ("groupPk", "userPk")) ${clustered}`.execute(db)
  await sql`create index owners_by_user on owners ("userPk", "groupPk")`.execute(db)

  await sql`create table "administrativeUnits" (pk ${key}, tenant ${whole} not null, id ${text} not null, "displayName" ${text} not null,
    description ${text}, visibility ${text}, "membershipType" ${text}, "membershipRule" ${text}, "membershipRuleProcessingState" ${text})`.execute(db)
  await sql`create unique index administrative_units_by_id on "administrativeUnits" (tenant, id)`.execute(db)
  await sql`create table "unitMembers" (tenant ${whole} not null, "unitPk" ${whole} not null, kind ${text} not null, "memberPk" ${whole} not null,
    primary key ("unitPk", kind, "memberPk")) ${clustered}`.execute(db)
  await sql`create index unit_members_by_member on "unitMembers" (kind, "memberPk", "unitPk")`.execute(db)

  await sql`create table "roleDefinitions" (pk ${key}, tenant ${whole} not null, id ${text} not null, "displayName" ${text} not null,
    description ${text}, "isEnabled" ${whole} not null, actions ${text} not null, version ${text})`.execute(db)
  await sql`create unique index role_definitions_by_id on "roleDefinitions" (tenant, id)`.execute(db)

  // Roles over one administrative unit; unit 0 is the whole directory.
  await sql`create table "scopedAssignments" (tenant ${whole} not null, "userPk" ${whole} not null, "roleTemplateId" ${text} not null,
    "unitPk" ${whole} not null, primary key ("userPk", "roleTemplateId", "unitPk"))`.execute(db)
  await sql`insert into "scopedAssignments" select tenant, "userPk", "roleTemplateId", 0 from "roleAssignments"`.execute(db)
  await sql`drop table "roleAssignments"`.execute(db)
  await sql`alter table "scopedAssignments" rename to "roleAssignments"`.execute(db)
  await sql`create index role_assignments_by_role on "roleAssignments" (tenant, "roleTemplateId")`.execute(db)
}
