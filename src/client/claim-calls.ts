import type { AutoClaimPolicy, AutoClaimReport, ListedPolicy } from '#model/auto-claim-policy.ts'
import type { AssignedLicense } from '#model/license.ts'
import type { LicenseRequest } from '#model/license-request.ts'
import type { MyLicenses } from '#model/my-licenses.ts'
import type { MyPurchase, PurchaseVerb } from '#model/my-purchase.ts'
import type { Guid } from '#model/guid.ts'
import type { Plan } from '#model/plan.ts'
import type { When } from '#model/subscription-change.ts'
import type { SelfServicePolicies, SelfServicePolicy, SelfServicePurchase } from '#model/self-service.ts'
import { formatQuery } from './format-query.ts'
import type { CallOptions, Page, Send } from './send.ts'

export interface PurchaseWish {
  readonly skuId: Guid
  readonly totalLicenses?: number
  readonly isTrial?: boolean
}

/** What a verb of a purchaser takes. */
export interface PurchaseChange {
  readonly totalLicenses?: number
  readonly when?: When
  readonly on?: boolean
  readonly users?: readonly string[]
}

/** What is left out stays; a product without a policy follows the standard one. */
export interface PolicyChanges {
  readonly standard?: SelfServicePolicy
  readonly products?: readonly { readonly skuId: Guid; readonly policy?: SelfServicePolicy }[]
}

export interface RequestsQuery {
  readonly isPending?: boolean
  readonly mine?: boolean
  readonly top?: number
  readonly skip?: number
}

/** How a request is approved: for whom, directly or by a group, with which apps off, with which words. */
export interface Approval {
  readonly users?: readonly string[]
  readonly groupId?: Guid
  readonly skuId?: Guid
  readonly disabledPlans?: readonly Guid[]
  readonly message?: string
}

export type PolicyWish = Partial<Pick<AutoClaimPolicy, 'displayName' | 'isEnabled'>> & { readonly products?: readonly AssignedLicense[] }

/** What people get for themselves: purchases, requests, and licences claimed at the first sign-in. */
export const claimCalls = (send: Send) => ({
  /** What people bought or tried for themselves, what has ended included. */
  listSelfServicePurchases: async (options?: CallOptions) =>
    (await send<Page<SelfServicePurchase>>('/licet/v1/selfServicePurchases', options)).value,

  /** Buys or tries a product for whoever is signed in; it is recorded, nothing is paid. */
  buyForSelf: (wish: PurchaseWish, options?: CallOptions) =>
    send<SelfServicePurchase>('/licet/v1/selfServicePurchases', { method: 'POST', body: wish, ...options }),

  /** What whoever is signed in bought or tried for themselves. */
  listOwnPurchases: async (options?: CallOptions) => (await send<Page<MyPurchase>>('/licet/v1/me/purchases', options)).value,

  /** Does something with a purchase of one's own, at once; gives it as it is then. */
  manageOwnPurchase: (purchase: Guid, verb: PurchaseVerb, body: PurchaseChange, options?: CallOptions) =>
    send<MyPurchase>(`/licet/v1/me/purchases/${purchase}/${verb}`, { method: 'POST', body, ...options }),

  /** The plan that takes over what somebody bought: its people get another product, or with null lose it. */
  planTakeControl: (subscription: Guid, moveTo: Guid | null, options?: CallOptions) =>
    send<Plan>(`/licet/v1/subscriptions/${subscription}/takeControl`, { method: 'POST', body: { moveTo }, ...options }),

  getSelfServicePolicies: (options?: CallOptions) => send<SelfServicePolicies>('/licet/v1/selfServicePolicies', options),

  patchSelfServicePolicies: (changes: PolicyChanges, options?: CallOptions) =>
    send<SelfServicePolicies>('/licet/v1/selfServicePolicies', { method: 'PATCH', body: changes, ...options }),

  /** One's own licences, and what one may get. */
  getMyLicenses: (options?: CallOptions) => send<MyLicenses>('/licet/v1/me/licenses', options),

  /** Requests, the newest first; `mine` for who may not read them all. */
  listRequests: ({ isPending, mine, top, skip }: RequestsQuery = {}, options?: CallOptions) =>
    send<Page<LicenseRequest>>(
      `/licet/v1/requests${formatQuery({ filter: isPending === undefined ? undefined : `state ${isPending ? 'eq' : 'ne'} 'pending'`, top, skip }, { mine: mine === true ? 'true' : undefined })}`,
      options,
    ),

  getRequest: (request: Guid, options?: CallOptions) => send<LicenseRequest>(`/licet/v1/requests/${request}`, options),

  /** Asks for a licence, for oneself or for others by their user names. */
  askForLicense: (wish: { readonly skuId: Guid; readonly message?: string; readonly users?: readonly string[] }, options?: CallOptions) =>
    send<LicenseRequest>('/licet/v1/requests', { method: 'POST', body: wish, ...options }),

  /** The plan that approves a request when it is applied. */
  planApproval: (request: Guid, approval: Approval, options?: CallOptions) =>
    send<Plan>(`/licet/v1/requests/${request}/approve`, { method: 'POST', body: approval, ...options }),

  denyRequest: (request: Guid, reason: string, options?: CallOptions) =>
    send<LicenseRequest>(`/licet/v1/requests/${request}/deny`, { method: 'POST', body: { reason }, ...options }),

  listAutoClaimPolicies: async (options?: CallOptions) =>
    (await send<Page<ListedPolicy>>('/licet/v1/autoClaimPolicies', options)).value,

  createAutoClaimPolicy: (policy: PolicyWish, options?: CallOptions) =>
    send<AutoClaimPolicy>('/licet/v1/autoClaimPolicies', { method: 'POST', body: policy, ...options }),

  patchAutoClaimPolicy: (policy: Guid, changes: PolicyWish, options?: CallOptions) =>
    send<AutoClaimPolicy>(`/licet/v1/autoClaimPolicies/${policy}`, { method: 'PATCH', body: changes, ...options }),

  /** What became of the first sign-ins of the last 1, 7, 30 or 90 days. */
  getAutoClaimReport: (policy: Guid, days: number, options?: CallOptions) =>
    send<AutoClaimReport>(`/licet/v1/autoClaimPolicies/${policy}/report?days=${days}`, options),
})
