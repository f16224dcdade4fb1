// Bulk work: the people of a target counted by class, and read in the order of their pks.
import { sql, type RawBuilder } from 'kysely'
import { countClasses, type Fingerprint } from './count-classes.ts'
import type { Db } from './database.ts'
import { peopleCondition, type PeopleQuery } from './people-query.ts'
import { decodeUser, USER_SELECTION, type UserRow } from './user-row.ts'

/** Whom bulk work is for; plain data, fit to be kept with a plan. */
export type StoreTarget = Pick<PeopleQuery, 'filter' | 'search' | 'holdersOf' | 'withErrors' | 'superfluous' | 'having' | 'seatedIn' | 'deleted' | 'membersOf' | 'within' | 'pks' | 'exceptPks'>

/** What a judgement depends on: people with equal keys get equal verdicts. */
export interface PersonKey {
  readonly situationId: number
  readonly usageLocation: string | null
  readonly userType: string | null
  readonly accountEnabled: boolean
  readonly takenAddress: string | null
}

export interface ClassRow extends PersonKey, Fingerprint {}

/** A person's facts now, and what an operation had made of them. */
export interface UndoKey extends PersonKey {
  readonly beforeSituationId: number
  readonly afterSituationId: number
  readonly beforeUsageLocation: string | null
  readonly afterUsageLocation: string | null
}

export interface UndoClassRow extends UndoKey, Fingerprint {}

/** A part of the people, by pk: above `pkFrom`, up to `pkTo`. */
export interface PkRange {
  readonly pkFrom: number
  readonly pkTo: number
}

export const KEY_COLUMNS = { situationId: 'whole', usageLocation: 'text', userType: 'text', accountEnabled: 'whole', takenAddress: 'text' } as const
export const UNDO_COLUMNS = {
  ...KEY_COLUMNS,
  beforeSituationId: 'whole',
  afterSituationId: 'whole',
  beforeUsageLocation: 'text',
  afterUsageLocation: 'text',
} as const

export const asKey = <Key extends PersonKey>(key: Key): Omit<Key, 'accountEnabled'> & { accountEnabled: number } => ({
  ...key,
  accountEnabled: Number(key.accountEnabled),
})

/** Where the columns of a person's key are read. */
export const KEY_VALUES: readonly RawBuilder<unknown>[] = Object.keys(KEY_COLUMNS).map((name) => sql`${sql.ref(`f.${name}`)}`)

/** From which tables a condition reads. */
export const peopleTables = (profile: boolean): RawBuilder<unknown> => (profile ? sql`facts as f join users as u on u.pk = f.pk` : sql`facts as f`)

/**
 * People by rising pk, each beside the record `c` of their class. Cross joins keep SQLite to this order of tables; by its
 * own choice it reads class by class and then sorts everybody.
 */
export const peopleInOrder = (db: Db, profile: boolean, classes: RawBuilder<unknown>, same = sameKey(db, 'f', 'c')): { readonly tables: RawBuilder<unknown>; readonly join: RawBuilder<boolean> } => ({
  tables: sql`facts as f ${db.dialect.inKeyOrder} cross join ${classes} as c ${profile ? sql`cross join users as u` : sql``}`,
  join: sql<boolean>`${same} ${profile ? sql`and u.pk = f.pk` : sql``}`,
})

/** The classes of a target's people, and the highest version among them (0 for nobody). */
export async function classesOf(db: Db, tenant: number, target: StoreTarget): Promise<{ classes: ClassRow[]; maxVersion: number }> {
  const { where, profile } = await peopleCondition(db, tenant, target)
  return countClasses<PersonKey>(db, { tenant, columns: KEY_COLUMNS, values: KEY_VALUES, from: sql`${peopleTables(profile)} where ${where}` })
}

const PAGE = 10_000

/** The people of some classes in the order of their pks, each with the index of its class. */
export async function* streamTargetPks(
  db: Db,
  tenant: number,
  target: StoreTarget,
  classes: readonly PersonKey[],
  classIndexes: readonly number[],
): AsyncGenerator<{ pk: number; classIndex: number }> {
  const { where, profile } = await peopleCondition(db, tenant, target)
  const wanted = classIndexes.map((classIndex) => ({ classIndex, ...asKey(classes[classIndex]!) }))
  const keys = db.dialect.records(wanted, { classIndex: 'whole', ...KEY_COLUMNS })
  const each = db.dialect.forEach(keys, sameKey(db, 'f', 'c'))
  const tables = sql`facts as f ${db.dialect.inKeyOrder} cross join ${each.table} ${profile ? sql`cross join users as u` : sql``}`
  const found = sql`${each.where} ${profile ? sql`and u.pk = f.pk` : sql``}`
  for (let last = 0; ; ) {
    const { rows } = await sql<{ pk: number; classIndex: number }>`
      select f.pk, c.${sql.ref('classIndex')} from ${tables} where ${found} and f.pk > ${last} and ${where} order by f.pk limit ${PAGE}`.execute(db.query)
    yield* rows
    if (rows.length < PAGE) return
    last = rows.at(-1)!.pk
  }
}

/** Whether a row of facts is of a class given as a record. */
export const sameKey = ({ dialect }: Db, facts: string, record: string): RawBuilder<boolean> => {
  const [of, is] = [(name: string) => sql`${sql.ref(`${facts}.${name}`)}`, (name: string) => sql`${sql.ref(`${record}.${name}`)}`]
  return sql<boolean>`${of('situationId')} = ${is('situationId')} and ${of('accountEnabled')} = ${is('accountEnabled')}
    and ${dialect.same(of('usageLocation'), is('usageLocation'))} and ${dialect.same(of('userType'), is('userType'))}
    and ${dialect.same(of('takenAddress'), is('takenAddress'))}`
}

/** The lowest range that holds the values of a column; each end is found by its index alone. */
export async function rangeOf(db: Db, from: RawBuilder<unknown>, column: string): Promise<PkRange> {
  const { rows } = await sql<{ lowest: number | null; highest: number | null }>`
    select (select min(${sql.ref(column)}) ${from}) as lowest, (select max(${sql.ref(column)}) ${from}) as highest`.execute(db.query)
  return { pkFrom: (rows[0]?.lowest ?? 1) - 1, pkTo: rows[0]?.highest ?? 0 }
}

/** The lowest range that holds everyone of a tenant, or all who are deleted, for cutting work into steps. */
export async function pkRangeOf(db: Db, tenant: number, { deleted = false }: Pick<StoreTarget, 'deleted'> = {}): Promise<PkRange> {
  return rangeOf(db, sql`from facts where tenant = ${tenant} and deleted = ${sql.lit(Number(deleted))}`, 'pk')
}

/** People of a target (all, or those of some classes) in the order of their pks. */
export async function listTargetUsers(
  db: Db,
  tenant: number,
  target: StoreTarget,
  { classes, after = 0, top }: { readonly classes?: readonly PersonKey[] | undefined; readonly after?: number | undefined; readonly top: number },
): Promise<UserRow[]> {
  const { where } = await peopleCondition(db, tenant, target)
  const only = classes && sql`join ${db.dialect.records(classes.map(asKey), KEY_COLUMNS)} as c on ${sameKey(db, 'f', 'c')}`
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.join(USER_SELECTION.map((name) => sql.ref(name)))} from facts as f join users as u on u.pk = f.pk ${only ?? sql``}
    where f.pk > ${after} and ${where} order by f.pk limit ${top}`.execute(db.query)
  return rows.map(decodeUser)
}
