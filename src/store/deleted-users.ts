// The deleted people: until when they can be restored, and their going for good, however many they are.
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { listTenantsDue } from './tenants-due.ts'

export interface GoingUser {
  readonly pk: number
  readonly id: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
  readonly deletedDateTime: string
}

/** The first instant, up to another, at which somebody was deleted who can still be restored. */
export async function firstDeletion(db: Db, tenant: number, until: string): Promise<string | undefined> {
  const { rows } = await sql<{ first: string | null }>`
    select min(u.${sql.ref('deletedDateTime')}) as first from users as u join facts as f on f.pk = u.pk and f.deleted = 1
    where u.tenant = ${tenant} and u.${sql.ref('deletedDateTime')} is not null and u.${sql.ref('deletedDateTime')} <= ${until}`.execute(db.query)
  return rows[0]?.first ?? undefined
}

/** Whoever was deleted by an instant and can still be restored. */
export async function listGoing(db: Db, tenant: number, until: string): Promise<GoingUser[]> {
  const { rows } = await sql<GoingUser>`
    select u.pk, u.id, u.${sql.ref('displayName')}, u.${sql.ref('userPrincipalName')}, u.${sql.ref('deletedDateTime')} from users as u join facts as f on f.pk = u.pk and f.deleted = 1
    where u.tenant = ${tenant} and u.${sql.ref('deletedDateTime')} is not null and u.${sql.ref('deletedDateTime')} <= ${until} order by u.pk`.execute(db.query)
  return rows
}

/** The tenants with somebody who was deleted so long ago, in milliseconds. */
export const listTenantsWithGoing = (db: Db, realNow: Date, shift: number): Promise<Guid[]> =>
  listTenantsDue(db, realNow, { table: 'users', column: 'deletedDateTime', only: sql`exists (select 1 from facts as f where f.pk = r.pk and f.deleted = 1)`, shift })

/** Whom an operation deleted, of those who can still be restored. */
export async function listDeletedBy(db: Db, tenant: number, operationPk: number): Promise<number[]> {
  const { rows } = await sql<{ pk: number }>`
    select u.pk from journal as j cross join facts as f cross join users as u cross join operations as o
    where j.${sql.ref('operationPk')} = ${operationPk} and j.tenant = ${tenant} and f.pk = j.${sql.ref('userPk')} and f.deleted = 1 and u.pk = f.pk
      and o.pk = j.${sql.ref('operationPk')} and u.${sql.ref('deletedDateTime')} = o.${sql.ref('finishedDateTime')} order by u.pk`.execute(db.query)
  return rows.map(({ pk }) => pk)
}

/** Those whom an operation changed and who are deleted now: how many, and the first of them by name. */
export async function countDeletedOf(db: Db, tenant: number, operationPk: number, top: number): Promise<{ count: number; names: string[] }> {
  const { rows } = await sql<{ name: string; total: number }>`
    select coalesce(u.${sql.ref('displayName')}, u.${sql.ref('userPrincipalName')}) as name, count(*) over () as total
    from users as u cross join facts as f cross join journal as j
    where u.tenant = ${tenant} and u.${sql.ref('deletedDateTime')} is not null and f.pk = u.pk and f.deleted = 1
      and j.${sql.ref('operationPk')} = ${operationPk} and j.${sql.ref('userPk')} = u.pk
      and (j.${sql.ref('beforeSituationId')} <> j.${sql.ref('afterSituationId')} or j.${sql.ref('beforeUsageLocation')} is distinct from j.${sql.ref('afterUsageLocation')})
    order by u.pk limit ${top}`.execute(db.query)
  return { count: Number(rows[0]?.total ?? 0), names: rows.map(({ name }) => name) }
}

/** Whom an operation made, of those who are there. */
export async function listMadeBy(db: Db, tenant: number, operationPk: number): Promise<number[]> {
  const { rows } = await sql<{ pk: number }>`
    select f.pk from journal as j cross join facts as f
    where j.${sql.ref('operationPk')} = ${operationPk} and j.tenant = ${tenant} and f.pk = j.${sql.ref('userPk')} and f.deleted = 0 order by f.pk`.execute(db.query)
  return rows.map(({ pk }) => pk)
}
