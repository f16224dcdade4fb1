// Subscriptions: what was bought, each in its pool.
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import { PLAIN_PURCHASE } from '#model/subscription.ts'
import type { NewSubscription, Subscription } from '#model/subscription.ts'
import type { Db } from './database.ts'
import { statement } from './statement.ts'

/** What of a subscription is kept otherwise than it is told: flags are 0 and 1, what has parts is JSON. */
const FLAGS = ['isTrial', 'recurringBilling', 'trialExtended', 'endOfSale'] as const
const PACKED = ['scheduled', 'additions'] as const

/** A row as it is kept. */
export type StoredSubscription = Omit<Subscription, (typeof FLAGS)[number] | (typeof PACKED)[number]> &
  Readonly<Record<(typeof FLAGS)[number], number>> & { readonly scheduled: string | null; readonly additions: string }

export const SUBSCRIPTION_COLUMNS = [
  'id',
  'commerceSubscriptionId',
  'status',
  'totalLicenses',
  'isTrial',
  'createdDateTime',
  'nextLifecycleDateTime',
  'term',
  'billingFrequency',
  'accountType',
  'recurringBilling',
  'purchaseChannel',
  'price',
  'program',
  'termStartDateTime',
  'endCause',
  'trialExtended',
  'scheduled',
  'additions',
  'endOfSale',
] as const

const LIST = statement<{ tenant: number }, StoredSubscription>((query, argument) =>
  query
    .selectFrom('subscriptions as s')
    .innerJoin('pools as p', 'p.pk', 's.poolPk')
    .select([...SUBSCRIPTION_COLUMNS.map((column) => `s.${column}` as const), 'p.skuId', 'p.id as poolId', 'p.ownerId'])
    .where('s.tenant', '=', argument('tenant'))
    .orderBy('s.pk') as never,
)

/** Turns a row of columns into a subscription. */
export const decodeSubscription = (row: StoredSubscription): Subscription => ({
  ...row,
  isTrial: row.isTrial === 1,
  recurringBilling: row.recurringBilling === 1,
  trialExtended: row.trialExtended === 1,
  endOfSale: row.endOfSale === 1,
  scheduled: row.scheduled === null ? null : (JSON.parse(row.scheduled) as Subscription['scheduled']),
  additions: JSON.parse(row.additions) as Subscription['additions'],
})

/** As columns; what is not a column of its own (the pool's) is left out. */
export function encodeSubscription(subscription: Partial<Subscription>): Record<string, string | number | null> {
  const values: Record<string, string | number | null> = {}
  for (const column of SUBSCRIPTION_COLUMNS) {
    const value = subscription[column]
    if (value === undefined) continue
    values[column] = typeof value === 'boolean' ? Number(value) : value !== null && typeof value === 'object' ? JSON.stringify(value) : value
  }
  return values
}

/** The tenant's subscriptions, the oldest first. */
export async function listSubscriptions(db: Db, tenant: number): Promise<Subscription[]> {
  return (await LIST.all(db, { tenant })).map(decodeSubscription)
}

/** The pk of a pool, made when nobody has bought into it yet. */
async function poolPk(db: Db, tenant: number, { poolId, skuId, ownerId }: Pick<Subscription, 'poolId' | 'skuId' | 'ownerId'>): Promise<number> {
  const known = await db.query.selectFrom('pools').select('pk').where('tenant', '=', tenant).where('id', '=', poolId).executeTakeFirst()
  if (known !== undefined) return known.pk
  const made = await db.query
    .insertInto('pools')
    .values({ tenant, id: poolId, skuId, ownerId, consumed: 0, overAssignedSinceDateTime: null })
    .returning('pk')
    .executeTakeFirstOrThrow()
  return made.pk
}

/** Adds a subscription to its pool, and the pool when it is the first in it. A product has one central pool. */
export async function insertSubscription(db: Db, tenant: number, subscription: NewSubscription): Promise<void> {
  const values = encodeSubscription({ ...PLAIN_PURCHASE, termStartDateTime: subscription.createdDateTime, ...subscription })
  await db.query.insertInto('subscriptions').values({ ...values, tenant, poolPk: await poolPk(db, tenant, subscription) } as never).execute()
}

/** Changes what a subscription is: its state, seats, dates, term or price. */
export async function updateSubscription(db: Db, tenant: number, id: Guid, changes: Partial<Subscription>): Promise<void> {
  await db.query.updateTable('subscriptions').set(encodeSubscription(changes)).where('tenant', '=', tenant).where('id', '=', id).execute()
}

const NEXT_DUE = statement<{ tenant: number; until: string }, { at: string }>((query, argument) =>
  query
    .selectFrom('subscriptions')
    .select('nextLifecycleDateTime as at')
    .where('tenant', '=', argument('tenant'))
    .where('nextLifecycleDateTime', 'is not', null)
    .where('nextLifecycleDateTime', '<=', argument('until'))
    .orderBy('nextLifecycleDateTime')
    .limit(1) as never,
)

/** The first instant, up to another, at which a subscription of the tenant changes by itself; undefined when none does. */
export async function nextSubscriptionDue(db: Db, tenant: number, until: string): Promise<string | undefined> {
  return (await NEXT_DUE.first(db, { tenant, until }))?.at
}

/**
 * The tenants in which a subscription changes by itself up to an instant of the real clock; each tenant's own clock
 * counts. Touches what is due, and the few organizations whose clock is not the real one.
 */
export async function listTenantsWithSubscriptionsDue(db: Db, realNow: Date): Promise<Guid[]> {
  const at = realNow.toISOString()
  const { rows } = await sql<{ id: Guid }>`
    select distinct t.id from subscriptions as s join tenants as t on t.pk = s.tenant
      where s.${sql.ref('nextLifecycleDateTime')} <= ${at} and t.${sql.ref('clockOffsetMs')} = 0 and t.${sql.ref('clockFrozenAt')} is null`.execute(db.query)
  const others = await db.query
    .selectFrom('tenants')
    .select(['pk', 'id', 'clockOffsetMs', 'clockFrozenAt'])
    .where(({ or, eb }) => or([eb('clockOffsetMs', '<>', 0), eb('clockFrozenAt', 'is not', null)]))
    .execute()
  const due = rows.map(({ id }) => id)
  for (const { pk, id, clockOffsetMs, clockFrozenAt } of others) {
    const until = clockFrozenAt ?? new Date(realNow.getTime() + clockOffsetMs).toISOString()
    if ((await nextSubscriptionDue(db, pk, until)) !== undefined) due.push(id)
  }
  return due
}
