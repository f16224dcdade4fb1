// People: read by id or user name, made, changed, deleted and brought back. Lists are in list-users.ts.
import { foldText } from '#odata/fold-text.ts'
import { isGuid, type Guid } from '#model/guid.ts'
import type { Kysely } from 'kysely'
import type { Db, Row } from './database.ts'
import { statement } from './statement.ts'
import type { Tables } from './tables.ts'
import { addressOf, refreshTakenAddresses } from './taken-addresses.ts'
import { decodeUser, FACTS, USER_COLUMNS, USER_SELECTION, type UserRow, type UserValues } from './user-row.ts'
import { deleteUserWords, insertUserWords, wordsOf } from './user-words.ts'

export { insertUsers } from './insert-users.ts'
export { countUserRows, listUserParts, listUserRows, type UserListQuery, type UserListPage } from './list-users.ts'
export { getUserParts } from './people-parts.ts'
export { typeAhead } from './type-ahead.ts'
export type { NewUser, UserParts, UserRow, UserValues } from './user-row.ts'

const people = (query: Kysely<Tables>) => query.selectFrom('users as u').innerJoin('facts as f', 'f.pk', 'u.pk').select(USER_SELECTION as never)

/** What `deleted` says of those who are gone for good: their names stay for the journal's sake. */
const GONE = 2

type Found = { readonly tenant: number; readonly key: string }

const BY_ID = statement<Found, Row>((query, argument) =>
  people(query).where('u.tenant', '=', argument('tenant')).where('u.id', '=', argument('key')).where('f.deleted', '<', GONE as never) as never,
)
const BY_NAME = statement<Found, Row>((query, argument) =>
  people(query)
    .where('u.tenant', '=', argument('tenant'))
    .where('u.userPrincipalNameFolded', '=', argument('key'))
    .where('u.deletedDateTime', 'is', null) as never,
)
const BY_PK = statement<{ tenant: number; pk: number }, Row>((query, argument) =>
  people(query).where('u.pk', '=', argument('pk')).where('u.tenant', '=', argument('tenant')) as never,
)
const LOCK = statement<{ tenant: number; pk: number }, unknown>((query, argument, dialect) =>
  query.selectFrom('facts').select('pk').where('pk', '=', argument('pk')).where('tenant', '=', argument('tenant')).modifyEnd(dialect.forUpdate),
)

/** A person by id or user principal name. Deleted people are found by id, and only when asked for. */
export async function getUserRow(db: Db, tenant: number, idOrName: string, { deleted = false } = {}): Promise<UserRow | undefined> {
  const key = foldText(idOrName)
  const row = await (isGuid(key) ? BY_ID : BY_NAME).first(db, { tenant, key })
  return row === undefined || (row['deletedDateTime'] !== null) !== deleted ? undefined : decodeUser(row)
}

/** People by ids and user principal names, as many as there are of them, in no order. Deleted people are left out. */
export async function getUserRows(db: Db, tenant: number, idsOrNames: readonly string[]): Promise<UserRow[]> {
  const keys = [...new Set(idsOrNames.map(foldText))]
  const [ids, names] = [keys.filter(isGuid), keys.filter((key) => !isGuid(key))]
  const live = people(db.query).where('u.tenant', '=', tenant).where('u.deletedDateTime', 'is', null)
  const { among } = db.dialect
  const rows: unknown[] = [
    ...(ids.length > 0 ? await live.where(({ ref }) => among(ref('u.id'), ids)).execute() : []),
    ...(names.length > 0 ? await live.where(({ ref }) => among(ref('u.userPrincipalNameFolded'), names)).execute() : []),
  ]
  return [...new Map(rows.map((row) => [(row as Row)['pk'], decodeUser(row as Row)])).values()]
}

/** A person by pk, locked until the transaction ends. Pools are locked before. */
export async function lockUser(db: Db, tenant: number, pk: number): Promise<UserRow> {
  if (db.dialect.locksRows) await LOCK.first(db, { tenant, pk })
  const row = await BY_PK.first(db, { tenant, pk })
  if (row === undefined) throw new Error(`There is no person ${pk}.`)
  return decodeUser(row)
}

/** The same for somebody who was read in this transaction: where there is one writer nobody came between. */
export const lockFound = async (db: Db, tenant: number, found: UserRow): Promise<UserRow> => (db.dialect.locksRows ? lockUser(db, tenant, found.pk) : found)

const FACT_NAMES: readonly string[] = [...FACTS, 'situationId', 'version', 'licensesChangedDateTime']

const factValue = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : (value ?? null))

/** Changes values of a person. Nothing is judged here; a version belongs to every change that a plan should notice. */
export async function updateUserRow(db: Db, tenant: number, pk: number, changes: UserValues): Promise<void> {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined)
  const facts = entries.filter(([name]) => FACT_NAMES.includes(name))
  if (facts.length > 0) {
    const values = Object.fromEntries(facts.map(([name, value]) => [name, factValue(value)]))
    await db.query.updateTable('facts').set(values as never).where('pk', '=', pk).where('tenant', '=', tenant).execute()
  }
  const profile = entries.filter(([name]) => !FACT_NAMES.includes(name))
  if (profile.length > 0) await updateProfile(db, tenant, pk, profile)
}

