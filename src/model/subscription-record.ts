// A purchase as it is told: what it is, what is to come, what can be done with it and until when (P14, P16).
import type { EntityShape } from './entity.ts'
import type { Guid } from './guid.ts'
import { CODE_TEXT, FILTERED_FLAG, FILTERED_TEXT, FILTERED_TIME } from './property.ts'
import type { SubscriptionRefusal } from './refusal.ts'
import type { Subscription, SubscriptionStatus } from './subscription.ts'

/** Until when a purchase can be reduced and cancelled, and from when it can be again. */
export interface SubscriptionWindows {
  readonly canReduce: boolean
  /** The end of the window that is open or was last; null where there never is one. */
  readonly canReduceUntilDateTime: string | null
  /** When it opens again; null when it is open, or never does. */
  readonly canReduceFromDateTime: string | null
  readonly canCancel: boolean
  readonly canCancelUntilDateTime: string | null
  readonly canCancelFromDateTime: string | null
  /** The fewest seats to which it can be reduced now, assigned or not. */
  readonly leastLicenses: number
}

export const SUBSCRIPTION_STATES = ['Scheduled', 'Active', 'Expired', 'Disabled', 'LockedOut', 'Deleted'] as const
/** The state as administrators know it; `status` is Graph's word for the same. */
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number]

/** One step that the clock will make, as things stand. */
export interface StepAhead {
  readonly kind: 'started' | 'renewed' | 'converted' | 'expired' | 'disabled' | 'lockedOut' | 'deleted'
  readonly status: SubscriptionStatus
  readonly atDateTime: string
}

/** What may be asked of a purchase; each is refused for a reason, or possible. */
export const SUBSCRIPTION_ACTIONS = ['addSeats', 'removeSeats', 'setRecurringBilling', 'cancel', 'reactivate', 'changeTerm', 'extendTrial', 'upgrade'] as const
export type SubscriptionAction = (typeof SUBSCRIPTION_ACTIONS)[number]

export interface SubscriptionRecord extends Subscription {
  readonly displayName: string
  readonly skuPartNumber: string
  readonly state: SubscriptionState
  /** When it renews, and when it ends: one of the two while it is active, neither when it never does. */
  readonly renewsDateTime: string | null
  readonly endsDateTime: string | null
  readonly ahead: readonly StepAhead[]
  readonly windows: SubscriptionWindows
  readonly owner: { readonly id: Guid; readonly displayName: string } | null
  /** The pool that its seats are in, with those of its other purchases. */
  readonly pool: {
    readonly capacity: number
    readonly consumed: number
    readonly available: number
    readonly overAssignedSinceDateTime: string | null
    /** By when the excess is to be put right (D18). */
    readonly overAssignedUntilDateTime: string | null
  }
  /** A seat and month. */
  readonly seatPrice: number | null
  /** A month. */
  readonly monthlyCost: number | null
  readonly currency: string
  /** Why each cannot be done now; null where it can. */
  readonly refusals: Readonly<Record<SubscriptionAction, SubscriptionRefusal | null>>
}

const CODE = { ...CODE_TEXT, nullable: false, returned: 'default', orderBy: 'default' } as const
const FLAG = { ...FILTERED_FLAG, nullable: false, returned: 'default' } as const
const TIME = { ...FILTERED_TIME, returned: 'default', filter: ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in', 'null'], orderBy: 'default' } as const
const NAME = { ...FILTERED_TEXT, nullable: false, returned: 'default', filter: ['eq', 'ne', 'in', 'startsWith', 'endsWith', 'contains'], search: 'words', orderBy: 'default' } as const

/** What may be asked of purchases. */
export const SUBSCRIPTION_RECORD_SHAPE = {
  name: 'subscription',
  properties: {
    id: CODE,
    skuId: CODE,
    poolId: CODE,
    displayName: NAME,
    skuPartNumber: NAME,
    status: CODE,
    state: CODE,
    term: CODE,
    billingFrequency: CODE,
    accountType: CODE,
    purchaseChannel: CODE,
    program: CODE,
    ownerId: { ...CODE, nullable: true, filter: ['eq', 'ne', 'in', 'null'] },
    totalLicenses: { type: 'Int32', nullable: false, returned: 'default', filter: ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in'], orderBy: 'default' },
    isTrial: FLAG,
    recurringBilling: FLAG,
    endOfSale: FLAG,
    createdDateTime: { ...TIME, nullable: false },
    termStartDateTime: { ...TIME, nullable: false },
    nextLifecycleDateTime: TIME,
    renewsDateTime: TIME,
    endsDateTime: TIME,
  },
  typeAhead: ['displayName', 'skuPartNumber'],
} as const satisfies EntityShape

/** A renewal or an end to decide about (P16). */
export interface Renewal {
  readonly subscription: SubscriptionRecord
  /** What happens at `decideBeforeDateTime` when nobody decides. */
  readonly happens: StepAhead['kind']
  readonly decideBeforeDateTime: string
  /** Seats of its pool that nobody sits in. */
  readonly unusedLicenses: number
  /** Seats that it will have after, as things stand. */
  readonly plannedLicenses: number
  /** Seats that would do. */
  readonly suggestedLicenses: number
  /** What the suggestion saves a month; null without a price. */
  readonly savingPerMonth: number | null
}
