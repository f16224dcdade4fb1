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
}

const BOUNDS = { part: 'whole', above: 'whole', upTo: 'whole' } as const

const records = (parts: readonly ClassPart[]): object[] =>
  parts.map(({ key, above, upTo }, part) => ({ ...asKey(key), part, above: above ?? 0, upTo: upTo ?? Number.MAX_SAFE_INTEGER }))

const inPart = sql<boolean>`f.pk > c.above and f.pk <= c.${sql.ref('upTo')}`
const person = sql`f.pk, c.part, u.id, u.${sql.ref('displayName')}, u.${sql.ref('userPrincipalName')}`

const readPage = async (db: Db, from: RawBuilder<unknown>, where: RawBuilder<unknown>, { top, skip }: PeoplePage): Promise<PersonOfPlan[]> =>
  (await sql<PersonOfPlan>`select ${person} ${from} where ${inPart} and ${where} order by f.pk limit ${top} offset ${skip}`.execute(db.query)).rows

/** People of a target in the order of their pks. */
export async function listTargetPeople(db: Db, tenant: number, target: StoreTarget, parts: readonly ClassPart[], page: PeoplePage): Promise<PersonOfPlan[]> {
  const { where } = await peopleCondition(db, tenant, target)
  const classes = db.dialect.records(records(parts), { ...KEY_COLUMNS, ...BOUNDS })
  return readPage(db, sql`from facts as f join users as u on u.pk = f.pk join ${classes} as c on ${sameKey('f', 'c')}`, where, page)
}

/** People whom an operation changed, in the order of their pks. */
export async function listUndoPeople(db: Db, tenant: number, operationPk: number, parts: readonly ClassPart<UndoKey>[], page: PeoplePage): Promise<PersonOfPlan[]> {
  const classes = db.dialect.records(records(parts), { ...UNDO_COLUMNS, ...BOUNDS })
  return readPage(db, sql`from ${journalTables} join users as u on u.pk = f.pk join ${classes} as c on ${sameUndoKey}`, touched(tenant, operationPk), page)
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