/** What a person's address is made of. */
const ADDRESSING: readonly string[] = ['mail', 'userPrincipalName']

async function updateProfile(db: Db, tenant: number, pk: number, changes: readonly (readonly [string, unknown])[]): Promise<void> {
  const before = (await BY_PK.first(db, { tenant, pk })) as Row & { words?: string }
  if (before === undefined) return
  const columns = changes.flatMap(([name, value]): (readonly [string, unknown])[] =>
    name === 'managerPk' || name === 'changed' ? [[name, value]] : [...USER_COLUMNS.encode(name, value)],
  )
  const now = wordsOf({ ...before, ...Object.fromEntries(changes) })
  const then = wordsOf(before)
  await db.query
    .updateTable('users')
    .set({ ...Object.fromEntries(columns), ...now } as never)
    .where('pk', '=', pk)
    .where('tenant', '=', tenant)
    .execute()
  if (changes.some(([name]) => ADDRESSING.includes(name))) await refreshTakenAddresses(db, tenant, [before, { ...before, ...Object.fromEntries(changes) }].map((one) => addressOf(one as never)))
  if (now.words === then.words || before['deletedDateTime'] !== null) return
  await deleteUserWords(db, tenant, pk, then.words)
  await insertUserWords(db, tenant, [{ pk, words: now.words }])
}

/** Puts a person among the deleted at an instant; their licences stay on record (D8). */
export async function softDeleteUser(db: Db, tenant: number, pk: number, { at, version }: { at: string; version: number }): Promise<void> {
  await setDeleted(db, tenant, pk, at, version)
}

/** Brings a deleted person back. Seats are counted by the caller. */
export async function restoreUserRow(db: Db, tenant: number, pk: number, { version }: { version: number }): Promise<void> {
  await setDeleted(db, tenant, pk, null, version)
}

async function setDeleted(db: Db, tenant: number, pk: number, at: string | null, version: number): Promise<void> {
  const user = await db.query
    .updateTable('users')
    .set({ deletedDateTime: at } as never)
    .where('pk', '=', pk)
    .where('tenant', '=', tenant)
    .where('deletedDateTime', at === null ? 'is not' : 'is', null)
    .returning(['words', 'mail', 'userPrincipalName'])
    .executeTakeFirst()
  if (user === undefined) return
  const deleted = Number(at !== null)
  await db.query.updateTable('facts').set({ deleted, version }).where('pk', '=', pk).where('tenant', '=', tenant).execute()
  await (deleted ? deleteUserWords(db, tenant, pk, user.words) : insertUserWords(db, tenant, [{ pk, words: user.words }]))
  await refreshTakenAddresses(db, tenant, [addressOf(user as never)])
}

/** Makes deleted people's going final: nobody finds them any more, and nothing refers to them but the journal. */
export async function purgeUserRows(db: Db, tenant: number, pks: readonly number[], { version }: { version: number }): Promise<void> {
  const { among } = db.dialect
  await db.query.updateTable('facts').set({ deleted: GONE, version }).where('tenant', '=', tenant).where('deleted', '=', 1).where(({ ref }) => among(ref('pk'), pks)).execute()
  await db.query.updateTable('users').set({ managerPk: null } as never).where('tenant', '=', tenant).where(({ ref }) => among(ref('managerPk'), pks)).execute()
  await db.query.deleteFrom('unitMembers').where('kind', '=', 'user').where('tenant', '=', tenant).where(({ ref }) => among(ref('memberPk'), pks)).execute()
  for (const table of ['memberships', 'owners', 'roleAssignments'] as const) {
    await db.query.deleteFrom(table).where('tenant', '=', tenant).where(({ ref }) => among(ref('userPk'), pks)).execute()
  }
}

const SET_SITUATION = statement<{ tenant: number; pk: number; situationId: number; version: number; at: string }, unknown>((query, argument) =>
  query
    .updateTable('facts')
    .set({ situationId: argument('situationId'), version: argument('version'), licensesChangedDateTime: argument('at') })
    .where('pk', '=', argument('pk'))
    .where('tenant', '=', argument('tenant')),
)

export interface NewSituation {
  readonly situationId: number
  readonly usageLocation?: string | null
  readonly version: number
  /** The instant of the change, on the tenant's clock. */
  readonly at: string
}

/** Gives a person another situation, and another usage location when one is given. */
export async function setSituation(db: Db, tenant: number, pk: number, { usageLocation, ...next }: NewSituation): Promise<void> {
  await SET_SITUATION.run(db, { tenant, pk, ...next })
  if (usageLocation !== undefined) await updateUserRow(db, tenant, pk, { usageLocation })
}

/** The ids of people by their pks. */
export async function idsOf(db: Db, tenant: number, pks: readonly number[]): Promise<Map<number, Guid>> {
  const rows = await db.query
    .selectFrom('users')
    .select(['pk', 'id'])
    .where('tenant', '=', tenant)
    .where(({ ref }) => db.dialect.among(ref('pk'), pks))
    .execute()
  return new Map(rows.map(({ pk, id }) => [pk, id]))
}
