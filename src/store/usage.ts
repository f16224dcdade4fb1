// How licences are used: people counted by situation, department and state, and the seats of a pool day by day.
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { peopleCondition } from './people-query.ts'

export interface UseCount {
  readonly situationId: number
  readonly department: string | null
  readonly isGuest: boolean
  readonly isBlocked: boolean
  readonly people: number
}

/** Everybody who is not deleted, of some administrative units or of all, counted together with those who are alike. */
export async function countUse(db: Db, tenant: number, within: readonly Guid[] | null): Promise<UseCount[]> {
  const { where } = await peopleCondition(db, tenant, { within })
  const { rows } = await sql<{ situationId: number; department: string | null; isGuest: number; isBlocked: number; people: number }>`
    select f.${sql.ref('situationId')}, u.department, case when f.${sql.ref('userType')} = 'Guest' then 1 else 0 end as ${sql.ref('isGuest')},
      case when f.${sql.ref('accountEnabled')} = 0 then 1 else 0 end as ${sql.ref('isBlocked')}, count(*) as people
    from facts as f join users as u on u.pk = f.pk where ${where} group by 1, 2, 3, 4`.execute(db.query)
  return rows.map((row) => ({ ...row, department: row.department === '' ? null : row.department, isGuest: row.isGuest === 1, isBlocked: row.isBlocked === 1, people: Number(row.people) }))
}

/** The situations in which a seat of a pool is taken. */
async function seatedSituations(db: Db, tenant: number, poolKey: string): Promise<number[]> {
  const rows = await db.query.selectFrom('situationProducts').select('situationId').where('tenant', '=', tenant).where('poolKey', '=', poolKey).where('inForce', '=', 1).execute()
  return rows.map(({ situationId }) => situationId)
}

/** By how many the people seated in a pool grew or shrank on each day from one on, through changes of their licences. */
export async function seatsByDay(db: Db, tenant: number, poolKey: string, since: string): Promise<Map<string, number>> {
  const seated = await seatedSituations(db, tenant, poolKey)
  if (seated.length === 0) return new Map()
  const isSeated = (column: string) => sql`case when ${db.dialect.among(sql.ref(column), seated)} then 1 else 0 end`
  const { rows } = await sql<{ day: string; change: number }>`
    select substr(coalesce(o.${sql.ref('finishedDateTime')}, o.${sql.ref('createdDateTime')}), 1, 10) as day,
      sum(${isSeated('j.afterSituationId')}) - sum(${isSeated('j.beforeSituationId')}) as change
    from operations as o join journal as j on j.${sql.ref('operationPk')} = o.pk
    where o.tenant = ${tenant} and o.${sql.ref('createdDateTime')} >= ${since} and j.${sql.ref('afterSituationId')} <> j.${sql.ref('beforeSituationId')}
    group by 1`.execute(db.query)
  const days = new Map(rows.map(({ day, change }) => [day, Number(change)]))
  for (const { day, change } of await movesOfAccounts(db, tenant, seated, since)) days.set(day, (days.get(day) ?? 0) + change)
  return days
}

/** People who were deleted give back their seats and, restored, take them again; with what they had on that day. */
async function movesOfAccounts(db: Db, tenant: number, seated: readonly number[], since: string): Promise<{ day: string; change: number }[]> {
  const { rows } = await sql<{ operationPk: number; userPk: number; kind: string; day: string; situationId: number }>`
    select o.pk as ${sql.ref('operationPk')}, f.pk as ${sql.ref('userPk')}, o.kind, substr(o.${sql.ref('createdDateTime')}, 1, 10) as day, f.${sql.ref('situationId')}
    from operations as o join ${sql.table('objectJournal')} as b on b.${sql.ref('operationPk')} = o.pk and b.type = 'user'
      join users as u on u.id = b.${sql.ref('objectId')} and u.tenant = ${tenant} join facts as f on f.pk = u.pk
    where o.tenant = ${tenant} and o.kind in ('deleteUser', 'restoreUser') and o.${sql.ref('createdDateTime')} >= ${since}`.execute(db.query)
  if (rows.length === 0) return []
  const people = [...new Set(rows.map(({ userPk }) => userPk))]
  const later = await db.query
    .selectFrom('journal')
    .select(['operationPk', 'userPk', 'beforeSituationId'])
    .where('tenant', '=', tenant)
    .where(({ ref }) => db.dialect.among(ref('userPk'), people))
    .orderBy('operationPk')
    .execute()
  return rows.flatMap(({ operationPk, userPk, kind, day, situationId }) => {
    const next = later.find((row) => row.userPk === userPk && row.operationPk > operationPk)
    const had = next?.beforeSituationId ?? situationId
    return seated.includes(had) ? [{ day, change: kind === 'deleteUser' ? -1 : 1 }] : []
  })
}
