import type { SelfServicePurchase } from '#model/self-service.ts'
import type { Words } from '#web/state/words-context.tsx'

/** What becomes of a purchase by itself: "Renews on 2 December"; empty when nothing does. */
export function purchaseNext({ status, nextLifecycleDateTime: until, recurringBilling }: Pick<SelfServicePurchase, 'status' | 'nextLifecycleDateTime' | 'recurringBilling'>, { say }: Words): string {
  if (until === null) return ''
  return say(recurringBilling && status === 'Enabled' ? 'page.product.subscription.renews' : 'page.product.subscription.ends', { until })
}
