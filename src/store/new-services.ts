// Service plans that products have gained: what each product contained when it was last looked at, and what has come since.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'

export interface NewServiceRow {
  readonly id: Guid
  readonly skuId: Guid
  readonly servicePlanId: Guid
  readonly addedDateTime: string
  /** Null until somebody has looked at it. */
  readonly reviewedDateTime: string | null
  /** Who did. */
  readonly reviewedBy: string | null
}

const COLUMNS = ['id', 'skuId', 'servicePlanId', 'addedDateTime', 'reviewedDateTime', 'reviewedBy'] as const

/** What each product contained when a tenant last looked, by skuId. */
export async function listKnownServices(db: Db, tenant: number): Promise<Map<Guid, readonly Guid[]>> {
  const rows = await db.query.selectFrom('knownServices').select(['skuId', 'servicePlanIds']).where('tenant', '=', tenant).orderBy('skuId').execute()
  return new Map(rows.map(({ skuId, servicePlanIds }) => [skuId, JSON.parse(servicePlanIds) as Guid[]]))
}

/** Keeps what a product contains. */
export async function putKnownServices(db: Db, tenant: number, skuId: Guid, ids: readonly Guid[]): Promise<void> {
  const servicePlanIds = JSON.stringify(ids)
  await db.query
    .insertInto('knownServices')
    .values({ tenant, skuId, servicePlanIds })
    .onConflict((conflict) => conflict.columns(['tenant', 'skuId']).doUpdateSet({ servicePlanIds }))
    .execute()
}

/** Notes a service that a product has gained; one that was noted once is not noted again. */
export async function insertNewService(db: Db, tenant: number, row: Pick<NewServiceRow, 'id' | 'skuId' | 'servicePlanId' | 'addedDateTime'>): Promise<void> {
  await db.query
    .insertInto('newServices')
    .values({ ...row, tenant, reviewedDateTime: null, reviewedBy: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Those that have come, the newest first. */
export async function listNewServiceRows(db: Db, tenant: number): Promise<NewServiceRow[]> {
  return db.query.selectFrom('newServices').select(COLUMNS).where('tenant', '=', tenant).orderBy('addedDateTime', 'desc').orderBy('id').execute()
}

/** How many nobody has looked at. */
export async function countUnreviewed(db: Db, tenant: number): Promise<number> {
  const { count } = await db.query
    .selectFrom('newServices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .where('reviewedDateTime', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Says that somebody has looked at one, or takes that back with nulls. */
export async function setReviewed(db: Db, tenant: number, id: Guid, review: Pick<NewServiceRow, 'reviewedDateTime' | 'reviewedBy'>): Promise<void> {
  await db.query.updateTable('newServices').set(review).where('tenant', '=', tenant).where('id', '=', id).execute()
}
