// The data that a licence keeps alive, and what becomes of it when nothing does any more (D10, D20).
import type { EntityShape } from './entity.ts'
import type { Guid } from './guid.ts'
import { CODE_TEXT, FILTERED_TEXT, FILTERED_TIME } from './property.ts'
import type { ComplexType } from './property.ts'

export const DATA_ITEM_KINDS = ['mailbox', 'archive', 'oneDrive', 'phoneNumber', 'officeActivation'] as const
export type DataItemKind = (typeof DATA_ITEM_KINDS)[number]

export const DATA_ITEM_STATES = [
  /** Kept alive by a licence. */
  'active',
  /** Without a licence: kept by a hold, which wins over every clock. */
  'held',
  /** Without a licence: a shared mailbox of at most 50 GB needs none. */
  'shared',
  /** Without a licence and still there as it was. */
  'unlicensed',
  'softDeleted',
  /** In the recycle bin of OneDrive. */
  'recycled',
  /** Out of reach until a licence is given back; nothing is deleted. */
  'archived',
  /** The mailbox of somebody who is gone, kept by a hold. */
  'inactive',
  'released',
  /** Office apps: reading and printing only. */
  'reduced',
  'purged',
] as const
export type DataItemState = (typeof DATA_ITEM_STATES)[number]

export const DATA_CAUSES = ['unlicensed', 'deleted', 'lapsed'] as const
/** Why nothing keeps an item alive: the licence went, the person was deleted, or what was bought has run out. */
export type DataCause = (typeof DATA_CAUSES)[number]

export const BRING_BACKS = ['giveLicense', 'restoreUser', 'renewSubscription'] as const
/** What would bring an item back. */
export type BringBack = (typeof BRING_BACKS)[number]

/** A clock that runs for an item, or has run out. */
export interface DataClock {
  readonly kind: DataItemKind
  readonly cause: DataCause
  readonly state: DataItemState
  readonly sinceDateTime: string
  /** When the next state begins; null when the last one has been reached. */
  readonly nextDateTime: string | null
  /** When the last state begins. */
  readonly untilDateTime: string
  /** What it comes to in the end. */
  readonly end: DataItemState
}

/** One item of a person, as GET users/{id}/dataItems tells it. */
export interface DataItem {
  readonly kind: DataItemKind
  readonly state: DataItemState
  readonly sinceDateTime: string | null
  readonly untilDateTime: string | null
  readonly end: DataItemState | null
  readonly bringBack: BringBack | null
  /** The operation that started the clock. */
  readonly operationId: Guid | null
  readonly sizeGB: number | null
  readonly held: boolean
  readonly shared: boolean
}

/** A product, or services of one that is held, which would keep an item alive again. */
export interface GivesBack {
  readonly add: readonly { readonly skuId: Guid; readonly disabledPlans: readonly Guid[] }[]
  readonly services: readonly { readonly skuId: Guid; readonly turnOn: readonly Guid[] }[]
}

const DEADLINE_USER = {
  name: 'dataDeadlineUser',
  properties: {
    id: { ...CODE_TEXT, nullable: false, returned: 'default' },
    displayName: { ...FILTERED_TEXT, returned: 'default' },
    userPrincipalName: { ...FILTERED_TEXT, nullable: false, returned: 'default' },
  },
} as const satisfies ComplexType

/** What may be asked of deadlines. */
export const DATA_DEADLINE_SHAPE = {
  name: 'dataDeadline',
  properties: {
    user: { type: DEADLINE_USER, nullable: false, returned: 'default' },
    kind: { ...CODE_TEXT, nullable: false, returned: 'default' },
    cause: { ...CODE_TEXT, nullable: false, returned: 'default' },
    state: { ...CODE_TEXT, nullable: false, returned: 'default' },
    end: { ...CODE_TEXT, nullable: false, returned: 'default' },
    sinceDateTime: { ...FILTERED_TIME, nullable: false, returned: 'default' },
    nextDateTime: { ...FILTERED_TIME, returned: 'default' },
    untilDateTime: { ...FILTERED_TIME, nullable: false, returned: 'default' },
  },
} as const satisfies EntityShape

/** One item that is on its way to deletion, as GET dataDeadlines tells it. */
export interface DataDeadline extends DataClock {
  readonly user: { readonly id: Guid; readonly displayName: string; readonly userPrincipalName: string }
  /** The last instant to give the licence back; null when nothing is deleted (OneDrive is archived, D10). */
  readonly recoverableUntilDateTime: string | null
  readonly bringBack: BringBack | null
  /** The change that gives back what this person lost; null where it takes something else. */
  readonly givesBack: GivesBack | null
  readonly operationId: Guid
}
