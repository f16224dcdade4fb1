// Who waits for a seat (D2): for a group's licence, told by an Error record with CountViolation, or for one of their
// own, told by the wish alone (wishes.ts).
import { sql, type RawBuilder } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'

/** People with a situation wait in a pool for a group's licence. */
export interface Wait {
  readonly situationId: number
  readonly poolKey: string
  readonly groupPk: number
}

const name = (text: string): RawBuilder<unknown> => sql.ref(text)

/**
 * After an operation gave people other situations: who waits now is in the queue, from this instant when they were not
 * before, and nobody else. `waits` says who waits of all situations that it gave; whom it refused keep their places. Whoever
 * has left keeps the place for an undo; those to whom the undo of an operation gives theirs back have waited since then.
 */
export async function syncWaiting(db: Db, tenant: number, operationPk: number, waits: readonly Wait[], at: string, undoOf: number | null = null): Promise<void> {
  const rows = db.dialect.records(waits, { situationId: 'whole', poolKey: 'text', groupPk: 'whole' })
  const leaving = sql`tenant = ${tenant} and ${name('groupPk')} <> 0
      and ${name('userPk')} in (select ${name('userPk')} from journal where ${name('operationPk')} = ${operationPk} and tenant = ${tenant}
        and ${name('beforeSituationId')} <> ${name('afterSituationId')})
      and not exists (select 1 from facts as f join ${rows} as w on w.${name('situationId')} = f.${name('situationId')}
        where f.pk = waiting.${name('userPk')} and f.deleted = 0 and w.${name('poolKey')} = waiting.${name('poolKey')} and w.${name('groupPk')} = waiting.${name('groupPk')})`
  await sql`
    insert into ${name('queueLeft')} (tenant, ${name('operationPk')}, ${name('userPk')}, ${name('poolKey')}, ${name('groupPk')}, ${name('waitingSince')})
    select tenant, cast(${operationPk} as bigint), ${name('userPk')}, ${name('poolKey')}, ${name('groupPk')}, ${name('waitingSince')} from waiting where ${leaving}`.execute(db.query)
  await sql`delete from waiting where ${leaving}`.execute(db.query)
  if (waits.length === 0) return
  await sql`
    insert into waiting (tenant, ${name('poolKey')}, ${name('userPk')}, ${name('groupPk')}, ${name('waitingSince')}, since, wish)
    select cast(${tenant} as bigint), w.${name('poolKey')}, f.pk, w.${name('groupPk')}, coalesce(l.${name('waitingSince')}, ${at}), coalesce(m.since, ${at}), ''
    from journal as j join facts as f on f.pk = j.${name('userPk')} join ${rows} as w on w.${name('situationId')} = f.${name('situationId')}
      left join memberships as m on m.${name('groupPk')} = w.${name('groupPk')} and m.${name('userPk')} = f.pk
      left join ${name('queueLeft')} as l on l.${name('operationPk')} = ${undoOf ?? 0} and l.${name('userPk')} = f.pk
        and l.${name('poolKey')} = w.${name('poolKey')} and l.${name('groupPk')} = w.${name('groupPk')}
    where j.${name('operationPk')} = ${operationPk} and j.tenant = ${tenant} and f.deleted = 0
    on conflict do nothing`.execute(db.query)
}

/** Puts one person into queues for groups' licences; a place that they have they keep. */
export async function insertWaiting(db: Db, tenant: number, userPk: number, waits: readonly Omit<Wait, 'situationId'>[], at: string): Promise<void> {
  for (const { poolKey, groupPk } of waits) {
    const row = { tenant, poolKey, userPk, groupPk, waitingSince: at, since: at, wish: '' }
    await db.query.insertInto('waiting').values(row).onConflict((conflict) => conflict.doNothing()).execute()
  }
}

/** Takes a person out of every queue. */
export async function deleteWaitingOf(db: Db, tenant: number, userPk: number): Promise<void> {
  await db.query.deleteFrom('waiting').where('tenant', '=', tenant).where('userPk', '=', userPk).execute()
}

/** The pools in which somebody waits. */
export async function listWaitedPools(db: Db, tenant: number): Promise<string[]> {
  const rows = await db.query.selectFrom('waiting').select('poolKey').distinct().where('tenant', '=', tenant).orderBy('poolKey').execute()
  return rows.map(({ poolKey }) => poolKey)
}

/** How many wait for a group's licences. */
export async function countWaitingOf(db: Db, tenant: number, groupPk: number): Promise<number> {
  const { count } = await db.query
    .selectFrom('waiting')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .where('groupPk', '=', groupPk)
    .executeTakeFirstOrThrow()
  return count
}

export interface WaitingPerson {
  readonly userPk: number
  readonly id: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
  readonly poolKey: string
  readonly waitingSince: string
  readonly memberSince: string
  /** In the whole queue of the pool, from 1. */
  readonly place: number
}

/** Those who wait for a group's licences, each with the place in the queue of the pool. */
export async function listWaiting(db: Db, tenant: number, groupPk: number, { top, skip }: { readonly top: number; readonly skip: number }): Promise<WaitingPerson[]> {
  const told = ['userPk', 'id', 'displayName', 'userPrincipalName', 'poolKey', 'waitingSince', 'memberSince', 'place']
  const { rows } = await sql<WaitingPerson>`
    select ${sql.join(told.map(name))} from (
      select w.${name('userPk')}, u.id, u.${name('displayName')}, u.${name('userPrincipalName')}, w.${name('poolKey')}, w.${name('waitingSince')},
        w.since as ${name('memberSince')}, w.${name('groupPk')},
        dense_rank() over (partition by w.${name('poolKey')} order by q.first, u.id) as place
      from waiting as w join users as u on u.pk = w.${name('userPk')} join (
        select ${name('userPk')} as ${name('queuedPk')}, ${name('poolKey')} as ${name('queuedFor')}, min(${name('waitingSince')} || ' ' || since) as first
        from waiting where tenant = ${tenant} group by ${name('userPk')}, ${name('poolKey')}) as q
        on q.${name('queuedPk')} = w.${name('userPk')} and q.${name('queuedFor')} = w.${name('poolKey')}
      where w.tenant = ${tenant}) as queued
    where ${name('groupPk')} = ${groupPk} order by ${name('poolKey')}, place limit ${top} offset ${skip}`.execute(db.query)
  return rows
}

/** How many people wait in each pool; those in which nobody does are left out. */
export async function countWaiting(db: Db, tenant: number): Promise<Map<string, number>> {
  const rows = await db.query
    .selectFrom('waiting')
    .select(({ fn }) => ['poolKey', fn.count<number>('userPk').distinct().as('people')])
    .where('tenant', '=', tenant)
    .groupBy('poolKey')
    .execute()
  return new Map(rows.map(({ poolKey, people }) => [poolKey, Number(people)]))
}
