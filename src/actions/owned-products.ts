// Products owned, with seats, price and purchases: the Licenses page.
import { poolPrice } from '#engine/pool-price.ts'
import type { PriceList } from '#engine/pool-price.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { availableIn, capabilityStatusOf, capacityOf } from '#model/subscription.ts'
import type { Pool, PoolRecord, Subscription } from '#model/subscription.ts'
import { listLicensedGroups } from '#store/group-changes.ts'
import { countUsersInError } from '#store/situations.ts'
import { keyOfPool, listPools } from '#store/pools.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { countWaiting } from '#store/waiting.ts'
import { getUserRows } from '#store/users.ts'
import { priceList } from './price-list.ts'
import type { Question, ReadingRoom } from './room.ts'

function ownedProduct({ catalogue }: ReadingRoom, pool: Pool, subscriptions: readonly Subscription[], prices: PriceList, ownerName: string | undefined, ofCentral: Pick<OwnedProduct, 'groups' | 'errors'>): OwnedProduct {
  const product = catalogue.productById.get(pool.skuId)
  const bought = subscriptions.filter((one) => pool.subscriptionIds.includes(one.id))
  const { price, basis, bill, nextRenewal } = poolPrice(pool.skuId, bought, prices)
  return {
    skuId: pool.skuId,
    poolId: pool.id,
    skuPartNumber: product?.skuPartNumber ?? pool.skuId,
    displayName: product?.displayName ?? pool.skuId,
    ambiguous: product?.ambiguous ?? false,
    family: product?.family ?? 'other',
    isAddOn: product?.isAddOn ?? false,
    appliesTo: product?.appliesTo ?? 'User',
    capabilityStatus: capabilityStatusOf(pool.units),
    units: pool.units,
    capacity: capacityOf(pool.units),
    consumed: pool.consumed,
    available: availableIn(pool),
    expiring: pool.units.warning,
    owner: pool.ownerId === null ? null : { id: pool.ownerId, displayName: ownerName ?? '' },
    price,
    priceBasis: basis,
    currency: prices.currency,
    bill,
    reducibleFrom: nextRenewal,
    subscriptions: bought.map(({ id, totalLicenses, status, isTrial, nextLifecycleDateTime, recurringBilling }) => ({
      id,
      totalLicenses,
      status,
      isTrial,
      nextLifecycleDateTime,
      recurringBilling,
    })),
    ...ofCentral,
  }
}

/** A row a pool, in the order of the first purchase. */
export const listOwnedProducts: Question<null, readonly OwnedProduct[]> = async (room) => {
  const { db, tenant } = room
  const pools = await listPools(db, tenant.pk)
  const subscriptions = await listSubscriptions(db, tenant.pk)
  const owners = await getUserRows(db, tenant.pk, pools.flatMap((pool) => pool.ownerId ?? []))
  const nameOf = new Map(owners.map((owner) => [owner.id, owner.displayName ?? owner.userPrincipalName]))
  const errors = await countUsersInError(db, tenant.pk)
  const givers = await listLicensedGroups(db, tenant.pk)
  const ofCentral = ({ ownerId, skuId }: Pool) =>
    ownerId === null ? { groups: givers.filter(({ assignedLicenses }) => assignedLicenses.some((one) => one.skuId === skuId)).length, errors: errors.get(skuId) ?? 0 } : { groups: 0, errors: 0 }
  const prices = await priceList(room, pools)
  return pools.filter(({ ownerId, units }) => ownerId === null || capabilityStatusOf(units) !== 'Deleted').map((pool) =>
    ownedProduct(room, pool, subscriptions, prices, nameOf.get(pool.ownerId ?? ''), ofCentral(pool)),
  )
}

/** The pools as they are counted, with those who wait for a seat. */
export const listAllPools: Question<null, readonly PoolRecord[]> = async ({ db, tenant }) => {
  const waiting = await countWaiting(db, tenant.pk)
  return (await listPools(db, tenant.pk)).map((pool) => ({ ...pool, capacity: capacityOf(pool.units), available: availableIn(pool), waiting: waiting.get(keyOfPool(pool)) ?? 0 }))
}
