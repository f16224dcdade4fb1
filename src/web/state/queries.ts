import { queryOptions } from '@tanstack/react-query'
import type { Language } from '#words/language.ts'
import { client } from './client.ts'
import { tellDaysIn, tellTabs } from './organization-page.ts'

/** Queries by what they read: the first part of a key is what `changed` events make stale (live-events.ts). */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await client.getSession({ signal })
    tellTabs(session.tenant.id)
    tellDaysIn(session.tenant.timeZone)
    return session
  },
  staleTime: Number.POSITIVE_INFINITY,
  // main.tsx asked before anything was drawn; drawing is no reason to ask again.
  retryOnMount: false,
})

/** The organisations that one may go over to. */
export const tenantsQuery = queryOptions({
  queryKey: ['tenants'],
  queryFn: ({ signal }) => client.listTenants({ signal }),
})

export const homeQuery = (language: Language) =>
  queryOptions({ queryKey: ['home', language], queryFn: ({ signal }) => client.getHome({ signal }) })

export const runningOperationsQuery = queryOptions({
  queryKey: ['operations', 'running'],
  queryFn: async ({ signal }) =>
    (await client.listOperations({ filter: "state eq 'running' or state eq 'queued'", top: 20 }, { signal })).value,
})

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue', 'products'],
  queryFn: ({ signal }) => client.listProducts({}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const servicePlansQuery = queryOptions({
  queryKey: ['catalogue', 'servicePlans'],
  queryFn: ({ signal }) => client.listServicePlans({}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const subscribedSkusQuery = queryOptions({
  queryKey: ['subscribedSkus'],
  queryFn: ({ signal }) => client.listSubscribedSkus({ signal }),
})

export const subscriptionsQuery = queryOptions({
  queryKey: ['subscriptions'],
  queryFn: ({ signal }) => client.listSubscriptions({}, { signal }),
})

/** What the organisation owns, a row a pool. */
export const ownedProductsQuery = queryOptions({
  queryKey: ['products'],
  queryFn: ({ signal }) => client.listOwnedProducts({ signal }),
})

/** What is to be decided about purchases, the soonest first. */
export const renewalsQuery = queryOptions({
  queryKey: ['subscriptions', 'renewals'],
  queryFn: ({ signal }) => client.listRenewals(90, { signal }),
})

/** What people bought for themselves. */
export const selfServicePurchasesQuery = queryOptions({
  queryKey: ['subscriptions', 'selfService'],
  queryFn: ({ signal }) => client.listSelfServicePurchases({ signal }),
})

/** One's own licences, and what one may get. */
export const myLicensesQuery = queryOptions({
  queryKey: ['myLicenses'],
  queryFn: ({ signal }) => client.getMyLicenses({ signal }),
})

/** What one has bought or tried for oneself. */
export const myPurchasesQuery = queryOptions({
  queryKey: ['myLicenses', 'purchases'],
  queryFn: ({ signal }) => client.listOwnPurchases({ signal }),
})

/** What one has asked. */
export const myRequestsQuery = queryOptions({
  queryKey: ['requests', 'mine'],
  queryFn: async ({ signal }) => (await client.listRequests({ mine: true }, { signal })).value,
})

/** How many requests wait for an answer. */
export const pendingRequestsQuery = queryOptions({
  queryKey: ['requests', 'pending'],
  queryFn: async ({ signal }) => (await client.listRequests({ isPending: true, top: 1 }, { signal }))['@odata.count'] ?? 0,
})

export const autoClaimPoliciesQuery = queryOptions({
  queryKey: ['autoClaimPolicies'],
  queryFn: ({ signal }) => client.listAutoClaimPolicies({ signal }),
})

export const selfServicePoliciesQuery = queryOptions({
  queryKey: ['selfServicePolicies'],
  queryFn: ({ signal }) => client.getSelfServicePolicies({ signal }),
})

/** Names of groups by id, to say where a licence comes from. */
export const groupNamesQuery = queryOptions({
  queryKey: ['groups', 'names'],
  queryFn: async ({ signal }) => {
    const { value } = await client.listGroups({ select: ['id', 'displayName'], top: 999 }, { signal })
    return new Map(value.map((group) => [group.id, group.displayName ?? group.id]))
  },
})
