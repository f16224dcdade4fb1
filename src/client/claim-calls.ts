import type { Guid } from '#model/guid.ts'
import type { Plan } from '#model/plan.ts'
import type { SelfServicePolicies, SelfServicePolicy, SelfServicePurchase } from '#model/self-service.ts'
import type { CallOptions, Page, Send } from './send.ts'

export interface PurchaseWish {
  readonly skuId: Guid
  readonly totalLicenses?: number
  readonly isTrial?: boolean
}

/** What is left out stays; a product without a policy follows the standard one. */
export interface PolicyChanges {
  readonly standard?: SelfServicePolicy
  readonly products?: readonly { readonly skuId: Guid; readonly policy?: SelfServicePolicy }[]
}

/** What people get for themselves: purchases, requests, and licences claimed at the first sign-in. */
export const claimCalls = (send: Send) => ({
  /** What people bought or tried for themselves, what has ended included. */
  listSelfServicePurchases: async (options?: CallOptions) =>
    (await send<Page<SelfServicePurchase>>('/licet/v1/selfServicePurchases', options)).value,

  /** Buys or tries a product for whoever is signed in; it is recorded, nothing is paid. */
  buyForSelf: (wish: PurchaseWish, options?: CallOptions) =>
    send<SelfServicePurchase>('/licet/v1/selfServicePurchases', { method: 'POST', body: wish, ...options }),

  /** The plan that takes over what somebody bought: its people get another product, or with null lose it. */
  planTakeControl: (subscription: Guid, moveTo: Guid | null, options?: CallOptions) =>
    send<Plan>(`/licet/v1/subscriptions/${subscription}/takeControl`, { method: 'POST', body: { moveTo }, ...options }),

  getSelfServicePolicies: (options?: CallOptions) => send<SelfServicePolicies>('/licet/v1/selfServicePolicies', options),

  patchSelfServicePolicies: (changes: PolicyChanges, options?: CallOptions) =>
    send<SelfServicePolicies>('/licet/v1/selfServicePolicies', { method: 'PATCH', body: changes, ...options }),
})
