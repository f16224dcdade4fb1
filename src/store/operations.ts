// Operations: who changed what, when and why; their before and after is in the journal.
import { sql, type RawBuilder } from 'kysely'
import { searchWords } from '#odata/search-words.ts'
import type { Guid } from '#model/guid.ts'
import type { Operation, OperationState } from '#model/operation.ts'
import type { Db } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { statement } from './statement.ts'
import { joinWords } from './user-words.ts'

/** An operation as stored; faces make model's Operation of it. */
export interface OperationRow extends Omit<Operation, 'createdBy' | 'undoable' | 'notUndoable'> {
  readonly pk: number
  readonly createdById: Guid
  readonly createdByName: string
  readonly createdByKind: Operation['createdBy']['kind']
  readonly idempotencyKey: string | null
  /** The client id of the app through which it was asked for; null for the admin centre, and for Licet itself. */
  readonly appId: Guid | null
}

export type NewOperation = Omit<OperationRow, 'pk' | 'appId'> & Partial<Pick<OperationRow, 'appId'>>
export type OperationChanges = Partial<
  Pick<OperationRow, 'state' | 'total' | 'done' | 'failed' | 'startedDateTime' | 'finishedDateTime' | 'undoneBy' | 'error' | 'added' | 'removed'>
>

type Stored = Omit<OperationRow, 'added' | 'removed'> & { added: string; removed: string }
type Values = Omit<Stored, 'pk'> & { tenant: number; words: string }

/** Turns a row of columns into an operation. */
export const decodeOperation = ({ added, removed, ...row }: Stored): OperationRow => ({
  ...row,
  added: JSON.parse(added) as Guid[],
  removed: JSON.parse(removed) as Guid[],
})

export const OPERATION_COLUMNS = [
  'pk',
  'id',
  'kind',
  'state',
  'total',
  'done',
  'failed',
  'reason',
  'createdById',
  'createdByName',
  'createdByKind',
  'createdDateTime',
  'startedDateTime',
  'finishedDateTime',
  'planId',
  'causedBy',
  'undoOf',
  'undoneBy',
  'error',
  'added',
  'removed',
  'idempotencyKey',
  'appId',
] as const

const INSERT = statement<Values, { pk: number }>((query, argument) =>
  query
    .insertInto('operations')
    .values(Object.fromEntries(['tenant', 'words', ...OPERATION_COLUMNS.slice(1)].map((name) => [name, argument(name as keyof Values)])) as never)
    .returning('pk'),
)

/** Adds an operation and gives its pk, by which the journal refers to it. */
export async function insertOperation(db: Db, tenant: number, operation: NewOperation): Promise<number> {
  const words = joinWords([operation.createdByName, operation.reason, operation.kind])
  const row = await INSERT.first(db, {
    appId: null,
    ...operation,
    tenant,
    words,
    added: JSON.stringify(operation.added),
    removed: JSON.stringify(operation.removed),
  })
  return row!.pk
}

/** Adds operations of many tenants; gives their pks, in the order in which they were given. */
export async function insertOperations(db: Db, operations: readonly (NewOperation & { readonly tenant: number })[]): Promise<number[]> {
  if (operations.length === 0) return []
  const { rows } = await db.execute(db.dialect.newKeys('operations', operations.length), [])
  const pks = rows.map(({ pk }) => Number(pk))
  const columns = ['tenant', 'words', ...OPERATION_COLUMNS]
  const values = operations.map((operation, at): Readonly<Record<string, unknown>> => ({
    appId: null,
    ...operation,
    pk: pks[at],
    words: joinWords([operation.createdByName, operation.reason, operation.kind]),
    added: JSON.stringify(operation.added),
    removed: JSON.stringify(operation.removed),
  }))
  await insertRows(db, 'operations', columns, values.map((row) => columns.map((column) => row[column] ?? null)))
  return pks
}

