// An operation: one change that was made, in one transaction, kept with before and after of each person (D12).
import type { Guid } from './guid.ts'

export const OPERATION_STATES = ['queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled'] as const
export type OperationState = (typeof OPERATION_STATES)[number]

/** Changes of purchases, of which people may lose or get back what they have. */
export const PURCHASE_KINDS = [
  'buySubscription',
  'changeSeats',
  'cancelSubscription',
  'reactivateSubscription',
  'upgradeSubscription',
  'extendTrial',
  'startSubscription',
  'renewSubscription',
  'convertTrial',
  'expireSubscription',
  'disableSubscription',
  'lockSubscription',
  'deleteSubscription',
] as const

export const OPERATION_KINDS = [
  'changeLicenses',
  'undo',
  'changeGroups',
  'settleGroups',
  'grantSeats',
  'reprocess',
  'createUser',
  'createUsers',
  'updateUser',
  'deleteUser',
  'restoreUser',
  'purgeUser',
  'inviteGuest',
  'changeManager',
  'createGroup',
  'updateGroup',
  'changeOwners',
  'deleteGroup',
  'restoreGroup',
  'purgeGroup',
  'changeRoles',
  'changeUnits',
  'updateOrganization',
  'changeSettings',
  'createTenant',
  'export',
  'takeControl',
  'buySelfService',
  'assignSelfService',
  'unassignSelfService',
  'changeRequest',
  'autoClaim',
  'changeApp',
  'revokeSignIns',
  ...PURCHASE_KINDS,
  'changeRenewal',
  'changeData',
  'turnData',
  'changeLeaver',
  'makeSample',
] as const
export type OperationKind = (typeof OPERATION_KINDS)[number]

/** Why an operation as a whole cannot be undone; what happened to each person since is judged when its undo is planned. */
export const NOT_UNDOABLE = ['undone', 'running', 'nothingChanged', 'purchase', 'final', 'followed', 'byHand'] as const
export type NotUndoable = (typeof NOT_UNDOABLE)[number]

export interface Operation {
  readonly id: Guid
  readonly kind: OperationKind
  readonly state: OperationState
  readonly total: number
  readonly done: number
  readonly failed: number
  readonly reason: string | null
  readonly createdBy: { readonly id: Guid; readonly displayName: string; readonly kind: 'app' | 'user' | 'clock' }
  readonly createdDateTime: string
  readonly startedDateTime: string | null
  readonly finishedDateTime: string | null
  readonly planId: Guid | null
  readonly causedBy: Guid | null
  readonly undoOf: Guid | null
  readonly undoneBy: Guid | null
  readonly undoable: boolean
  /** Why not; null when it can be undone. */
  readonly notUndoable: NotUndoable | null
  readonly error: string | null
  /** What it did, for lists: the products given and taken back. */
  readonly added: readonly Guid[]
  readonly removed: readonly Guid[]
}
