// What the home page says: what needs attention, most urgent first, and the seats of each product.
import { decideAccess } from '#engine/access.ts'
import { addDays } from '#engine/term.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { ATTENTION_KINDS } from '#model/home.ts'
import type { Attention, Home } from '#model/home.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import type { Filter } from '#odata/filter.ts'
import { countDeadlinesUntil } from '#store/data-deadlines.ts'
import { listPools } from '#store/pools.ts'
import { countUserRows } from '#store/users.ts'
import { countNewServices } from './new-services.ts'
import { listOwnedProducts } from './owned-products.ts'
import type { Within } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { OVER_ASSIGNED_DAYS } from './subscription-records.ts'

const WEEK_MS = 7 * 24 * 3_600_000
const MONTH_MS = 30 * 24 * 3_600_000

/** Blocked people who still hold a licence: paid for and used by nobody. */
const BLOCKED_AND_LICENSED: Filter = {
  kind: 'and',
  clauses: [
    { kind: 'compare', path: ['accountEnabled'], operator: 'eq', value: { type: 'Boolean', value: false } },
    { kind: 'not', clause: { kind: 'empty', path: ['assignedLicenses'] } },
  ],
}

/** Since when each pool has had more people than seats for longer than it may. */
async function overdueSince({ db, tenant, now }: ReadingRoom): Promise<ReadonlyMap<Guid, string>> {
  const pools = await listPools(db, tenant.pk)
  return new Map(pools.flatMap(({ id, overAssignedSinceDateTime: since }) => (since !== null && addDays(since, OVER_ASSIGNED_DAYS) <= now.toISOString() ? [[id, since] as const] : [])))
}

function ofProduct(product: OwnedProduct, overdue: ReadonlyMap<Guid, string>): Attention[] {
  const { skuId, poolId, displayName, capacity, consumed, available, errors } = product
  const since = overdue.get(poolId)
  const until = product.subscriptions.flatMap(({ status, nextLifecycleDateTime: next }) => (status === 'Warning' && next !== null ? [next] : [])).sort()[0]
  const about = (kind: Attention['kind'], facts: Attention['facts']): Attention => ({ kind, skuId, facts: { product: displayName, ...facts } })
  const paidAndUnused = available > 0 && product.price !== null && product.price > 0 && product.owner === null
  return [
    ...(consumed > capacity && product.owner === null ? [since === undefined ? about('overAssigned', { assigned: consumed, capacity }) : about('overAssignedOverdue', { assigned: consumed, capacity, since })] : []),
    ...(errors > 0 ? [about('licenseErrors', { count: errors })] : []),
    ...(until !== undefined && product.owner === null ? [about('expiring', { count: product.expiring, until })] : []),
    ...(paidAndUnused ? [about('unusedSeats', { count: available })] : []),
  ]
}

/** Purchases that renew or end within a month. */
function renewalsOf(products: readonly OwnedProduct[], now: Date): Attention[] {
  const soon = products
    .flatMap((product) => product.subscriptions)
    .filter(({ nextLifecycleDateTime: next }) => next !== null && Date.parse(next) > now.getTime() && Date.parse(next) - now.getTime() < MONTH_MS)
  return soon.length > 0 ? [{ kind: 'renewals', skuId: null, facts: { count: soon.length } }] : []
}

async function blockedOf({ db, tenant }: ReadingRoom, within: Within): Promise<Attention[]> {
  const count = await countUserRows(db, tenant.pk, { filter: BLOCKED_AND_LICENSED, within })
  return count > 0 ? [{ kind: 'blockedLicensed', skuId: null, facts: { count } }] : []
}

/** Data whose last day is within a week. */
async function deadlinesOf({ db, tenant, now }: ReadingRoom, within: Within): Promise<Attention[]> {
  const { users } = await countDeadlinesUntil(db, tenant.pk, new Date(now.getTime() + WEEK_MS).toISOString(), within)
  return users > 0 ? [{ kind: 'deadlines', skuId: null, facts: { count: users } }] : []
}

/** Services that products have gained and nobody has looked at. */
async function newServicesOf(room: ReadingRoom): Promise<Attention[]> {
  const count = await countNewServices(room)
  return count > 0 ? [{ kind: 'newServices', skuId: null, facts: { count } }] : []
}

/** Whom a caller may see; whoever sees no people at all is told how many there are. */
function seenBy(caller: Caller): Within {
  const access = decideAccess(caller, 'readUsers')
  return access.allowed ? access.within : null
}

/** Most urgent kind first; within one, what concerns most. */
const byUrgency = (a: Attention, b: Attention): number => ATTENTION_KINDS.indexOf(a.kind) - ATTENTION_KINDS.indexOf(b.kind)

export const readHome: Question<null, Home> = async (room, caller) => {
  const products = await listOwnedProducts(room, caller, null)
  const within = seenBy(caller)
  const overdue = await overdueSince(room)
  const attention = [...products.flatMap((product) => ofProduct(product, overdue)), ...(await deadlinesOf(room, within)), ...renewalsOf(products, room.now), ...(await blockedOf(room, within)), ...(await newServicesOf(room))]
  return {
    attention: attention.sort(byUrgency),
    seats: products
      .filter((product) => product.owner === null && product.capacity > 0)
      .sort((a, b) => b.consumed - a.consumed)
      .map(({ skuId, skuPartNumber, displayName, capacity, consumed, available }) => ({ skuId, skuPartNumber, displayName, capacity, consumed, available })),
  }
}