/** Changes what an operation says of itself. */
export async function updateOperation(db: Db, tenant: number, pk: number, { added, removed, ...changes }: OperationChanges): Promise<void> {
  const lists = { ...(added && { added: JSON.stringify(added) }), ...(removed && { removed: JSON.stringify(removed) }) }
  await db.query.updateTable('operations').set({ ...changes, ...lists }).where('tenant', '=', tenant).where('pk', '=', pk).execute()
}

const BY_ID = statement<{ tenant: number; id: Guid }, Stored>((query, argument) =>
  query.selectFrom('operations').select(OPERATION_COLUMNS).where('tenant', '=', argument('tenant')).where('id', '=', argument('id')) as never,
)

/** An operation by its id. */
export async function getOperation(db: Db, tenant: number, id: Guid): Promise<OperationRow | undefined> {
  const row = await BY_ID.first(db, { tenant, id })
  return row && decodeOperation(row)
}

/** The operation that was asked for under a key of the client's. */
export async function findByIdempotencyKey(db: Db, tenant: number, key: string): Promise<OperationRow | undefined> {
  const row = await db.query.selectFrom('operations').select(OPERATION_COLUMNS).where('tenant', '=', tenant).where('idempotencyKey', '=', key).executeTakeFirst()
  return row && decodeOperation(row as Stored)
}

/** Lets a key be used anew. */
export async function releaseIdempotencyKey(db: Db, tenant: number, key: string): Promise<void> {
  await db.query.updateTable('operations').set({ idempotencyKey: null }).where('tenant', '=', tenant).where('idempotencyKey', '=', key).execute()
}

/** Of operations, those that touched a person or a thing. */
export const touchedObject = (tenant: number, objectId: Guid): RawBuilder<boolean> => sql<boolean>`(
  exists (select 1 from ${sql.table('objectJournal')} as o where o.${sql.ref('operationPk')} = operations.pk and o.${sql.ref('objectId')} = ${objectId})
  or exists (select 1 from journal as j join users as u on u.pk = j.${sql.ref('userPk')}
    where j.${sql.ref('operationPk')} = operations.pk and u.tenant = ${tenant} and u.id = ${objectId}))`

export interface OperationListQuery {
  readonly top: number
  readonly skip?: number | undefined
  readonly states?: readonly OperationState[] | undefined
  /** Words of who, why and what kind. */
  readonly text?: string | undefined
  /** Those of one person or app only. */
  readonly createdById?: Guid | undefined
  /** Operations that touched this person's licences. */
  readonly userPk?: number | undefined
  /** Operations that touched this person or thing. */
  readonly objectId?: Guid | undefined
  /** Bounds of createdDateTime, themselves included. */
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** Operations, the newest first, and how many there are in all. */
export async function listOperations(db: Db, tenant: number, query: OperationListQuery): Promise<{ rows: OperationRow[]; count: number }> {
  const { top, skip = 0, states, text, createdById, userPk, objectId, since, until } = query
  let wanted = db.query.selectFrom('operations').where('tenant', '=', tenant)
  if (states !== undefined) wanted = wanted.where('state', 'in', states)
  if (createdById !== undefined) wanted = wanted.where('createdById', '=', createdById)
  if (since !== undefined) wanted = wanted.where('createdDateTime', '>=', since)
  if (until !== undefined) wanted = wanted.where('createdDateTime', '<=', until)
  if (objectId !== undefined) wanted = wanted.where(touchedObject(tenant, objectId))
  for (const word of searchWords(text ?? '')) wanted = wanted.where(db.dialect.holds(sql.ref('words'), ` ${word}`))
  if (userPk !== undefined) {
    wanted = wanted.where(({ exists, selectFrom }) =>
      exists(selectFrom('journal').select('userPk').whereRef('operationPk', '=', 'operations.pk').where('userPk', '=', userPk)),
    )
  }
  const rows = await wanted.select(OPERATION_COLUMNS).orderBy('pk', 'desc').limit(top).offset(skip).execute()
  const { count } = await wanted.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return { rows: (rows as Stored[]).map(decodeOperation), count }
}
