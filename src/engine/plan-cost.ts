// What a change does to the bill: nothing at once. The bill is what is bought; seats taken back can be cancelled later.
import type { Guid } from '#model/guid.ts'
import type { CostEffect } from '#model/plan.ts'
import type { Pool, Subscription } from '#model/subscription.ts'
import type { PlannedSeats } from './plan-seats.ts'

/** Prices a user and month; a subscription's own price goes before them (D17). */
export interface PriceList {
  readonly currency: string
  readonly basis: CostEffect['basis']
  readonly bySku: ReadonlyMap<Guid, number>
}

/** Works out the cost of the pools that a change touches, a month, rounded to cents (D17). */
export function costOf(
  seats: readonly PlannedSeats[],
  pools: ReadonlyMap<string, Pool>,
  subscriptions: readonly Subscription[],
  prices: PriceList,
): CostEffect {
  const rows = seats.map((row) => {
    const ids = pools.get(row.poolKey)?.subscriptionIds ?? []
    const bought = subscriptions.filter(({ id, status }) => ids.includes(id) && (status === 'Enabled' || status === 'Warning'))
    const price = averagePrice(row.skuId, bought, prices)
    const units = bought.reduce((sum, { totalLicenses }) => sum + totalLicenses, 0)
    const freed = Math.max(0, row.after.available - row.before.available)
    return { row, bought, price, bill: units * (price ?? 0), saving: freed * (price ?? 0) }
  })
  const bill = total(rows.map((row) => row.bill))
  const inUse = (when: 'before' | 'after'): number => total(rows.map(({ row, price }) => row[when].consumed * (price ?? 0)))
  // The whole amount is saved once the last of the products concerned can be reduced.
  const renewals = rows.filter(({ saving }) => saving > 0).map(({ bought }) => nextRenewal(bought))
  return {
    currency: prices.currency,
    basis: rows.some(({ bought }) => bought.some(({ price }) => price !== null)) ? 'ownPrice' : prices.basis,
    bill: { before: bill, after: bill },
    inUse: { before: inUse('before'), after: inUse('after') },
    savingPossible: {
      amount: total(rows.map(({ saving }) => saving)),
      fromDate: renewals.includes(null) ? null : (renewals.sort().at(-1) ?? null),
    },
    unpricedSkuIds: rows.filter(({ price }) => price === null).map(({ row }) => row.skuId),
  }
}

/** What a seat costs on average over the subscriptions of a pool, trials for nothing; null when nobody knows. */
function averagePrice(skuId: Guid, bought: readonly Subscription[], { bySku }: PriceList): number | null {
  const list = bySku.get(skuId) ?? null
  const priced = bought.map(({ isTrial, price, totalLicenses }) => ({ price: isTrial ? 0 : (price ?? list), totalLicenses }))
  if (priced.length === 0) return list
  const units = priced.reduce((sum, { totalLicenses }) => sum + totalLicenses, 0)
  if (priced.some(({ price }) => price === null)) return null
  return units === 0 ? list : priced.reduce((sum, { price, totalLicenses }) => sum + (price ?? 0) * totalLicenses, 0) / units
}

/** The first day on which a paid subscription of the pool can be reduced. */
const nextRenewal = (bought: readonly Subscription[]): string | null =>
  bought
    .filter(({ isTrial }) => !isTrial)
    .flatMap(({ nextLifecycleDateTime }) => nextLifecycleDateTime ?? [])
    .sort()[0] ?? null

const total = (amounts: readonly number[]): number => Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100) / 100
