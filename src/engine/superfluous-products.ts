import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import { plansInForce } from './effective-plans.ts'
import type { RuleBook } from './rule-book.ts'

/**
 * Products of which every service that is on is on in another product too: their seat pays for the same service twice.
 * Services of the organisation as a whole count for nothing. Two that give the same are both named.
 */
export function superfluousProducts(situation: Situation, book: RuleBook): Guid[] {
  const products = [...new Set(situation.filter(isInForce).map(({ skuId }) => skuId))]
  const plans = products.flatMap((skuId) => book.products.get(skuId)?.plans ?? [])
  const forPeople = new Set(plans.filter(({ appliesTo }) => appliesTo === 'User').map(({ servicePlanId }) => servicePlanId))
  const carriers = [...plansInForce(situation, book)].flatMap(([plan, skuIds]) => (forPeople.has(plan) ? [skuIds] : []))
  return products.filter((skuId) => {
    const given = carriers.filter((skuIds) => skuIds.includes(skuId))
    return given.length > 0 && given.every((skuIds) => skuIds.length > 1)
  })
}
