// What the seats of a pool cost a month: one reading for plans, the Licenses page, Home and reports (D17).
import type { Guid } from '#model/guid.ts'
import type { Subscription } from '#model/subscription.ts'

/** Prices a seat and month; a subscription's own price goes before them (D17). */
export interface PriceList {
  readonly currency: string
  readonly bySku: ReadonlyMap<Guid, number>
  /** The products whose price is the organisation's own; of the others it is the list price, an estimate. */
  readonly own: ReadonlySet<Guid>
}

export interface PoolPrice {
  /** A seat and month, on average over the subscriptions in force, trials for nothing; null when nobody knows. */
  readonly price: number | null
  readonly basis: 'listPrice' | 'ownPrice'
  /** Seats that are paid for. */
  readonly units: number
  /** What is paid a month; 0 when nobody knows. */
  readonly bill: number
  /** The first day on which a paid subscription can be reduced; null when there is none. */
  readonly nextRenewal: string | null
}

const isInForce = ({ status }: Subscription): boolean => status === 'Enabled' || status === 'Warning'

/** Sums the subscriptions of one pool; those that have ended cost nothing. */
export function poolPrice(skuId: Guid, subscriptions: readonly Subscription[], { bySku, own }: PriceList): PoolPrice {
  const bought = subscriptions.filter(isInForce)
  const paid = bought.filter(({ isTrial }) => !isTrial)
  const units = bought.reduce((sum, { totalLicenses }) => sum + totalLicenses, 0)
  const price = averagePrice(bought, bySku.get(skuId) ?? null)
  return {
    price,
    basis: own.has(skuId) || (paid.length > 0 && paid.every((one) => one.price !== null)) ? 'ownPrice' : 'listPrice',
    units,
    bill: units * (price ?? 0),
    nextRenewal: paid.flatMap(({ nextLifecycleDateTime }) => nextLifecycleDateTime ?? []).sort()[0] ?? null,
  }
}

function averagePrice(bought: readonly Subscription[], list: number | null): number | null {
  const priced = bought.map(({ isTrial, price, totalLicenses }) => ({ price: isTrial ? 0 : (price ?? list), totalLicenses }))
  const units = priced.reduce((sum, { totalLicenses }) => sum + totalLicenses, 0)
  if (priced.some(({ price }) => price === null)) return null
  return units === 0 ? list : priced.reduce((sum, { price, totalLicenses }) => sum + (price ?? 0) * totalLicenses, 0) / units
}

/** A sum of money, rounded to cents. */
export const moneyTotal = (amounts: readonly number[]): number => Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100) / 100
