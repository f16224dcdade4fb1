// What a change does to the bill: nothing at once. The bill is what is bought; seats taken back can be cancelled later.
import type { CostEffect } from '#model/plan.ts'
import type { Pool, Subscription } from '#model/subscription.ts'
import type { PlannedSeats } from './plan-seats.ts'
import { moneyTotal, poolPrice } from './pool-price.ts'
import type { PriceList } from './pool-price.ts'

/** Works out the cost of the pools that a change touches, a month, rounded to cents (D17). */
export function costOf(
  seats: readonly PlannedSeats[],
  pools: ReadonlyMap<string, Pool>,
  subscriptions: readonly Subscription[],
  prices: PriceList,
): CostEffect {
  const rows = seats.map((row) => {
    const ids = pools.get(row.poolKey)?.subscriptionIds ?? []
    const known = poolPrice(row.skuId, subscriptions.filter(({ id }) => ids.includes(id)), prices)
    const freed = Math.max(0, row.after.available - row.before.available)
    return { row, ...known, saving: freed * (known.price ?? 0) }
  })
  const bill = moneyTotal(rows.map((row) => row.bill))
  const inUse = (when: 'before' | 'after'): number => moneyTotal(rows.map(({ row, price }) => row[when].consumed * (price ?? 0)))
  // The whole amount is saved once the last of the products concerned can be reduced.
  const renewals = rows.filter(({ saving }) => saving > 0).map(({ nextRenewal }) => nextRenewal)
  return {
    currency: prices.currency,
    basis: rows.some(({ basis, price }) => price !== null && basis === 'listPrice') || rows.every(({ price }) => price === null) ? 'listPrice' : 'ownPrice',
    bill: { before: bill, after: bill },
    inUse: { before: inUse('before'), after: inUse('after') },
    savingPossible: {
      amount: moneyTotal(rows.map(({ saving }) => saving)),
      fromDate: renewals.includes(null) ? null : (renewals.sort().at(-1) ?? null),
    },
    unpricedSkuIds: rows.filter(({ price }) => price === null).map(({ row }) => row.skuId),
  }
}
