// A day of subscriptions in many small organizations at once: each step of it is one statement for all of them.
import { hash } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import type { DataClock } from '#model/data-item.ts'
import { formatSituation } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import { OUTCOMES } from '#model/plan.ts'
import type { Subscription } from '#model/subscription.ts'
import type { Db } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { decodeSubscription, encodeSubscription, SUBSCRIPTION_COLUMNS } from './subscriptions.ts'
import type { StoredSubscription } from './subscriptions.ts'
import { parseSituation, productsOf } from './situations.ts'

const name = (text: string): RawBuilder<unknown> => sql.ref(text)
const CHANGED = OUTCOMES.indexOf('changed')

/** Of what is due, the first of a tenant: its instant, and all the subscriptions of the tenant. */
export interface DueTenant {
  readonly pk: number
  readonly id: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly subscriptions: readonly Subscription[]
  /** People seated in all its pools. */
  readonly consumed: number
}

/**
 * Organizations whose subscriptions concern nobody but the people of their pools: no group gives licences, nobody waits,
 * nothing is held. Their pools are locked until the transaction ends.
 */
export async function lockPlainTenants(db: Db, tenantIds: readonly string[]): Promise<DueTenant[]> {
  const { rows: tenants } = await sql<{ pk: number; id: string; settings: string }>`
    select t.pk, t.id, t.settings from tenants as t where ${db.dialect.among(name('t.id'), tenantIds)} and t.${name('clockOffsetMs')} = 0 and t.${name('clockFrozenAt')} is null
      and not exists (select 1 from groups as g where g.tenant = t.pk and g.${name('assignedLicenses')} is not null)
      and not exists (select 1 from waiting as w where w.tenant = t.pk)
      and not exists (select 1 from ${name('dataItems')} as i where i.tenant = t.pk and i.guards <> 0)
    order by t.pk`.execute(db.query)
  const pks = tenants.map(({ pk }) => pk)
  const { rows: pools } = await sql<{ tenant: number; consumed: number }>`
    select tenant, consumed from pools where ${db.dialect.among(name('tenant'), pks)} order by pk ${db.dialect.forUpdate}`.execute(db.query)
  const { rows } = await sql<StoredSubscription & { readonly tenant: number }>`
    select s.tenant, ${sql.join(SUBSCRIPTION_COLUMNS.map((column) => name(`s.${column}`)))}, p.${name('skuId')}, p.id as ${name('poolId')}, p.${name('ownerId')}
    from subscriptions as s join pools as p on p.pk = s.${name('poolPk')} where ${db.dialect.among(name('s.tenant'), pks)} order by s.pk`.execute(db.query)
  const [poolsOf, subscriptionsOf] = [Map.groupBy(pools, ({ tenant }) => tenant), Map.groupBy(rows, ({ tenant }) => tenant)]
  return tenants.map(({ pk, id, settings }) => ({
    pk,
    id,
    settings: JSON.parse(settings) as DueTenant['settings'],
    subscriptions: (subscriptionsOf.get(pk) ?? []).map(({ tenant: _tenant, ...row }) => decodeSubscription(row)),
    consumed: (poolsOf.get(pk) ?? []).reduce((sum, { consumed }) => sum + consumed, 0),
  }))
}

/** A pool whose people are moved, of one tenant. */
export interface MovedPool {
  readonly tenant: number
  readonly skuId: string
  readonly poolKey: string
}

export interface PoolSituation {
  readonly tenant: number
  readonly poolKey: string
  readonly situationId: number
  readonly situation: Situation
  readonly people: number
}

const POOL_COLUMNS = { tenant: 'whole', skuId: 'text', poolKey: 'text' } as const

/** How many of a tenant are in a situation: those who are here, and the deleted who can still be brought back. */
const peopleIn = sql`(select count(*) from facts as f where f.tenant = s.tenant and f.deleted = 0 and f.${name('situationId')} = s.${name('situationId')})`
const deletedIn = sql`(select count(*) from users as u join facts as f on f.pk = u.pk and f.deleted = 1 and f.${name('situationId')} = s.${name('situationId')}
  where u.tenant = s.tenant and u.${name('deletedDateTime')} is not null)`

