// What somebody wishes: whom a change is for, and what it changes.
import type { Guid } from './guid.ts'

export const TOGGLES = ['merge', 'reset'] as const
/** What becomes of switched-off services: kept off (D11), or replaced by the list given as Graph's assignLicense does. */
export type Toggles = (typeof TOGGLES)[number]

export interface AddLicense {
  readonly skuId: Guid
  readonly disabledPlans: readonly Guid[]
  /** Plans to turn on although the person holds them switched off (only for merge, D11). */
  readonly turnOn: readonly Guid[]
  readonly toggles: Toggles
}

export interface ServiceChange {
  readonly skuId: Guid
  readonly turnOn: readonly Guid[]
  readonly turnOff: readonly Guid[]
}

/** A change of one person's licences; every part is optional and all of them act at once (D13). */
export interface Change {
  readonly add: readonly AddLicense[]
  readonly remove: readonly Guid[]
  /** Take back every direct licence. */
  readonly removeAll: boolean
  /** Take back every direct licence that is not in add. */
  readonly replaceAll: boolean
  readonly services: readonly ServiceChange[]
  /** Applied before licences are judged (D14). */
  readonly usageLocation: string | null
}

export const NO_CHANGE: Change = {
  add: [],
  remove: [],
  removeAll: false,
  replaceAll: false,
  services: [],
  usageLocation: null,
}

/** Whom a change is for: all that are given are ANDed; an empty target is everyone. */
export interface Target {
  /** Ids or user principal names. */
  readonly users?: readonly string[]
  readonly filter?: string
  readonly search?: string
  readonly holdersOf?: Guid
  readonly membersOf?: Guid
  readonly except?: readonly Guid[]
}

export const PLAN_MODES = ['allOrNothing', 'bestEffort'] as const
export type PlanMode = (typeof PLAN_MODES)[number]
