// What somebody wishes: whom a change is for, and what it changes.
import type { Guid } from './guid.ts'
import type { SubscriptionChange } from './subscription-change.ts'

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

export const INHERITED = ['keep', 'leaveGroups'] as const
/** What becomes of inherited licences that a change takes back: they stay, or the person leaves the groups. */
export type Inherited = (typeof INHERITED)[number]

/** Who joins and who leaves a group: ids or user principal names. */
export interface MembersChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** A purchase that somebody made by self-service and the organisation takes over; `add` says what its people get instead. */
export interface TakeControl {
  readonly subscriptionId: Guid
  /** Whose seats it is about. */
  readonly poolId: Guid
}

/**
 * A change of licences, of one person or of a group's own; every part is optional and all of them act at once (D13).
 * profileId and copyFrom are put into add before anything is judged.
 */
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
  readonly inherited: Inherited
  /** A named set of products and services to give. */
  readonly profileId: Guid | null
  /** A person, by id or user principal name, whose licences are given. */
  readonly copyFrom: string | null
  /** Only for groups. */
  readonly members: MembersChange | null
  /** Makes a person with these properties, under Graph's names; the licences beside it are theirs. */
  readonly createUser: Readonly<Record<string, unknown>> | null
  /** Deletes the people; nothing else may stand beside it (D8). */
  readonly deleteUser: boolean
  /** Brings deleted people back, with every licence, even past capacity; nothing else may stand beside it (D8). */
  readonly restoreUser: boolean
  /** Takes back what comes from a self-service purchase, and ends it. */
  readonly takeControl: TakeControl | null
  /** A change of a purchase; it stands alone. */
  readonly subscription: SubscriptionChange | null
}

/** What a change does to accounts, when it is about them and not about licences. */
export const accountChangeOf = ({ deleteUser, restoreUser }: Pick<Change, 'deleteUser' | 'restoreUser'>): 'deleteUser' | 'restoreUser' | null =>
  deleteUser ? 'deleteUser' : restoreUser ? 'restoreUser' : null

export const NO_CHANGE: Change = {
  add: [],
  remove: [],
  removeAll: false,
  replaceAll: false,
  services: [],
  usageLocation: null,
  inherited: 'keep',
  profileId: null,
  copyFrom: null,
  members: null,
  createUser: null,
  deleteUser: false,
  restoreUser: false,
  takeControl: null,
  subscription: null,
}

/** A row of a file: one person and that person's own change. */
export interface TargetRow {
  readonly user: string
  readonly change: Change
}

export const HAVINGS = ['errors', 'sameServiceTwice', 'sharedMailbox'] as const
/** What may be the matter with somebody's licences: any of them in error, one that adds nothing to the others, one for a shared mailbox. */
export type Having = (typeof HAVINGS)[number]

/** Whom a change is for: all that are given are ANDed; an empty target is everyone. Groups and rows stand alone. */
export interface Target {
  /** Ids or user principal names. */
  readonly users?: readonly string[]
  readonly filter?: string
  readonly search?: string
  readonly holdersOf?: Guid
  /** Those who have this product with an error. */
  readonly withErrors?: Guid
  /** Those whom this product gives nothing that another does not give too. */
  readonly superfluous?: Guid
  /** Those whose licences are in trouble of this kind. */
  readonly having?: Having
  readonly membersOf?: Guid
  /** Those with a seat of a self-service purchase, by its pool. */
  readonly seatedIn?: Guid
  readonly except?: readonly Guid[]
  /** The groups whose own licences and members the change is about. */
  readonly groupLicenses?: readonly Guid[]
  readonly rows?: readonly TargetRow[]
}

export const PLAN_MODES = ['allOrNothing', 'bestEffort'] as const
export type PlanMode = (typeof PLAN_MODES)[number]

export const ON_MEMBER_ERROR = ['record', 'refuse'] as const
/** Members who cannot have what their group gives: noted on them (intent is never lost), or a reason to refuse it all. */
export type OnMemberError = (typeof ON_MEMBER_ERROR)[number]