/** The situations in which somebody holds something from these pools, with how many who are here are in each. */
export async function listPoolSituations(db: Db, pools: readonly MovedPool[]): Promise<PoolSituation[]> {
  const wanted = db.dialect.records(pools, POOL_COLUMNS)
  const { rows } = await sql<{ tenant: number; poolKey: string; situationId: number; records: string; people: number; deleted: number }>`
    select s.tenant, s.${name('poolKey')}, s.${name('situationId')}, t.records, ${peopleIn} as people, ${deletedIn} as deleted
    from ${wanted} as d cross join ${name('situationProducts')} as s cross join situations as t
    where s.tenant = d.tenant and s.${name('skuId')} = d.${name('skuId')} and s.${name('poolKey')} = d.${name('poolKey')} and t.pk = s.${name('situationId')}`.execute(db.query)
  return rows
    .filter(({ people, deleted }) => Number(people) + Number(deleted) > 0)
    .map(({ records, people, deleted: _deleted, ...row }) => ({ ...row, situation: parseSituation(records), people: Number(people) }))
}

export interface TenantSituation {
  readonly tenant: number
  readonly situation: Situation
}

/** The ids of situations, those that are new stored, in the order in which they were given. */
export async function internSituations(db: Db, wanted: readonly TenantSituation[]): Promise<number[]> {
  const rows = wanted.map(({ tenant, situation }) => {
    const records = formatSituation(situation)
    return { tenant, hash: hash('sha256', records, 'base64url'), records, situation }
  })
  const given = db.dialect.records(rows.map(({ situation: _situation, ...row }) => row), { tenant: 'whole', hash: 'text', records: 'text' })
  await sql`insert into situations (tenant, hash, records) select distinct g.tenant, g.hash, g.records from ${given} as g where 1 = 1 on conflict (tenant, hash) do nothing`.execute(db.query)
  const { rows: stored } = await sql<{ tenant: number; hash: string; pk: number }>`select s.tenant, s.hash, s.pk from ${given} as g join situations as s on s.tenant = g.tenant and s.hash = g.hash`.execute(db.query)
  const ids = new Map(stored.map((row) => [`${row.tenant} ${row.hash}`, row.pk]))
  const idOf = (row: { readonly tenant: number; readonly hash: string }): number => ids.get(`${row.tenant} ${row.hash}`)!
  const products = rows.flatMap((row) => productsOf(row.situation).map((product) => ({ tenant: row.tenant, situationId: idOf(row), ...product })))
  const listed = db.dialect.records(products, { ...POOL_COLUMNS, situationId: 'whole', inForce: 'whole' })
  await sql`insert into ${name('situationProducts')} (tenant, ${name('situationId')}, ${name('skuId')}, ${name('poolKey')}, ${name('inForce')})
    select distinct p.tenant, p.${name('situationId')}, p.${name('skuId')}, p.${name('poolKey')}, p.${name('inForce')} from ${listed} as p where 1 = 1 on conflict do nothing`.execute(db.query)
  return rows.map(idOf)
}

/** People who go from one situation to another under an operation; `bits` are the kinds of data that they lose. */
export interface TurnMove {
  readonly tenant: number
  readonly operationPk: number
  readonly fromSituationId: number
  readonly toSituationId: number
  readonly bits: number
  readonly at: string
}

const LOSS_COLUMNS = ['tenant', 'operationPk', 'kind', 'bit', 'cause', 'state', 'sinceDateTime', 'nextDateTime', 'untilDateTime', 'end'] as const
const MOVE_COLUMNS = { tenant: 'whole', operationPk: 'whole', fromSituationId: 'whole', toSituationId: 'whole', bits: 'whole', at: 'text' } as const

