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
