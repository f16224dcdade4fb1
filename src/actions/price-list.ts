import { priceOf } from '#catalogue/catalogue.ts'
import type { PriceList } from '#engine/pool-price.ts'
import type { Guid } from '#model/guid.ts'
import { listPrices } from '#store/rules.ts'
import type { OwnPrice } from '#store/rules.ts'
import type { TenantRow } from '#store/tenants.ts'
import type { ReadingRoom } from './room.ts'

/** In which a tenant's prices are; list prices are known in dollars alone. */
export const currencyOf = ({ settings }: Pick<TenantRow, 'settings'>): string => (typeof settings['currency'] === 'string' ? settings['currency'] : 'USD')

/** The price that a tenant pays on a day: the last one to have begun, in the currency of today's figures. */
export function ownPriceOn(prices: readonly OwnPrice[], skuId: Guid, day: string, currency: string): OwnPrice | null {
  const last = prices.filter((price) => price.skuId === skuId && price.effectiveFrom <= day).at(-1)
  return last === undefined || last.amount === null || last.currency !== currency ? null : last
}

/** What a seat of each owned product costs a month: the tenant's own price, else the list price of the day (D17, D19). */
export async function priceList({ db, tenant, catalogue, now }: ReadingRoom, pools: readonly { readonly skuId: Guid }[]): Promise<PriceList> {
  const currency = currencyOf(tenant)
  const prices = await listPrices(db, tenant.pk)
  const today = now.toISOString().slice(0, 10)
  const bySku = new Map<Guid, number>()
  const own = new Set<Guid>()
  for (const { skuId } of pools) {
    const paid = ownPriceOn(prices, skuId, today, currency)?.amount
    const amount = paid ?? (currency === 'USD' ? priceOf(catalogue, skuId, today)?.amount : undefined)
    if (paid !== undefined) own.add(skuId)
    if (amount !== undefined && amount !== null) bySku.set(skuId, amount)
  }
  return { currency, bySku, own }
}
