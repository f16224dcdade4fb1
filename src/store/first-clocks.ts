// The first clock of a person's data, kept in their facts: the row is rewritten by whatever takes the data, so that for
// many people it costs nothing more. Who loses something else while it runs has a row of `dataClocks` for that.
import { sql, type RawBuilder } from 'kysely'
import { classTable } from './class-table.ts'
import type { Db } from './database.ts'
import { statement } from './statement.ts'
import type { PkRange } from './targets.ts'

/** What people lose and get back who go from one situation to another; kinds of data as bits. */
export interface ClockMove {
  readonly beforeSituationId: number
  readonly afterSituationId: number
  readonly lost: number
  readonly back: number
}

const name = (text: string): RawBuilder<unknown> => sql.ref(text)
const MOVE_COLUMNS = { beforeSituationId: 'whole', afterSituationId: 'whole', lost: 'whole', back: 'whole' } as const

/** The bits of the move of `journal as j`, and what is joined to it to know them: nothing, where all who move lose the same. */
export interface MoveBits {
  readonly join: RawBuilder<unknown>
  readonly lost: RawBuilder<unknown>
  readonly back: RawBuilder<unknown>
}

/** For moves of everybody who is written: those who stay in their situation too, where something else of them changes. */
export async function moveBits(db: Db, moves: readonly ClockMove[]): Promise<MoveBits> {
  const [first] = moves
  if (first !== undefined && moves.every(({ lost, back }) => lost === first.lost && back === first.back)) {
    return { join: sql``, lost: sql.lit(first.lost), back: sql.lit(first.back) }
  }
  const table = await classTable(db, 'clock moves', moves.filter(({ lost, back }) => lost !== 0 || back !== 0), MOVE_COLUMNS)
  return {
    join: sql`left join ${table} as m on m.${name('beforeSituationId')} = j.${name('beforeSituationId')} and m.${name('afterSituationId')} = j.${name('afterSituationId')}`,
    lost: sql`coalesce(m.lost, 0)`,
    back: sql`coalesce(m.back, 0)`,
  }
}

/** What still runs of the first clock of a row of facts. */
const leftOf = (facts: string, back: RawBuilder<unknown>): RawBuilder<unknown> => sql`coalesce(${name(`${facts}.lostKinds`)}, 0) & ~(${back})`

/**
 * Assignments to columns of `facts`: what comes back stops, and what is lost runs by an operation, unless another clock
 * still does. `runs`: whether that can be.
 */
export function clockColumns(operationPk: number, { lost, back }: Omit<MoveBits, 'join'>, runs: boolean): RawBuilder<unknown> {
  if (!runs) return sql`${name('lostBy')} = case when ${lost} <> 0 then cast(${operationPk} as bigint) end, ${name('lostKinds')} = nullif(${lost}, 0)`
  const left = leftOf('facts', back)
  return sql`${name('lostBy')} = case when ${left} <> 0 then facts.${name('lostBy')} when ${lost} <> 0 then cast(${operationPk} as bigint) end,
    ${name('lostKinds')} = case when ${left} <> 0 then ${left} when ${lost} <> 0 then ${lost} end`
}

/** Starts clocks beside the first for those in a range of an operation whose first still runs. To be called before their facts are written. */
export async function startSecondClocks(db: Db, tenant: number, operationPk: number, { join, lost, back }: MoveBits, { pkFrom, pkTo }: PkRange): Promise<void> {
  await sql`
    insert into ${name('dataClocks')} (${name('userPk')}, ${name('operationPk')}, tenant, kinds)
    select j.${name('userPk')}, cast(${operationPk} as bigint), cast(${tenant} as bigint), ${lost}
    from journal as j cross join facts as f ${join}
    where j.${name('operationPk')} = ${operationPk} and f.pk = j.${name('userPk')} and f.tenant = ${tenant} and f.${name('lostBy')} is not null and f.pk > ${pkFrom} and f.pk <= ${pkTo}
      and j.${name('userPk')} > ${pkFrom} and j.${name('userPk')} <= ${pkTo} and ${leftOf('f', back)} <> 0 and ${lost} <> 0
      and j.${name('afterSituationId')} <> j.${name('beforeSituationId')}`.execute(db.query)
}

/** Stops the first clocks of what people in a range got back by an operation that has moved them already. */
export async function stopFirstClocks(db: Db, tenant: number, operationPk: number, moves: readonly ClockMove[], { pkFrom, pkTo }: PkRange): Promise<void> {
  const bits = await moveBits(db, moves)
  await sql`
    update facts set ${clockColumns(operationPk, { ...bits, lost: sql`0` }, true)} from journal as j ${bits.join}
    where j.${name('operationPk')} = ${operationPk} and j.${name('userPk')} > ${pkFrom} and j.${name('userPk')} <= ${pkTo}
      and facts.pk = j.${name('userPk')} and facts.pk > ${pkFrom} and facts.pk <= ${pkTo} and facts.tenant = ${tenant}
      and facts.${name('lostKinds')} & (${bits.back}) <> 0`.execute(db.query)
}

const STOP = statement<{ tenant: number; userPk: number; bits: number }, unknown>((query, argument) => {
  const bits = sql`cast(${argument('bits')} as bigint)`
  return query
    .updateTable('facts')
    .set({
      lostBy: sql<number | null>`case when ${sql.ref('lostKinds')} & ~${bits} <> 0 then ${sql.ref('lostBy')} end`,
      lostKinds: sql<number | null>`nullif(${sql.ref('lostKinds')} & ~${bits}, 0)`,
    })
    .where('pk', '=', argument('userPk'))
    .where('tenant', '=', argument('tenant'))
    .where(sql<boolean>`${sql.ref('lostKinds')} & ${bits} <> 0`)
})

/** Stops the first clock of one person for some kinds. */
export async function stopFirstClock(db: Db, tenant: number, userPk: number, bits: number): Promise<void> {
  await STOP.run(db, { tenant, userPk, bits })
}

/** The kinds, as bits, that run for the person of `facts as f` by an operation: by the first clock or another. */
export const runningBy = (operationPk: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  case when f.${name('lostBy')} = ${operationPk} then f.${name('lostKinds')} else coalesce((
    select c.kinds from ${name('dataClocks')} as c where c.${name('userPk')} = f.pk and c.${name('operationPk')} = ${operationPk}), 0) end)`
