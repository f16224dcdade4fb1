// A service that a product has gained since it is owned: on by default, so somebody should look.
import type { Guid } from './guid.ts'

export interface NewServiceRecord {
  readonly id: Guid
  readonly skuId: Guid
  readonly servicePlanId: Guid
  readonly productName: string
  readonly serviceName: string
  readonly addedDateTime: string
  readonly reviewed: boolean
  /** Groups that give the product with the service on, where it may be switched off. */
  readonly groups: readonly { readonly id: Guid; readonly displayName: string }[]
}
