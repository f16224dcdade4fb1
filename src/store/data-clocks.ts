// The clocks of data that nothing keeps alive: one row for what an operation lost of a kind, and for each person who
// lost something their first clock (first-clocks.ts) or a row of their own. People are started and stopped with one
// statement, however many they are.
import { sql, type RawBuilder } from 'kysely'
import type { DataCause, DataClock, DataItemKind } from '#model/data-item.ts'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { runningBy, stopFirstClock } from './first-clocks.ts'
import { statement } from './statement.ts'
import type { PkRange } from './targets.ts'
import { listTenantsDue } from './tenants-due.ts'

/** What people lose, or get back, who go from one situation to another; `bits`: the kinds as bits. */
export interface DataMove {
  readonly beforeSituationId: number
  readonly afterSituationId: number
  readonly bits: number
}

const name = (text: string): RawBuilder<unknown> => sql.ref(text)
const MOVE_COLUMNS = { beforeSituationId: 'whole', afterSituationId: 'whole', bits: 'whole' } as const

const isMove = sql`m.${name('beforeSituationId')} = j.${name('beforeSituationId')} and m.${name('afterSituationId')} = j.${name('afterSituationId')}`

/** Notes the clocks of what an operation loses, each with the bit of its kind. */
export async function insertLosses(db: Db, tenant: number, operationPk: number, clocks: readonly (DataClock & { readonly bit: number })[]): Promise<void> {
  if (clocks.length > 0) await db.query.insertInto('dataLosses').values(clocks.map((clock) => ({ tenant, operationPk, ...clock }))).execute()
}

/** Bits that the items of a person of `journal as j` guard: those under a hold, or those that are shared. */
const guards = (by: 'held' | 'shared'): RawBuilder<unknown> => sql`coalesce((
  select cast(sum(i.guards) as bigint) from ${name('dataItems')} as i where i.${name('userPk')} = j.${name('userPk')} and i.held = ${sql.lit(Number(by === 'held'))}), 0)`

/** Whether anything of anybody is under a hold or shared. */
export async function guardsAnything(db: Db, tenant: number): Promise<boolean> {
  const row = await db.query.selectFrom('dataItems').select('userPk').where('tenant', '=', tenant).where('guards', '<>', 0).limit(1).executeTakeFirst()
  return row !== undefined
}

/** What people lose of some kinds: a hold wins always, sharing only as long as the account is there. */
export const lostBeside = (bits: RawBuilder<unknown>, cause: DataCause): RawBuilder<unknown> =>
  cause === 'deleted' ? sql`(${bits} | ${guards('shared')}) & ~${guards('held')}` : sql`${bits} & ~${guards('held')} & ~${guards('shared')}`

/** Starts the clocks of those in a range whom an operation took from one situation to another; holds keep what they guard. */
export async function startClocks(db: Db, tenant: number, operationPk: number, cause: DataCause, moves: readonly DataMove[], { pkFrom, pkTo }: PkRange): Promise<void> {
  const rows = db.dialect.records(moves, MOVE_COLUMNS)
  const lost = (await guardsAnything(db, tenant)) ? lostBeside(sql`m.bits`, cause) : sql`m.bits`
  // Purchases run out for the deleted too, whose clocks run already.
  const here = cause === 'lapsed' ? sql`and exists (select 1 from facts as f where f.pk = j.${name('userPk')} and f.deleted = 0)` : sql``
  await sql`
    insert into ${name('dataClocks')} (${name('userPk')}, ${name('operationPk')}, tenant, kinds)
    select s.${name('userPk')}, cast(${operationPk} as bigint), cast(${tenant} as bigint), s.kinds from (
      select j.${name('userPk')}, ${lost} as kinds from journal as j cross join ${rows} as m
      where j.${name('operationPk')} = ${operationPk} and j.tenant = ${tenant} and j.${name('userPk')} > ${pkFrom} and j.${name('userPk')} <= ${pkTo} and ${isMove} ${here}
      order by j.${name('userPk')}) as s
    where s.kinds <> 0`.execute(db.query)
}

