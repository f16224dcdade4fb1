// Pools of seats: what the subscriptions of a product give together, and how many people sit in it (D15).
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import { capacityOf } from '#model/subscription.ts'
import type { LicenseUnits, Pool, SubscriptionStatus } from '#model/subscription.ts'
import type { Db } from './database.ts'
import { statement } from './statement.ts'

interface PoolSubscription {
  readonly pk: number
  readonly id: Guid
  readonly skuId: Guid
  readonly ownerId: Guid | null
  readonly consumed: number
  readonly overAssignedSinceDateTime: string | null
  readonly subscriptionId: Guid | null
  readonly status: SubscriptionStatus | null
  readonly totalLicenses: number | null
}

const UNITS: Readonly<Partial<Record<SubscriptionStatus, keyof LicenseUnits>>> = {
  Enabled: 'enabled',
  Warning: 'warning',
  Suspended: 'suspended',
  LockedOut: 'lockedOut',
}

const POOLS = statement<{ tenant: number }, PoolSubscription>((query, argument) =>
  query
    .selectFrom('pools as p')
    .leftJoin('subscriptions as s', 's.poolPk', 'p.pk')
    .select(['p.pk', 'p.id', 'p.skuId', 'p.ownerId', 'p.consumed', 'p.overAssignedSinceDateTime', 's.id as subscriptionId', 's.status', 's.totalLicenses'])
    .where('p.tenant', '=', argument('tenant'))
    .orderBy('p.pk')
    .orderBy('s.pk') as never,
)

const LOCK = statement<{ tenant: number }, { pk: number }>((query, argument, dialect) =>
  query.selectFrom('pools').select('pk').where('tenant', '=', argument('tenant')).orderBy('pk').modifyEnd(dialect.forUpdate),
)

const ADD_CONSUMED = statement<{ tenant: number; key: string; delta: number }, unknown>((query, argument) =>
  query
    .updateTable('pools')
    .set((at) => ({ consumed: at('consumed', '+', argument('delta')) }))
    .where('tenant', '=', argument('tenant'))
    .where((at) =>
      at.or([
        at.and([at('skuId', '=', argument('key')), at('ownerId', 'is', null)]),
        at.and([at('id', '=', argument('key')), at('ownerId', 'is not', null)]),
      ]),
    ),
)

/** How seats of a pool are named everywhere: the product for its central pool, the pool's id for a self-service one. */
export const keyOfPool = (pool: Pick<Pool, 'id' | 'skuId' | 'ownerId'>): string => (pool.ownerId === null ? pool.skuId : pool.id)

function poolOf(rows: readonly PoolSubscription[]): Pool {
  const { id, skuId, ownerId, consumed, overAssignedSinceDateTime } = rows[0]!
  const units = { enabled: 0, warning: 0, suspended: 0, lockedOut: 0 }
  for (const { status, totalLicenses } of rows) {
    const unit = status === null ? undefined : UNITS[status]
    if (unit !== undefined) units[unit] += totalLicenses ?? 0
  }
  const subscriptionIds = rows.flatMap(({ subscriptionId, status }) => (subscriptionId === null || status === 'Deleted' ? [] : subscriptionId))
  const isOver = consumed > capacityOf(units)
  return { id, skuId, ownerId, units, consumed, overAssignedSinceDateTime: isOver ? overAssignedSinceDateTime : null, subscriptionIds }
}

/** The tenant's pools in the order in which they were made, units summed by status over their subscriptions. */
export async function listPools(db: Db, tenant: number): Promise<Pool[]> {
  const rows = await POOLS.all(db, { tenant })
  return [...Map.groupBy(rows, ({ pk }) => pk).values()].map(poolOf)
}

/** The tenant's pools (or those named), locked until the transaction ends. Taken before any person is locked. */
export async function lockPools(db: Db, tenant: number, poolKeys?: readonly string[]): Promise<Pool[]> {
  if (db.dialect.locksRows) await LOCK.all(db, { tenant })
  const pools = await listPools(db, tenant)
  return poolKeys === undefined ? pools : pools.filter((pool) => poolKeys.includes(keyOfPool(pool)))
}

/** Counts people in and out of pools. Throws for a key that is no pool. */
export async function addConsumed(db: Db, tenant: number, deltas: ReadonlyMap<string, number>): Promise<void> {
  for (const [key, delta] of [...deltas].sort()) {
    if (delta !== 0 && (await ADD_CONSUMED.run(db, { tenant, key, delta })) === 0) throw new Error(`There is no pool ${key}.`)
  }
}

const SEATS_OF_POOL = sql`(select coalesce(sum(s.${sql.ref('totalLicenses')}), 0) from subscriptions as s
  where s.${sql.ref('poolPk')} = pools.pk and s.status in ('Enabled', 'Warning'))`

/**
 * Notes since when pools have more people than seats, and forgets it of those that no longer have. To be called before
 * and after whatever may leave people without a seat, so that it says when it last began.
 */
export const noteOverAssigned = (db: Db, tenant: number, at: string): Promise<void> => noteOverAssignedIn(db, [{ tenant, at }])

/** The same for many tenants, each at its own instant. */
export async function noteOverAssignedIn(db: Db, tenants: readonly { readonly tenant: number; readonly at: string }[]): Promise<void> {
  const since = sql.ref('overAssignedSinceDateTime')
  await sql`update pools set ${since} = case when consumed > ${SEATS_OF_POOL} then coalesce(${since}, d.at) end
    from ${db.dialect.records(tenants, { tenant: 'whole', at: 'text' })} as d
    where pools.tenant = d.tenant and (${since} is null) = (consumed > ${SEATS_OF_POOL})`.execute(db.query)
}
