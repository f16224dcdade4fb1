// Subscriptions: what was bought, each in its pool.
import type { Guid } from '#model/guid.ts'
import type { Subscription } from '#model/subscription.ts'
import type { Db } from './database.ts'
import { statement } from './statement.ts'

type Stored = Omit<Subscription, 'isTrial' | 'recurringBilling'> & { isTrial: number; recurringBilling: number }

const LIST = statement<{ tenant: number }, Stored>((query, argument) =>
  query
    .selectFrom('subscriptions as s')
    .innerJoin('pools as p', 'p.pk', 's.poolPk')
    .select([
      's.id',
      's.commerceSubscriptionId',
      'p.skuId',
      'p.id as poolId',
      's.status',
      's.totalLicenses',
      's.isTrial',
      's.createdDateTime',
      's.nextLifecycleDateTime',
      's.term',
      's.billingFrequency',
      's.accountType',
      's.recurringBilling',
      's.purchaseChannel',
      'p.ownerId',
      's.price',
    ])
    .where('s.tenant', '=', argument('tenant'))
    .orderBy('s.pk') as never,
)

/** The tenant's subscriptions, the oldest first. */
export async function listSubscriptions(db: Db, tenant: number): Promise<Subscription[]> {
  const rows = await LIST.all(db, { tenant })
  return rows.map((row) => ({ ...row, isTrial: row.isTrial === 1, recurringBilling: row.recurringBilling === 1 }))
}

/** The pk of a pool, made when nobody has bought into it yet. */
async function poolPk(db: Db, tenant: number, { poolId, skuId, ownerId }: Subscription): Promise<number> {
  const known = await db.query.selectFrom('pools').select('pk').where('tenant', '=', tenant).where('id', '=', poolId).executeTakeFirst()
  if (known !== undefined) return known.pk
  const made = await db.query
    .insertInto('pools')
    .values({ tenant, id: poolId, skuId, ownerId, consumed: 0 })
    .returning('pk')
    .executeTakeFirstOrThrow()
  return made.pk
}

/** Adds a subscription to its pool, and the pool when it is the first in it. A product has one central pool. */
export async function insertSubscription(db: Db, tenant: number, subscription: Subscription): Promise<void> {
  const { poolId: _pool, skuId: _sku, ownerId: _owner, isTrial, recurringBilling, ...rest } = subscription
  await db.query
    .insertInto('subscriptions')
    .values({
      ...rest,
      tenant,
      poolPk: await poolPk(db, tenant, subscription),
      isTrial: Number(isTrial),
      recurringBilling: Number(recurringBilling),
    })
    .execute()
}

/** Changes what a subscription is: its state, seats, dates, term or price. */
export async function updateSubscription(
  db: Db,
  tenant: number,
  id: Guid,
  changes: Partial<Pick<Subscription, 'status' | 'totalLicenses' | 'nextLifecycleDateTime' | 'term' | 'billingFrequency' | 'price'>>,
): Promise<void> {
  await db.query.updateTable('subscriptions').set(changes).where('tenant', '=', tenant).where('id', '=', id).execute()
}