/** Stops the clocks, but the first, of what people in a range got back by an operation that took them from one situation to another. */
export async function stopSecondClocks(db: Db, tenant: number, operationPk: number, moves: readonly DataMove[], { pkFrom, pkTo }: PkRange): Promise<void> {
  for (const [bits, some] of Map.groupBy(moves, (move) => move.bits)) {
    const rows = db.dialect.records(some, MOVE_COLUMNS)
    const left = sql`kinds & ~cast(${bits} as bigint)`
    const stopping = sql`tenant = ${tenant} and ${name('userPk')} > ${pkFrom} and ${name('userPk')} <= ${pkTo} and kinds & cast(${bits} as bigint) <> 0`
    const isBack = sql`${stopping} and ${name('userPk')} in (
      select j.${name('userPk')} from journal as j cross join ${rows} as m
      where j.${name('operationPk')} = ${operationPk} and j.${name('userPk')} > ${pkFrom} and j.${name('userPk')} <= ${pkTo} and ${isMove})`
    await sql`delete from ${name('dataClocks')} where ${isBack} and ${left} = 0`.execute(db.query)
    // Hardly anybody lost something else by the same operation.
    const { rows: others } = await sql`select 1 as one from ${name('dataClocks')} where ${stopping} and ${left} <> 0 limit 1`.execute(db.query)
    if (others.length > 0) await sql`update ${name('dataClocks')} set kinds = ${left} where ${isBack}`.execute(db.query)
  }
}

/** Whether anybody's clocks run beside the first. */
export async function hasSecondClocks(db: Db, tenant: number): Promise<boolean> {
  return (await db.query.selectFrom('dataClocks').select('userPk').where('tenant', '=', tenant).limit(1).executeTakeFirst()) !== undefined
}

interface OfOne {
  readonly tenant: number
  readonly userPk: number
  readonly bits: number
}

const CLEAR = statement<OfOne, unknown>((query, argument) =>
  query
    .updateTable('dataClocks')
    .set({ kinds: sql<number>`kinds & ~${sql`cast(${argument('bits')} as bigint)`}` })
    .where('userPk', '=', argument('userPk'))
    .where('tenant', '=', argument('tenant')),
)
const FORGET = statement<Omit<OfOne, 'bits'>, unknown>((query, argument) =>
  query.deleteFrom('dataClocks').where('userPk', '=', argument('userPk')).where('tenant', '=', argument('tenant')).where('kinds', '=', 0),
)

/** Stops the clocks of one person's items. */
export async function stopClocksOf(db: Db, tenant: number, userPk: number, bits: number): Promise<void> {
  await stopFirstClock(db, tenant, userPk, bits)
  if ((await CLEAR.run(db, { tenant, userPk, bits })) > 0) await FORGET.run(db, { tenant, userPk })
}

/** Takes away the clocks that were started because people were deleted, none of which is a first one: they are back. */
export async function stopDeletedClocks(db: Db, tenant: number, userPks: readonly number[]): Promise<void> {
  await db.query
    .deleteFrom('dataClocks')
    .where('tenant', '=', tenant)
    .where(({ ref }) => db.dialect.among(ref('userPk'), userPks))
    .where('operationPk', 'in', (query) => query.selectFrom('dataLosses').select('operationPk').where('tenant', '=', tenant).where('cause', '=', 'deleted'))
    .execute()
}

/** The clocks of one person, each with the operation that started it. */
export async function listClocksOf(db: Db, tenant: number, userPk: number): Promise<(DataClock & { readonly operationId: string })[]> {
  return db.query
    .selectFrom(({ selectFrom }) =>
      selectFrom('facts')
        .select([sql<number>`${sql.ref('lostBy')}`.as('operationPk'), sql<number>`${sql.ref('lostKinds')}`.as('kinds')])
        .where('pk', '=', userPk)
        .where('tenant', '=', tenant)
        .where('lostBy', 'is not', null)
        .unionAll(selectFrom('dataClocks').select(['operationPk', 'kinds']).where('userPk', '=', userPk).where('tenant', '=', tenant))
        .as('c'),
    )
    .innerJoin('dataLosses as l', 'l.operationPk', 'c.operationPk')
    .innerJoin('operations as o', 'o.pk', 'c.operationPk')
    .select(['l.kind', 'l.cause', 'l.state', 'l.sinceDateTime', 'l.nextDateTime', 'l.untilDateTime', 'l.end', 'o.id as operationId'])
    .where(sql<boolean>`c.kinds & l.bit <> 0`)
    .orderBy('l.bit')
    .execute()
}

