// The journal of changes that are no licences: accounts, subscriptions, settings; before and after as JSON.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { insertRows } from './insert-rows.ts'

export interface ObjectChange {
  readonly type: string
  readonly objectId: Guid
  /** Null when it was made by this change. */
  readonly before: object | null
  /** Null when it is gone after this change. */
  readonly after: object | null
}

const pack = (value: object | null): string | null => (value === null ? null : JSON.stringify(value))
const unpack = (text: string | null): object | null => (text === null ? null : (JSON.parse(text) as object))

/** Notes one change of an object within an operation. */
export async function insertObjectJournal(db: Db, tenant: number, operationPk: number, { type, objectId, before, after }: ObjectChange): Promise<void> {
  await db.query
    .insertInto('objectJournal')
    .values({ tenant, operationPk, type, objectId, before: pack(before), after: pack(after) })
    .execute()
}

/** Notes changes of objects of many tenants. */
export async function insertObjectJournals(db: Db, changes: readonly (ObjectChange & { readonly tenant: number; readonly operationPk: number })[]): Promise<void> {
  const columns = ['tenant', 'operationPk', 'type', 'objectId', 'before', 'after']
  await insertRows(db, 'objectJournal', columns, changes.map(({ tenant, operationPk, type, objectId, before, after }) => [tenant, operationPk, type, objectId, pack(before), pack(after)]))
}

/** What an operation changed, in order; of one object when it is named, or the first ones. */
export async function readObjectJournal(db: Db, tenant: number, operationPk: number, { objectId, top }: { readonly objectId?: Guid; readonly top?: number } = {}): Promise<ObjectChange[]> {
  const rows = await db.query
    .selectFrom('objectJournal')
    .select(['type', 'objectId', 'before', 'after'])
    .where('tenant', '=', tenant)
    .where('operationPk', '=', operationPk)
    .$if(objectId !== undefined, (query) => query.where('objectId', '=', objectId!))
    .$if(top !== undefined, (query) => query.limit(top!))
    .orderBy('pk')
    .execute()
  return rows.map(({ before, after, ...row }) => ({ ...row, before: unpack(before), after: unpack(after) }))
}

/** What happened to one object, the newest first: the change and the operation it belongs to. */
export async function listObjectChanges(db: Db, tenant: number, objectId: Guid, top: number): Promise<(ObjectChange & { operationPk: number })[]> {
  const rows = await db.query
    .selectFrom('objectJournal')
    .select(['operationPk', 'type', 'objectId', 'before', 'after'])
    .where('tenant', '=', tenant)
    .where('objectId', '=', objectId)
    .orderBy('pk', 'desc')
    .limit(top)
    .execute()
  return rows.map(({ before, after, ...row }) => ({ ...row, before: unpack(before), after: unpack(after) }))
}

/** What happened to one object from an instant on, the newest first: what it was before, and when it changed. */
export async function listObjectChangesSince(db: Db, tenant: number, objectId: Guid, since: string): Promise<{ readonly before: object | null; readonly at: string }[]> {
  const rows = await db.query
    .selectFrom('objectJournal as j')
    .innerJoin('operations as o', 'o.pk', 'j.operationPk')
    .select(['j.before', 'o.createdDateTime'])
    .where('j.tenant', '=', tenant)
    .where('j.objectId', '=', objectId)
    .where('o.createdDateTime', '>=', since)
    .orderBy('j.pk', 'desc')
    .execute()
  return rows.map(({ before, createdDateTime }) => ({ before: unpack(before), at: createdDateTime }))
}

/** The pk of the last change that was noted; 0 when there is none. */
export async function lastObjectChange(db: Db, tenant: number): Promise<number> {
  const row = await db.query.selectFrom('objectJournal').select(({ fn }) => fn.max('pk').as('last')).where('tenant', '=', tenant).executeTakeFirst()
  return row?.last ?? 0
}

/** The names of the properties of objects that changed after a change. */
export async function namesChangedSince(db: Db, tenant: number, ids: readonly Guid[], since: number): Promise<Map<Guid, Set<string>>> {
  const rows = await db.query
    .selectFrom('objectJournal')
    .select(['objectId', 'before', 'after'])
    .where('tenant', '=', tenant)
    .where('pk', '>', since)
    .where(({ ref }) => db.dialect.among(ref('objectId'), ids))
    .execute()
  const names = new Map<Guid, Set<string>>()
  for (const { objectId, before, after } of rows) {
    const known = names.get(objectId) ?? new Set()
    for (const name of Object.keys({ ...unpack(before), ...unpack(after) })) known.add(name)
    names.set(objectId, known)
  }
  return names
}

/** What happened to objects of a type between two changes, in order. */
export async function listChangesOfType(db: Db, tenant: number, type: string, since: number, until: number): Promise<ObjectChange[]> {
  const rows = await db.query
    .selectFrom('objectJournal')
    .select(['type', 'objectId', 'before', 'after'])
    .where('tenant', '=', tenant)
    .where('type', '=', type)
    .where('pk', '>', since)
    .where('pk', '<=', until)
    .orderBy('pk')
    .execute()
  return rows.map(({ before, after, ...row }) => ({ ...row, before: unpack(before), after: unpack(after) }))
}
