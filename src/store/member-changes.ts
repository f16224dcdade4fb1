// Who came into groups and who left, for delta queries: the last thing that happened between a group and a member.
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { nextChange } from './tenants.ts'

export interface MemberChange {
  readonly id: Guid
  readonly kind: 'user' | 'group'
  readonly removed: boolean
}

const TABLES = { user: 'users', group: 'groups' } as const

/** Notes that members, by their pks, came into a group or left it. */
export async function noteMemberChanges(db: Db, tenant: number, groupPk: number, kind: MemberChange['kind'], memberPks: readonly number[], removed: boolean): Promise<void> {
  if (memberPks.length === 0) return
  const changed = await nextChange(db, tenant)
  await sql`
    insert into ${sql.table('memberChanges')} (tenant, ${sql.ref('groupPk')}, ${sql.ref('memberId')}, kind, removed, changed)
    select ${tenant}, ${groupPk}, m.id, ${kind}, ${Number(removed)}, ${changed} from ${sql.table(TABLES[kind])} as m
    where m.tenant = ${tenant} and ${db.dialect.among(sql.ref('m.pk'), memberPks)}
    on conflict (${sql.ref('groupPk')}, ${sql.ref('memberId')}) do update set removed = excluded.removed, changed = excluded.changed`.execute(db.query)
}

/** What happened to the members of groups after a change of the tenant, by group. */
export async function listMemberChanges(db: Db, tenant: number, groupPks: readonly number[], since: number): Promise<Map<number, MemberChange[]>> {
  const rows = await db.query
    .selectFrom('memberChanges')
    .select(['groupPk', 'memberId', 'kind', 'removed'])
    .where('tenant', '=', tenant)
    .where('changed', '>', since)
    .where(({ ref }) => db.dialect.among(ref('groupPk'), groupPks))
    .orderBy('memberId')
    .execute()
  const byGroup = Map.groupBy(rows, ({ groupPk }) => groupPk)
  return new Map([...byGroup].map(([pk, changes]) => [pk, changes.map(({ memberId, kind, removed }) => ({ id: memberId, kind, removed: removed === 1 }))]))
}

export interface MemberPosition {
  readonly id: Guid
  readonly kind: 'user' | 'group'
  /** Where the next page goes on. */
  readonly position: number
}

/** The groups inside a group, on the first page, and its people in the order of their pks. */
export async function listGroupMemberIds(db: Db, tenant: number, groupPk: number, { after, top }: { readonly after: number; readonly top: number }): Promise<MemberPosition[]> {
  const { rows } = await sql<MemberPosition>`
    select u.id, 'user' as kind, u.pk as position from memberships as m join users as u on u.pk = m.${sql.ref('userPk')}
    where m.${sql.ref('groupPk')} = ${groupPk} and m.tenant = ${tenant} and u.pk > ${after} and u.${sql.ref('deletedDateTime')} is null
    order by u.pk limit ${top}`.execute(db.query)
  if (after > 0) return rows
  const { rows: groups } = await sql<MemberPosition>`
    select g.id, 'group' as kind, 0 as position from nestings as n join groups as g on g.pk = n.${sql.ref('memberPk')}
    where n.${sql.ref('groupPk')} = ${groupPk} and n.tenant = ${tenant} and g.${sql.ref('deletedDateTime')} is null order by g.pk`.execute(db.query)
  return [...groups, ...rows]
}
