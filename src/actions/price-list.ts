import { priceOf } from '#catalogue/catalogue.ts'
import type { PriceList } from '#engine/plan-cost.ts'
import type { Pool } from '#model/subscription.ts'
import { listPrices } from '#store/rules.ts'
import type { ReadingRoom } from './room.ts'

/** What a seat of each owned product costs a month: the tenant's own price, else the list price of the day (D17, D19). */
export async function priceList({ db, tenant, catalogue, now }: ReadingRoom, pools: readonly Pool[]): Promise<PriceList> {
  const own = new Map((await listPrices(db, tenant.pk)).map((price) => [price.skuId, price.amount]))
  const today = now.toISOString().slice(0, 10)
  const known = pools.flatMap(({ skuId }) => {
    const amount = own.get(skuId) ?? priceOf(catalogue, skuId, today)?.amount
    return amount === undefined ? [] : [[skuId, amount] as const]
  })
  return { currency: 'USD', basis: own.size > 0 ? 'ownPrice' : 'listPrice', bySku: new Map(known) }
}
