// What a change of purchases does to the bill: at once, and from the renewal on (D17).
import type { Guid } from '#model/guid.ts'
import type { CostEffect } from '#model/plan.ts'
import type { Subscription } from '#model/subscription.ts'
import { moneyTotal, poolPrice } from './pool-price.ts'
import type { PriceList } from './pool-price.ts'

interface Bill {
  readonly skuId: Guid
  /** The purchases of one pool. */
  readonly before: readonly Subscription[]
  readonly after: readonly Subscription[]
  /** As they will be once the changed one has renewed or ended. */
  readonly later: readonly Subscription[]
  readonly laterDateTime: string | null
  readonly consumed: { readonly before: number; readonly after: number }
}

/** The bill of a pool's purchases, a month: now, after the change, and what will be saved at the renewal. */
export function costOfPurchases({ skuId, before, after, later, laterDateTime, consumed }: Bill, prices: PriceList): CostEffect {
  const [was, is, will] = [before, after, later].map((some) => poolPrice(skuId, some, prices)) as [ReturnType<typeof poolPrice>, ReturnType<typeof poolPrice>, ReturnType<typeof poolPrice>]
  const saved = moneyTotal([is.bill, -will.bill])
  return {
    currency: prices.currency,
    basis: is.basis,
    bill: { before: moneyTotal([was.bill]), after: moneyTotal([is.bill]) },
    inUse: { before: moneyTotal([consumed.before * (was.price ?? 0)]), after: moneyTotal([consumed.after * (is.price ?? 0)]) },
    savingPossible: { amount: Math.max(0, saved), fromDate: saved > 0 ? laterDateTime : null },
    unpricedSkuIds: was.price === null || is.price === null ? [skuId] : [],
  }
}
