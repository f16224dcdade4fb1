import type { Guid } from '#model/guid.ts'
import type { Plan } from '#model/plan.ts'
import type { PoolRecord } from '#model/subscription.ts'
import type { BuyChange, SubscriptionChange } from '#model/subscription-change.ts'
import type { Renewal, SubscriptionRecord } from '#model/subscription-record.ts'
import { formatQuery } from './format-query.ts'
import type { ListQuery } from './format-query.ts'
import type { CallOptions, Page, Send } from './send.ts'

/** A purchase as it is wished; what is left out is as usual: a year, billed monthly, MCA, renewing by itself. */
export type BuyRequest = Pick<BuyChange, 'skuId'> & Partial<Omit<BuyChange, 'verb' | 'skuId'>> & { readonly reason?: string }

type VerbOf<Change> = Change extends { readonly verb: infer Verb; readonly id: Guid } ? Exclude<Verb, 'restoreRenewal'> : never
/** What can be asked of a purchase. */
export type SubscriptionCall = VerbOf<SubscriptionChange>

/** What each verb takes beside the purchase. */
export type SubscriptionWish<Verb extends SubscriptionCall> = Partial<Omit<Extract<SubscriptionChange, { readonly verb: Verb }>, 'verb' | 'id'>> & { readonly reason?: string }

/** Purchases: what was bought, what is to come, and plans of changing it. */
export const subscriptionCalls = (send: Send) => ({
  /** One row for each purchase, the deleted ones last. */
  listSubscriptions: async (query: ListQuery = {}, options?: CallOptions) =>
    (await send<Page<SubscriptionRecord>>(`/licet/v1/subscriptions${formatQuery(query)}`, options)).value,

  getSubscription: (subscription: Guid, options?: CallOptions) => send<SubscriptionRecord>(`/licet/v1/subscriptions/${subscription}`, options),

  /** What a purchase would do; apply the plan to record it. */
  planPurchase: (request: BuyRequest, options?: CallOptions) => send<Plan>('/licet/v1/subscriptions', { method: 'POST', body: request, ...options }),

  /** What a change of a purchase would do; a refused one says why and offers what would do instead. */
  planSubscription: <Verb extends SubscriptionCall>(subscription: Guid, verb: Verb, wish: SubscriptionWish<Verb>, options?: CallOptions) =>
    send<Plan>(`/licet/v1/subscriptions/${subscription}/${verb}`, { method: 'POST', body: wish, ...options }),

  /** What is to be decided within some days, the soonest first. */
  listRenewals: async (days = 90, options?: CallOptions) => (await send<Page<Renewal>>(`/licet/v1/renewals?days=${days}`, options)).value,

  /** Seats that are given together: one central pool a product, one for each self-service purchase. */
  listPools: async (options?: CallOptions) => (await send<Page<PoolRecord>>('/licet/v1/pools', options)).value,
})