export interface DueLoss extends DataClock {
  readonly operationPk: number
  readonly bit: number
}

/** The clocks whose next instant has come, those that came first before the others. */
export async function listDueLosses(db: Db, tenant: number, now: string): Promise<DueLoss[]> {
  return db.query
    .selectFrom('dataLosses')
    .select(['operationPk', 'bit', 'kind', 'cause', 'state', 'sinceDateTime', 'nextDateTime', 'untilDateTime', 'end'])
    .where('tenant', '=', tenant)
    .where('nextDateTime', '<=', now)
    .orderBy('nextDateTime')
    .orderBy('operationPk')
    .orderBy('bit')
    .execute()
}

/** The first instant, up to another, at which a clock of a tenant turns. */
export async function nextLossDue(db: Db, tenant: number, until: string): Promise<string | undefined> {
  const row = await db.query
    .selectFrom('dataLosses')
    .select(({ fn }) => fn.min('nextDateTime').as('next'))
    .where('tenant', '=', tenant)
    .where('nextDateTime', '<=', until)
    .executeTakeFirst()
  return row?.next ?? undefined
}

/** The tenants with a clock that is to turn. */
export const listTenantsWithLossesDue = (db: Db, realNow: Date): Promise<Guid[]> => listTenantsDue(db, realNow, { table: 'dataLosses', column: 'nextDateTime', only: sql`1 = 1` })

/** Turns a clock, for everybody whose it is. */
export async function turnLoss(db: Db, tenant: number, operationPk: number, kind: DataItemKind, { state, nextDateTime }: Pick<DataClock, 'state' | 'nextDateTime'>): Promise<void> {
  await db.query.updateTable('dataLosses').set({ state, nextDateTime }).where('tenant', '=', tenant).where('operationPk', '=', operationPk).where('kind', '=', kind).execute()
}

/** Whether a kind runs for the person of `journal as j` and `facts as f` by the operation of this journal. */
const runs = (tenant: number, operationPk: number, bit: number): RawBuilder<unknown> => sql`
  j.${name('operationPk')} = ${operationPk} and j.tenant = ${tenant} and f.pk = j.${name('userPk')} and ${runningBy(sql`j.${name('operationPk')}`)} & cast(${bit} as bigint) <> 0`

/** Notes in the journal of objects what a turned clock did to each person's item; gives how many they are. */
export async function journalTurn(db: Db, tenant: number, turnedBy: number, { operationPk, bit }: Pick<DueLoss, 'operationPk' | 'bit'>, before: object, after: object): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into ${name('objectJournal')} (tenant, ${name('operationPk')}, type, ${name('objectId')}, before, after)
    select cast(${tenant} as bigint), cast(${turnedBy} as bigint), 'dataItem', u.id, ${JSON.stringify(before)}, ${JSON.stringify(after)}
    from journal as j cross join facts as f cross join users as u
    where ${runs(tenant, operationPk, bit)} and u.pk = f.pk
    order by j.${name('userPk')}`.execute(db.query)
  return Number(numAffectedRows)
}

/** Whether anybody's item still runs by these clocks. */
export async function isRunning(db: Db, tenant: number, { operationPk, bit }: Pick<DueLoss, 'operationPk' | 'bit'>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from journal as j cross join facts as f where ${runs(tenant, operationPk, bit)} limit 1`.execute(db.query)
  return rows.length > 0
}

/** Forgets clocks that nobody has any more. */
export async function forgetLoss(db: Db, tenant: number, operationPk: number, kind: DataItemKind): Promise<void> {
  await db.query.deleteFrom('dataLosses').where('tenant', '=', tenant).where('operationPk', '=', operationPk).where('kind', '=', kind).execute()
}
