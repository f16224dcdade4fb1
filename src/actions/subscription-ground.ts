// What the rules of purchases look at, read from the store: the pool, the product, and what else is bought.
import { enterpriseInstead, isBusinessPlan } from '#catalogue/business-plans.ts'
import type { Catalogue } from '#catalogue/catalogue.ts'
import type { SubscriptionGround } from '#engine/subscription-rules.ts'
import type { Guid } from '#model/guid.ts'
import { capacityOf } from '#model/subscription.ts'
import type { Pool, Subscription } from '#model/subscription.ts'

export const isWorkingPurchase = ({ status }: Pick<Subscription, 'status'>): boolean => status === 'Enabled' || status === 'Warning'

export const seatsOfPurchases = (subscriptions: readonly Subscription[]): number => subscriptions.filter(isWorkingPurchase).reduce((sum, { totalLicenses }) => sum + totalLicenses, 0)

/** The ground on which a change of a purchase into this pool of a product is judged. */
export function subscriptionGround(
  skuId: Guid,
  pool: Pool | undefined,
  { subscriptions, catalogue, now }: { readonly subscriptions: readonly Subscription[]; readonly catalogue: Catalogue; readonly now: Date },
): SubscriptionGround {
  const product = catalogue.productById.get(skuId)
  return {
    now: now.toISOString(),
    consumed: pool?.consumed ?? 0,
    capacity: pool === undefined ? 0 : capacityOf(pool.units),
    seatsOfProduct: seatsOfPurchases(subscriptions.filter((one) => one.skuId === skuId && !one.isTrial)),
    subscriptions: subscriptions.filter(({ status }) => status !== 'Deleted').length,
    ofProduct: subscriptions.filter((one) => one.skuId === skuId && one.ownerId === null && one.status !== 'Deleted').length,
    isAddOn: product?.isAddOn ?? false,
    isBusiness: product !== undefined && isBusinessPlan(product),
    enterprise: product === undefined ? [] : enterpriseInstead(product, catalogue),
  }
}
