import { endOfTerm } from '#engine/term.ts'
import type { Term } from '#model/subscription.ts'
import { insertSubscription } from '#store/subscriptions.ts'
import { fixedId } from './fixed-id.ts'
import { daysFrom } from './making.ts'
import type { Making } from './making.ts'

const YEARS_BACK = 5

/** When the term began that ends at an instant: at the purchase, or at a renewal since. */
function startOfTerm(bought: string, end: string | null, term: Term): string {
  if (end === null || endOfTerm(bought, term, bought) >= end) return bought
  let start = bought
  for (let terms = 0; terms < YEARS_BACK * 12 && endOfTerm(start, term, bought) < end; terms += 1) start = endOfTerm(start, term, bought)
  return start
}

/** Writes the subscriptions in their order, which is the order in which products are listed. */
export async function writePurchases({ db, tenant, organization, directory, now }: Making): Promise<void> {
  for (const [at, purchase] of organization.subscriptions.entries()) {
    const { skuId } = directory.product(purchase.product, `subscriptions[${at}].product`)
    const id = directory.subscriptionId(at)
    const { boughtBy } = purchase
    const [bought, next] = [daysFrom(now, -purchase.boughtDaysAgo), purchase.nextInDays === null ? null : daysFrom(now, purchase.nextInDays)]
    await insertSubscription(db, tenant, {
      id,
      commerceSubscriptionId: fixedId(`commerce ${id}`),
      skuId,
      poolId: directory.poolId(skuId, boughtBy),
      status: purchase.status,
      totalLicenses: purchase.seats,
      isTrial: purchase.trial,
      createdDateTime: bought,
      nextLifecycleDateTime: next,
      termStartDateTime: purchase.status === 'Enabled' ? startOfTerm(bought, next, purchase.term) : bought,
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
