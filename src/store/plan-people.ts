// The people of a plan, a page at a time: each in the part of a class that tells what becomes of them.
import { sql, type RawBuilder } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { journalTables, sameUndoKey, touched } from './journal.ts'
import { peopleCondition } from './people-query.ts'
import { asKey, KEY_COLUMNS, sameKey, UNDO_COLUMNS, type PersonKey, type StoreTarget, type UndoKey } from './targets.ts'

/** People of one class, from above a pk and up to another. */
export interface ClassPart<Key extends PersonKey = PersonKey> {
  readonly key: Key
  readonly above: number | null
  readonly upTo: number | null
}

export interface PersonOfPlan {
  readonly pk: number
  /** In the list of parts that was given. */
  readonly part: number
  readonly id: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
}

export interface PeoplePage {
  readonly top: number
  readonly skip: number
  /** How many people there are in all the parts, when it is known. */
  readonly count?: number
}

/** Up to so many are found by what they have, and sorted; of more, the first ones are met soon enough in the order of keys. */
const SORTED = 20_000

const BOUNDS = { part: 'whole', above: 'whole', upTo: 'whole' } as const

const records = (parts: readonly ClassPart[]): object[] =>
  parts.map(({ key, above, upTo }, part) => ({ ...asKey(key), part, above: above ?? 0, upTo: upTo ?? Number.MAX_SAFE_INTEGER }))

const inPart = sql<boolean>`f.pk > c.above and f.pk <= c.${sql.ref('upTo')}`

/** What all parts are within, known before any row is read. */
function inAnyPart(parts: readonly ClassPart[]): RawBuilder<boolean> {
  const lowest = Math.min(...parts.map(({ above }) => above ?? 0))
  const highest = Math.max(...parts.map(({ upTo }) => upTo ?? Number.MAX_SAFE_INTEGER))
  return sql<boolean>`f.pk > ${lowest} and f.pk <= ${highest}`
}

const person = sql`f.pk, c.part, u.id, u.${sql.ref('displayName')}, u.${sql.ref('userPrincipalName')}`

const readPage = async (db: Db, from: RawBuilder<unknown>, where: RawBuilder<unknown>, { top, skip }: PeoplePage, order = sql`f.pk`): Promise<PersonOfPlan[]> =>
  (await sql<PersonOfPlan>`select ${person} ${from} where ${where} order by ${order} limit ${top} offset ${skip}`.execute(db.query)).rows

/** People of a target in the order of their pks. */
export async function listTargetPeople(db: Db, tenant: number, target: StoreTarget, parts: readonly ClassPart[], page: PeoplePage): Promise<PersonOfPlan[]> {
  const { where } = await peopleCondition(db, tenant, target)
  const classes = db.dialect.records(records(parts), { ...KEY_COLUMNS, ...BOUNDS })
  const isFew = page.count !== undefined && page.count <= SORTED
  const same = sql`${sameKey(db, 'f', 'c')} and ${inPart}`
  const each = db.dialect.forEach(classes, same)
  // Cross joins keep SQLite to this order of tables.
  const from = isFew ? sql`from ${classes} as c cross join facts as f` : sql`from facts as f ${db.dialect.inKeyOrder} cross join ${each.table}`
  return readPage(db, sql`${from} cross join users as u`, sql`u.pk = f.pk and ${isFew ? same : each.where} and ${inAnyPart(parts)} and ${where}`, page)
}

/** People whom an operation changed, in the order of their pks. */
export async function listUndoPeople(db: Db, tenant: number, operationPk: number, parts: readonly ClassPart<UndoKey>[], page: PeoplePage): Promise<PersonOfPlan[]> {
  const classes = db.dialect.records(records(parts), { ...UNDO_COLUMNS, ...BOUNDS })
  const each = db.dialect.forEach(classes, sql`${sameUndoKey(db)} and ${inPart}`)
  const from = sql`from journal as j cross join facts as f cross join ${each.table} cross join users as u`
  return readPage(db, from, sql`u.pk = f.pk and f.pk = j.${sql.ref('userPk')} and ${each.where} and ${touched(tenant, operationPk)}`, page, sql`j.${sql.ref('userPk')}`)
}

type Named = Pick<PersonOfPlan, 'id' | 'displayName' | 'userPrincipalName'>

const readChanged = async (db: Db, from: RawBuilder<unknown>, where: RawBuilder<unknown>, version: number, top: number): Promise<Named[]> =>
  (await sql<Named>`select u.id, u.${sql.ref('displayName')}, u.${sql.ref('userPrincipalName')} ${from} join users as u on u.pk = f.pk
    where ${where} and f.version > ${version} order by f.version desc, f.pk limit ${top}`.execute(db.query)).rows

/** People of a target whose facts changed after a version, the latest first. */
export async function listChangedSince(db: Db, tenant: number, target: StoreTarget, version: number, top: number): Promise<Named[]> {
  const { where } = await peopleCondition(db, tenant, target)
  return readChanged(db, sql`from facts as f`, where, version, top)
}

/** The same of the people whom an operation changed. */
export const listUndoChangedSince = (db: Db, tenant: number, operationPk: number, version: number, top: number): Promise<Named[]> =>
  readChanged(db, sql`from ${journalTables}`, touched(tenant, operationPk), version, top)
