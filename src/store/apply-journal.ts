// Gives people what the journal of an operation says: by the journal, or everybody at once where that comes to the same.
import { sql, type RawBuilder } from 'kysely'
import type { Db } from './database.ts'
import { clockColumns, type ClockMove, type MoveBits } from './first-clocks.ts'
import type { PkRange } from './targets.ts'

export interface Applying extends PkRange {
  readonly version: number
  readonly at: string
  /** What becomes of the first clocks of their data; without it they stay as they are. */
  readonly clocks?: MoveBits | null
  /** Whether somebody's first clock may run already. */
  readonly runs?: boolean
}

const name = (text: string): RawBuilder<unknown> => sql.ref(text)

/** Gives everyone of an operation in a range what its journal says; gives how many changed. Who was changed by another meanwhile is left. */
export async function applyJournal(db: Db, tenant: number, operationPk: number, { version, at, clocks = null, runs = true, pkFrom, pkTo }: Applying): Promise<number> {
  const { numAffectedRows } = await sql`
    update facts set ${name('situationId')} = j.${name('afterSituationId')}, ${name('usageLocation')} = j.${name('afterUsageLocation')},
      version = ${version}, ${name('licensesChangedDateTime')} = ${at} ${clocks === null ? sql`` : sql`, ${clockColumns(operationPk, clocks, runs)}`}
    from journal as j ${clocks?.join ?? sql``}
    where j.${name('operationPk')} = ${operationPk} and j.tenant = ${tenant} and j.${name('userPk')} > ${pkFrom} and j.${name('userPk')} <= ${pkTo}
      and facts.pk > ${pkFrom} and facts.pk <= ${pkTo} and facts.pk = j.${name('userPk')} and facts.tenant = ${tenant}
      and facts.${name('situationId')} = j.${name('beforeSituationId')} and facts.${name('usageLocation')} is not distinct from j.${name('beforeUsageLocation')}
      and (j.${name('afterSituationId')} <> j.${name('beforeSituationId')}
        or j.${name('afterUsageLocation')} is distinct from j.${name('beforeUsageLocation')})`.execute(db.query)
  return Number(numAffectedRows)
}

/** How many people of a tenant there are in a range, and for how many of them a first clock runs. */
export async function lookAtRange(db: Db, tenant: number, { pkFrom, pkTo }: PkRange): Promise<{ people: number; running: number }> {
  const { rows } = await sql<{ people: number; running: number }>`
    select count(*) as people, count(${name('lostBy')}) as running from facts ${db.dialect.inKeyOrder}
    where tenant = ${tenant} and deleted = 0 and pk > ${pkFrom} and pk <= ${pkTo}`.execute(db.query)
  return rows[0]!
}

/**
 * The same for everybody in a range, whom the journal must all name, where it took each situation one way: nobody is
 * looked up. `moves` are these ways, few enough to be tried one after the other.
 */
export async function applyToEverybody(db: Db, tenant: number, operationPk: number, moves: readonly ClockMove[], { version, at, clocks = null, runs = true, pkFrom, pkTo }: Applying): Promise<number> {
  const of = (value: (move: ClockMove) => number): RawBuilder<unknown> =>
    sql`case facts.${name('situationId')} ${sql.join(moves.map((move) => sql`when ${sql.lit(move.beforeSituationId)} then ${sql.lit(value(move))}`), sql` `)} end`
  const columns = clocks === null ? sql`` : sql`, ${clockColumns(operationPk, { lost: of(({ lost }) => lost), back: of(({ back }) => back) }, runs)}`
  const { numAffectedRows } = await sql`
    update facts set ${name('situationId')} = ${of(({ afterSituationId }) => afterSituationId)}, version = ${version}, ${name('licensesChangedDateTime')} = ${at} ${columns}
    where pk > ${pkFrom} and pk <= ${pkTo} and tenant = ${tenant} and deleted = 0
      and ${name('situationId')} in (${sql.join(moves.map((move) => sql.lit(move.beforeSituationId)))})`.execute(db.query)
  return Number(numAffectedRows)
}
