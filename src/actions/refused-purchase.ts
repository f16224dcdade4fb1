import { Problem } from '#model/problem.ts'
import type { SubscriptionRefusal } from '#model/refusal.ts'

/** 422 for a change of a purchase that a rule refuses: the reason, from when it is possible, and what would do instead. */
export const refusedPurchase = (refusal: SubscriptionRefusal, displayName: string, alternatives: readonly object[] = []): Problem =>
  new Problem({
    status: 422,
    code: 'planIsRefused',
    message: `The purchase cannot be changed so: ${refusal.code}. Nothing was changed.`,
    words: {
      key: `refusal.${refusal.code}`,
      arguments: { product: displayName, from: refusal.fromDateTime ?? '', until: refusal.untilDateTime ?? '', waits: String(refusal.fromDateTime !== null), limit: refusal.limit ?? 0 },
    },
    more: { refusals: [refusal], alternatives },
  })
