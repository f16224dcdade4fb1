// Requests for licences: who asked for what, for whom, and what came of it.
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { AskedOutcome, RequestState } from '#model/license-request.ts'
import type { Db } from './database.ts'
import { listTenantsDue } from './tenants-due.ts'

export interface RequestRow {
  readonly pk: number
  readonly id: Guid
  readonly skuId: Guid
  readonly message: string
  readonly createdDateTime: string
  readonly state: RequestState
  readonly completedDateTime: string | null
  readonly completedByName: string | null
  readonly answer: string | null
  readonly operationId: Guid | null
  readonly requesterPk: number
  readonly requesterId: Guid
  readonly requesterName: string | null
  readonly requesterUserName: string
}

export interface AskedRow {
  readonly requestPk: number
  readonly userPk: number
  readonly id: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
  readonly outcome: AskedOutcome
}

export interface RequestQuery {
  /** Whether they are still to be answered; all when left out. */
  readonly isPending?: boolean | undefined
  readonly requesterPk?: number | undefined
}

const OWN = ['pk', 'id', 'skuId', 'message', 'createdDateTime', 'state', 'completedDateTime', 'completedByName', 'answer', 'operationId', 'requesterPk'] as const
const COLUMNS = [...OWN.map((name) => `r.${name}` as const), 'u.id as requesterId', 'u.displayName as requesterName', 'u.userPrincipalName as requesterUserName'] as const

const matching = (db: Db, tenant: number, { isPending, requesterPk }: RequestQuery) => {
  let query = db.query.selectFrom('licenseRequests as r').innerJoin('users as u', 'u.pk', 'r.requesterPk').where('r.tenant', '=', tenant)
  if (isPending !== undefined) query = query.where('r.state', isPending ? '=' : '<>', 'pending')
  if (requesterPk !== undefined) query = query.where('r.requesterPk', '=', requesterPk)
  return query
}

/** A page of requests, the newest first. */
export async function listRequestRows(db: Db, tenant: number, query: RequestQuery, { top, skip }: { readonly top: number; readonly skip: number }): Promise<RequestRow[]> {
  const rows = await matching(db, tenant, query).select(COLUMNS as never).orderBy('r.pk', 'desc').limit(top).offset(skip).execute()
  return rows as RequestRow[]
}

/** How many there are. */
export async function countRequests(db: Db, tenant: number, query: RequestQuery): Promise<number> {
  const { count } = await matching(db, tenant, query).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

/** One by its id. */
export async function getRequestRow(db: Db, tenant: number, id: Guid): Promise<RequestRow | undefined> {
  const row = await matching(db, tenant, {}).select(COLUMNS as never).where('r.id', '=', id).executeTakeFirst()
  return row as RequestRow | undefined
}

/** For whom some requests are, by name; people who are gone for good are left out. */
export async function listAsked(db: Db, tenant: number, requestPks: readonly number[]): Promise<AskedRow[]> {
  if (requestPks.length === 0) return []
  const { rows } = await sql<AskedRow>`
    select p.${sql.ref('requestPk')}, p.${sql.ref('userPk')}, p.outcome, u.id, u.${sql.ref('displayName')}, u.${sql.ref('userPrincipalName')}
    from ${sql.table('licenseRequestPeople')} as p join users as u on u.pk = p.${sql.ref('userPk')}
    where p.tenant = ${tenant} and ${db.dialect.among(sql.ref('p.requestPk'), requestPks)} order by p.${sql.ref('requestPk')}, u.${sql.ref('displayNameFolded')}, u.pk`.execute(db.query)
  return rows
}

export interface NewRequest {
  readonly id: Guid
  readonly skuId: Guid
  readonly requesterPk: number
  readonly message: string
  readonly createdDateTime: string
  readonly userPks: readonly number[]
}

/** Keeps a request that was just made. */
export async function insertRequest(db: Db, tenant: number, { userPks, ...request }: NewRequest): Promise<void> {
  const { pk } = await db.query
    .insertInto('licenseRequests')
    .values({ ...request, tenant, state: 'pending', completedDateTime: null, completedByName: null, answer: null, operationId: null })
    .returning('pk')
    .executeTakeFirstOrThrow()
  await db.query.insertInto('licenseRequestPeople').values(userPks.map((userPk) => ({ tenant, requestPk: pk, userPk, outcome: 'asked' as const }))).execute()
}

export interface Completion {
  readonly state: Exclude<RequestState, 'pending'>
  readonly completedDateTime: string
  readonly completedByName: string
  readonly answer: string | null
  readonly operationId: Guid | null
  readonly approvedPks: readonly number[]
}

/** Answers a request that is pending; false when somebody else has answered it. */
export async function completeRequest(db: Db, tenant: number, pk: number, { approvedPks, ...completion }: Completion): Promise<boolean> {
  const { numUpdatedRows } = await db.query.updateTable('licenseRequests').set(completion).where('tenant', '=', tenant).where('pk', '=', pk).where('state', '=', 'pending').executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  await db.query.updateTable('licenseRequestPeople').set({ outcome: 'denied' }).where('tenant', '=', tenant).where('requestPk', '=', pk).execute()
  await db.query
    .updateTable('licenseRequestPeople')
    .set({ outcome: 'approved' })
    .where('tenant', '=', tenant)
    .where('requestPk', '=', pk)
    .where(({ ref }) => db.dialect.among(ref('userPk'), approvedPks))
    .execute()
  return true
}

/** When the oldest request, up to an instant, was made. */
export async function oldestRequest(db: Db, tenant: number, until: string): Promise<string | undefined> {
  const row = await db.query
    .selectFrom('licenseRequests')
    .select(({ fn }) => fn.min('createdDateTime').as('oldest'))
    .where('tenant', '=', tenant)
    .where('createdDateTime', '<=', until)
    .executeTakeFirst()
  return row?.oldest ?? undefined
}

/** Forgets the requests made by an instant. */
export async function deleteRequests(db: Db, tenant: number, until: string): Promise<void> {
  const old = db.query.selectFrom('licenseRequests').select('pk').where('tenant', '=', tenant).where('createdDateTime', '<=', until)
  await db.query.deleteFrom('licenseRequestPeople').where('tenant', '=', tenant).where('requestPk', 'in', old).execute()
  await db.query.deleteFrom('licenseRequests').where('tenant', '=', tenant).where('createdDateTime', '<=', until).execute()
}

/** The tenants with a request made so long ago, in milliseconds. */
export const listTenantsWithOldRequests = (db: Db, realNow: Date, shift: number): Promise<Guid[]> =>
  listTenantsDue(db, realNow, { table: 'licenseRequests', column: 'createdDateTime', only: sql`1 = 1`, shift })
