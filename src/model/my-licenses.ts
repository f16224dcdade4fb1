// What somebody sees of their own licences, and what they may get for themselves (P21).
import type { Guid } from './guid.ts'
import type { LicenseError } from './license.ts'
import type { RequestProcess } from './license-request.ts'
import type { Family } from './product.ts'

export interface MySource {
  readonly kind: 'direct' | 'group' | 'selfService'
  /** The group's name; null for the other kinds. */
  readonly name: string | null
}

export interface MyService {
  readonly servicePlanId: Guid
  readonly displayName: string
  readonly family: Family
  readonly isOn: boolean
  /** Who switched it off: the groups that give the product without it, by name; none when an administrator did for this person. */
  readonly offIn: readonly string[]
}

export interface MyLicense {
  readonly skuId: Guid
  readonly displayName: string
  readonly family: Family
  readonly sources: readonly MySource[]
  readonly state: 'active' | 'suspended' | 'error'
  /** Why it is not in force, or not as it should be. */
  readonly error: LicenseError
  /** Services for people, those of the organisation left out. */
  readonly services: readonly MyService[]
}

export const WAYS = ['buy', 'try', 'request'] as const
/** How a person comes to a product. */
export type Way = (typeof WAYS)[number]

export interface ObtainableProduct {
  readonly skuId: Guid
  readonly displayName: string
  readonly family: Family
  readonly ways: readonly Way[]
}

export interface MyLicenses {
  readonly licenses: readonly MyLicense[]
  /** By name. */
  readonly obtainable: readonly ObtainableProduct[]
  /** Where to ask instead of here; null when requests are taken here. */
  readonly requestProcess: RequestProcess | null
}
