// Why a wish cannot be granted: a closed set of codes, each with its facts. Words are rendered by the faces.
import type { Guid } from './guid.ts'

/** A service plan within the product that carries it. */
export interface PlanInProduct {
  readonly skuId: Guid
  readonly servicePlanId: Guid
}

export type Refusal =
  | { readonly code: 'CountViolation'; readonly skuId: Guid }
  | {
      readonly code: 'MutuallyExclusiveViolation'
      /** Every clashing pair (D5). */
      readonly pairs: readonly { readonly ruleId: string; readonly a: PlanInProduct; readonly b: PlanInProduct }[]
    }
  | {
      readonly code: 'DependencyViolation'
      /** Every plan that would be without what it needs, on adding as on removing (D4). */
      readonly missing: readonly { readonly ruleId: string; readonly dependent: PlanInProduct; readonly requiresAnyOf: readonly Guid[] }[]
    }
  | {
      readonly code: 'ProhibitedInUsageLocationViolation'
      readonly usageLocation: string
      readonly prohibited: readonly { readonly ruleId: string; readonly skuId: Guid; readonly servicePlanId: Guid | null }[]
    }
  /** A product without the product it is sold beside (skuIds). */
  | {
      readonly code: 'PrerequisiteMissing'
      readonly missing: readonly { readonly ruleId: string; readonly skuId: Guid; readonly requiresAnyOf: readonly Guid[] }[]
    }
  /** Somebody else has the mail address that these products would give. */
  | { readonly code: 'UniquenessViolation'; readonly address: string; readonly skuIds: readonly Guid[] }
  | { readonly code: 'UsageLocationMissing' }
  | { readonly code: 'UsageLocationInvalid'; readonly usageLocation: string }
  | { readonly code: 'ProductUnknown'; readonly skuId: Guid }
  | { readonly code: 'ProductNotOwned'; readonly skuId: Guid }
  | { readonly code: 'ProductNotForUsers'; readonly skuId: Guid }
  | { readonly code: 'SelfServiceOwned'; readonly skuId: Guid }
  | { readonly code: 'LicenseNotAssigned'; readonly skuId: Guid }
  | { readonly code: 'LicenseInherited'; readonly skuId: Guid; readonly groupIds: readonly Guid[] }
  | { readonly code: 'ServicePlanNotInProduct'; readonly skuId: Guid; readonly servicePlanIds: readonly Guid[] }
  | { readonly code: 'ServicePlanNotForUsers'; readonly skuId: Guid; readonly servicePlanIds: readonly Guid[] }
  | { readonly code: 'AddedAndRemoved'; readonly skuId: Guid }
  | { readonly code: 'AddedTwice'; readonly skuId: Guid }
  | { readonly code: 'GuestNeedsGlobalAdministrator' }
  | { readonly code: 'ChangedSince'; readonly skuIds: readonly Guid[] }
  | { readonly code: 'UserNotFound'; readonly user: string }
  | { readonly code: 'NothingToChange' }
  /** Neither a security group nor security-enabled (domain.md 3.1). */
  | { readonly code: 'GroupNotLicensable'; readonly groupId: Guid }
  /** A group with licences is not deleted (D22). */
  | { readonly code: 'GroupHasLicenses'; readonly groupId: Guid }
  /** It reaches the person through a group inside it, which is the one to leave (D6). */
  | { readonly code: 'MembershipNested'; readonly groupId: Guid }
  | SubscriptionRefusal
  /** Its rule says who is a member, not an administrator. */
  | { readonly code: 'MembershipRuled'; readonly groupId: Guid }

export const SUBSCRIPTION_REFUSALS = [
  'AddOnNotUpgraded',
  'AllSeatsAssigned',
  'ArrangedBySeller',
  'BillingFrequencyFixed',
  'BusinessSeatLimit',
  'CannotReactivate',
  'EndOfSale',
  'ManagedByReseller',
  'NeverEnds',
  'NotATrial',
  'OutsideCancellationWindow',
  'OutsideReductionWindow',
  'PrepaidSubscription',
  'PurchasedBySelfService',
  'RecurringBillingOff',
  'SameAsNow',
  'SeveralSubscriptions',
  'SubscriptionNotActive',
  'SubscriptionScheduled',
  'TooManySeatsToCancel',
  'TooManySubscriptions',
  'TrialExtendedAlready',
  'TrialExtensionTooEarly',
  'TrialSeatsFixed',
] as const

/** Why a purchase cannot be changed so (domain.md 6.2, 6.3). */
export interface SubscriptionRefusal {
  readonly code: (typeof SUBSCRIPTION_REFUSALS)[number]
  /** Null for one that is not bought yet. */
  readonly subscriptionId: Guid | null
  readonly skuId: Guid
  /** When it becomes possible; null when waiting does not help. */
  readonly fromDateTime: string | null
  /** Until when it was possible. */
  readonly untilDateTime: string | null
  /** The bound that was met: seats, subscriptions. */
  readonly limit: number | null
}

export type RefusalCode = Refusal['code']
