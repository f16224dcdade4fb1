// Cost: what is bought a month, how much of it is used, and what could be saved from when. The bill is what is bought (D17).
import { moneyTotal } from '#engine/pool-price.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import type { CostReport, CostRow, UsageRow } from '#model/usage-report.ts'
import { listOwnedProducts } from './owned-products.ts'
import { currencyOf } from './price-list.ts'
import type { Question } from './room.ts'
import { keyOfRow, productOfRow, readUsage } from './usage-report.ts'

const cents = (amount: number): number => moneyTotal([amount])

function costRow(product: OwnedProduct, { bought, assigned, unused, blocked, overlapping }: UsageRow): CostRow {
  const { price, priceBasis, bill, reducibleFrom, consumed, available } = product
  const seat = price ?? 0
  const unusedCost = cents(available * seat)
  return {
    ...productOfRow(product),
    bought,
    assigned,
    unused,
    price,
    basis: priceBasis,
    bill: cents(bill),
    inUse: cents(Math.min(consumed, bought) * seat),
    unusedCost,
    blockedCost: cents(blocked * seat),
    overlappingCost: cents(overlapping * seat),
    saving: { amount: unusedCost, fromDate: unusedCost > 0 ? reducibleFrom : null },
  }
}

/** The cost report, of the people whom the caller may see. Throws 403. */
export const readCost: Question<null, CostReport> = async (room, caller) => {
  const products = await listOwnedProducts(room, caller, null)
  const usage = await readUsage(room, caller, null)
  const value = products.flatMap((product) => {
    const row = usage.value.find(({ poolId }) => poolId === product.poolId)
    return row === undefined ? [] : [costRow(product, row)]
  })
  const priceOf = new Map(products.map((product) => [keyOfRow(product), product.price ?? 0]))
  const total = (of: (row: CostRow) => number): number => moneyTotal(value.map(of))
  return {
    asOfDateTime: usage.asOfDateTime,
    currency: currencyOf(room.tenant),
    value,
    departments: usage.departments.map(({ department, licensed, products: held }) => ({
      department,
      people: licensed,
      inUse: moneyTotal(held.map(({ skuId, assigned }) => assigned * (priceOf.get(skuId) ?? 0))),
    })),
    total: { bill: total((row) => row.bill), inUse: total((row) => row.inUse), unusedCost: total((row) => row.unusedCost), saving: total((row) => row.saving.amount) },
    unpricedSkuIds: value.filter(({ price, bought }) => price === null && bought > 0).map(({ skuId }) => skuId),
  }
}
