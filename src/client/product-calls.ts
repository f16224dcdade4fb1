import type { Guid } from '#model/guid.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import type { Product, ServicePlan } from '#model/product.ts'
import { formatQuery } from './format-query.ts'
import type { ListQuery } from './format-query.ts'
import type { CallOptions, Page, Send } from './send.ts'

/** Graph's subscribedSku: a product that the organisation owns, with its seats and services. */
export interface SubscribedSku {
  readonly id: string
  readonly skuId: Guid
  readonly skuPartNumber: string
  readonly appliesTo: string
  readonly capabilityStatus: string
  readonly consumedUnits: number
  readonly prepaidUnits: {
    readonly enabled: number
    readonly warning: number
    readonly suspended: number
    readonly lockedOut: number
  }
  readonly servicePlans: readonly {
    readonly servicePlanId: Guid
    readonly servicePlanName: string
    readonly provisioningStatus: string
    readonly appliesTo: string
  }[]
  readonly subscriptionIds: readonly string[]
}

/** Products: owned, bought and known. */
export const productCalls = (send: Send) => ({
  /** Every product owned; Graph gives them in one page. */
  listSubscribedSkus: async (options?: CallOptions) =>
    (await send<Page<SubscribedSku>>('/v1.0/subscribedSkus', options)).value,

  /** A row a pool: a product with its seats, self-service purchases apart (the Licenses page). */
  listOwnedProducts: async (options?: CallOptions) =>
    (await send<Page<OwnedProduct>>('/licet/v1/products', options)).value,

  listProducts: async (query: ListQuery = {}, options?: CallOptions) =>
    (await send<Page<Product>>(`/licet/v1/catalogue/products${formatQuery(query)}`, options)).value,

  listServicePlans: async (query: ListQuery = {}, options?: CallOptions) =>
    (await send<Page<ServicePlan>>(`/licet/v1/catalogue/servicePlans${formatQuery(query)}`, options)).value,
})
