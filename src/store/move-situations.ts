// People who are moved together, whatever their location and account: from one situation to another, by one statement.
import { sql } from 'kysely'
import { OUTCOMES } from '#model/plan.ts'
import type { Db } from './database.ts'

export interface SituationMove {
  readonly fromSituationId: number
  readonly toSituationId: number
}

const name = sql.ref
const CHANGED = OUTCOMES.indexOf('changed')

/** Everyone of a tenant by two indexes: those who are here, and the deleted who can still be brought back. */
const people = (tenant: number): ReturnType<typeof sql> => sql`
  (select pk, tenant, ${name('situationId')}, ${name('usageLocation')}, 0 as deleted from facts where tenant = ${tenant} and deleted = 0
   union all
   select f.pk, f.tenant, f.${name('situationId')}, f.${name('usageLocation')}, 1 from users as u join facts as f on f.pk = u.pk and f.deleted = 1
     where u.tenant = ${tenant} and u.${name('deletedDateTime')} is not null)`

/** The situations in which somebody holds a product from a pool, with how many people are in each; the deleted have theirs too. */
export async function situationsInPool(db: Db, tenant: number, skuId: string, poolKey: string): Promise<{ situationId: number; people: number; deleted: number }[]> {
  const { rows } = await sql<{ situationId: number; people: number; deleted: number }>`
    select s.${name('situationId')}, sum(1 - f.deleted) as people, sum(f.deleted) as deleted
    from ${name('situationProducts')} as s join ${people(tenant)} as f on f.${name('situationId')} = s.${name('situationId')}
    where s.tenant = ${tenant} and s.${name('skuId')} = ${skuId} and s.${name('poolKey')} = ${poolKey}
    group by s.${name('situationId')} order by s.${name('situationId')}`.execute(db.query)
  return rows.map((row) => ({ situationId: row.situationId, people: Number(row.people), deleted: Number(row.deleted) }))
}

/** Gives everyone who is in some situations the ones that follow them, with a row of the journal each; the deleted too. */
export async function moveSituations(
  db: Db,
  tenant: number,
  operationPk: number,
  moves: readonly SituationMove[],
  { version, at }: { readonly version: number; readonly at: string },
): Promise<number> {
  const records = db.dialect.records(moves, { fromSituationId: 'whole', toSituationId: 'whole' })
  await sql`insert into journal (${sql.join(['operationPk', 'userPk', 'tenant', 'beforeSituationId', 'afterSituationId', 'beforeUsageLocation', 'afterUsageLocation', 'outcome'].map((one) => name(one)))})
    select cast(${operationPk} as bigint), f.pk, f.tenant, m.${name('fromSituationId')}, m.${name('toSituationId')}, f.${name('usageLocation')}, f.${name('usageLocation')}, ${sql.lit(CHANGED)}
    from ${records} as m join ${people(tenant)} as f on f.${name('situationId')} = m.${name('fromSituationId')}`.execute(db.query)
  const { numAffectedRows } = await sql`
    update facts set ${name('situationId')} = j.${name('afterSituationId')}, version = ${version}, ${name('licensesChangedDateTime')} = ${at}
    from journal as j where j.${name('operationPk')} = ${operationPk} and facts.pk = j.${name('userPk')} and facts.tenant = ${tenant}`.execute(db.query)
  return Number(numAffectedRows)
}
