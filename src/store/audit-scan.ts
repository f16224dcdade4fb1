// Operations in the order of time, for the audit log, narrowed to those that touched one object when one is asked for.
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { listJournal } from './journal.ts'
import { readObjectJournal } from './object-journal.ts'
import { decodeOperation, OPERATION_COLUMNS, touchedObject, type OperationRow } from './operations.ts'

export interface AuditScan {
  /** The pk of the operation to begin at, itself included; null for the first. */
  readonly from: number | null
  readonly descending: boolean
  readonly top: number
  /** Bounds of createdDateTime, themselves included. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** Only what touched this person or object. */
  readonly objectId?: Guid | undefined
  readonly createdById?: Guid | undefined
}

/** Operations that have ended, from a pk on. */
export async function scanOperations(db: Db, tenant: number, { from, descending, top, since, until, objectId, createdById }: AuditScan): Promise<OperationRow[]> {
  let query = db.query.selectFrom('operations').select(OPERATION_COLUMNS).where('tenant', '=', tenant).where('state', 'in', ['succeeded', 'partial', 'failed'])
  if (from !== null) query = query.where('pk', descending ? '<=' : '>=', from)
  if (since !== undefined) query = query.where('createdDateTime', '>=', since)
  if (until !== undefined) query = query.where('createdDateTime', '<=', until)
  if (createdById !== undefined) query = query.where('createdById', '=', createdById)
  if (objectId !== undefined) {
    query = query.where(touchedObject(tenant, objectId))
  }
  const rows = await query.orderBy('pk', descending ? 'desc' : 'asc').limit(top).execute()
  return rows.map((row) => decodeOperation(row as never))
}

/** The client ids of apps by their object ids. */
export async function appIdsOf(db: Db, tenant: number, ids: readonly Guid[]): Promise<Map<Guid, Guid>> {
  const rows = await db.query
    .selectFrom('apps')
    .select(['id', 'appId'])
    .where('tenant', '=', tenant)
    .where(({ ref }) => db.dialect.among(ref('id'), ids))
    .execute()
  return new Map(rows.map(({ id, appId }) => [id, appId]))
}

/** The apps of a tenant by name, for saying through which of them something was done. */
export async function listAppNames(db: Db, tenant: number): Promise<{ readonly id: Guid; readonly appId: Guid; readonly displayName: string }[]> {
  return db.query.selectFrom('apps').select(['id', 'appId', 'displayName']).where('tenant', '=', tenant).execute()
}

export interface Touched {
  /** `person` for a change of licences, else the kind of thing. */
  readonly type: string
  readonly id: Guid
  readonly displayName: string | null
  readonly before: object | null
  readonly after: object | null
}

const nameOf = (...objects: readonly (object | null)[]): string | null => {
  for (const object of objects) {
    const { displayName, name, userPrincipalName } = (object ?? {}) as { displayName?: unknown; name?: unknown; userPrincipalName?: unknown }
    const known = displayName ?? name ?? userPrincipalName
    if (typeof known === 'string') return known
  }
  return null
}

/** What people and groups are called, by their ids; deleted ones too. */
export async function namesOfObjects(db: Db, tenant: number, ids: readonly Guid[]): Promise<Map<Guid, string>> {
  if (ids.length === 0) return new Map()
  const named = (table: 'users' | 'groups') =>
    db.query
      .selectFrom(table)
      .select(['id', 'displayName'])
      .where('tenant', '=', tenant)
      .where(({ ref }) => db.dialect.among(ref('id'), ids))
      .execute()
  const rows = [...(await named('users')), ...(await named('groups'))]
  return new Map(rows.flatMap(({ id, displayName }) => (typeof displayName === 'string' ? [[id, displayName] as const] : [])))
}

/** The names of people or groups by their pks. */
export async function namesByPk(db: Db, tenant: number, table: 'users' | 'groups', pks: readonly number[]): Promise<Map<number, { id: Guid; displayName: string | null; userPrincipalName: string | null }>> {
  if (pks.length === 0) return new Map()
  const userPrincipalName = table === 'users' ? sql.ref('userPrincipalName') : sql`null`
  const { rows } = await sql<{ pk: number; id: Guid; displayName: string | null; userPrincipalName: string | null }>`
    select pk, id, ${sql.ref('displayName')}, ${userPrincipalName} as ${sql.ref('userPrincipalName')} from ${sql.table(table)}
    where tenant = ${tenant} and ${db.dialect.among(sql.ref('pk'), pks)}`.execute(db.query)
  return new Map(rows.map(({ pk, ...named }) => [pk, named]))
}

/** The first things that an operation touched: those of accounts and settings before those whose licences changed. */
export async function touchedBy(db: Db, tenant: number, operationPk: number, top: number): Promise<Touched[]> {
  // Wishes that were ended are kept for undo alone, and come last.
  const objects = (await readObjectJournal(db, tenant, operationPk, { top })).filter(({ type }) => type !== 'wishes')
  const people = await listJournal(db, tenant, operationPk, { top })
  const known = await namesOfObjects(db, tenant, objects.filter(({ before, after }) => nameOf(after, before) === null).map(({ objectId }) => objectId))
  return [
    ...objects.map(({ type, objectId, before, after }) => ({ type, id: objectId, displayName: nameOf(after, before) ?? known.get(objectId) ?? null, before, after })),
    ...people.map(({ id, displayName, userPrincipalName }) => ({ type: 'person', id, displayName: displayName ?? userPrincipalName, before: null, after: null })),
  ].slice(0, top)
}
