import { insertSubscription } from '#store/subscriptions.ts'
import { fixedId } from './fixed-id.ts'
import { daysFrom } from './making.ts'
import type { Making } from './making.ts'

/** Writes the subscriptions in their order, which is the order in which products are listed. */
export async function writePurchases({ db, tenant, organization, directory, now }: Making): Promise<void> {
  for (const [at, purchase] of organization.subscriptions.entries()) {
    const { skuId } = directory.product(purchase.product, `subscriptions[${at}].product`)
    const id = directory.subscriptionId(at)
    const { boughtBy } = purchase
    await insertSubscription(db, tenant, {
      id,
      commerceSubscriptionId: fixedId(`commerce ${id}`),
      skuId,
      poolId: directory.poolId(skuId, boughtBy),
      status: purchase.status,
      totalLicenses: purchase.seats,
      isTrial: purchase.trial,
      createdDateTime: daysFrom(now, -purchase.boughtDaysAgo),
      nextLifecycleDateTime: purchase.nextInDays === null ? null : daysFrom(now, purchase.nextInDays),
      term: purchase.term,
      billingFrequency: purchase.billing,
      accountType: purchase.accountType,
      recurringBilling: purchase.recurringBilling,
      purchaseChannel: boughtBy === undefined ? purchase.channel : 'selfService',
      ownerId: boughtBy === undefined ? null : directory.userId(boughtBy),
      price: purchase.price ?? null,
    })
  }
}