/** Moves people, a row of the journal each, and starts the clocks of the data that they lose. */
export async function writeTurnMoves(db: Db, moves: readonly TurnMove[], losses: readonly (DataClock & { readonly tenant: number; readonly operationPk: number; readonly bit: number })[]): Promise<void> {
  if (moves.length === 0) return
  const rows = db.dialect.records(moves, MOVE_COLUMNS)
  const tenants = db.dialect.records([...new Set(moves.map(({ tenant }) => tenant))].map((tenant) => ({ tenant })), { tenant: 'whole' })
  await sql`update tenants set ${name('changeCounter')} = ${name('changeCounter')} + 1 from ${tenants} as d where d.tenant = tenants.pk`.execute(db.query)
  const columns = sql.join(['operationPk', 'userPk', 'tenant', 'beforeSituationId', 'afterSituationId', 'beforeUsageLocation', 'afterUsageLocation', 'outcome'].map(name))
  const moved = sql`m.${name('operationPk')}, f.pk, f.tenant, m.${name('fromSituationId')}, m.${name('toSituationId')}, f.${name('usageLocation')}, f.${name('usageLocation')}, ${sql.lit(CHANGED)}`
  const here = sql`${rows} as m cross join facts as f where f.tenant = m.tenant and f.deleted = 0 and f.${name('situationId')} = m.${name('fromSituationId')}`
  const deleted = sql`${rows} as m cross join users as u cross join facts as f
    where u.tenant = m.tenant and u.${name('deletedDateTime')} is not null and f.pk = u.pk and f.deleted = 1 and f.${name('situationId')} = m.${name('fromSituationId')}`
  // Read in the order in which they are kept: operations ascend, and people within each.
  await sql`insert into journal (${columns}) select ${moved} from ${here}`.execute(db.query)
  await sql`insert into journal (${columns}) select ${moved} from ${deleted}`.execute(db.query)
  await sql`
    insert into ${name('dataClocks')} (${name('userPk')}, ${name('operationPk')}, tenant, kinds)
    select f.pk, m.${name('operationPk')}, f.tenant, m.bits from ${here} and m.bits <> 0`.execute(db.query)
  await sql`
    update facts set ${name('situationId')} = m.${name('toSituationId')}, version = t.${name('changeCounter')}, ${name('licensesChangedDateTime')} = m.at
    from ${rows} as m join tenants as t on t.pk = m.tenant
    where facts.tenant = m.tenant and facts.${name('situationId')} = m.${name('fromSituationId')} and facts.deleted = 0`.execute(db.query)
  await sql`
    update facts set ${name('situationId')} = j.${name('afterSituationId')}, version = t.${name('changeCounter')}, ${name('licensesChangedDateTime')} = m.at
    from ${tenants} as d join tenants as t on t.pk = d.tenant join users as u on u.tenant = d.tenant and u.${name('deletedDateTime')} is not null
      join ${rows} as m on m.tenant = d.tenant join journal as j on j.${name('operationPk')} = m.${name('operationPk')} and j.${name('userPk')} = u.pk
    where facts.pk = u.pk and facts.deleted = 1`.execute(db.query)
  await insertRows(db, 'dataLosses', LOSS_COLUMNS, losses.map((loss) => LOSS_COLUMNS.map((column) => loss[column])))
}

/** What subscriptions are after their step, and how many people less sit in their pools. */
export interface TurnedSubscription {
  readonly tenant: number
  readonly after: Subscription
  readonly seats: number
}

const TURNED = {
  tenant: 'whole', id: 'text', poolId: 'text', seats: 'whole', status: 'text', totalLicenses: 'whole', isTrial: 'whole', nextLifecycleDateTime: 'text',
  term: 'text', billingFrequency: 'text', termStartDateTime: 'text', endCause: 'text', scheduled: 'text', additions: 'text',
} as const

/** Writes subscriptions after their step, and the seats of their pools. */
export async function writeTurned(db: Db, turned: readonly TurnedSubscription[]): Promise<void> {
  const rows = db.dialect.records(turned.map(({ tenant, after, seats }) => ({ ...encodeSubscription(after), tenant, poolId: after.poolId, seats })), TURNED)
  const columns = Object.keys(TURNED).slice(4)
  await sql`update subscriptions set ${sql.join(columns.map((column) => sql`${name(column)} = d.${name(column)}`))}
    from ${rows} as d where d.tenant = subscriptions.tenant and d.id = subscriptions.id`.execute(db.query)
  await sql`update pools set consumed = consumed + d.seats from ${rows} as d where d.seats <> 0 and d.tenant = pools.tenant and d.${name('poolId')} = pools.id`.execute(db.query)
}
