// A former employee: the steps by which somebody leaves, in the order in which nothing is lost (P18).
import type { Guid } from './guid.ts'
import type { SubscriptionRefusal } from './refusal.ts'
import type { When } from './subscription-change.ts'

export const LEAVER_STEPS = [
  'resetPassword',
  'blockSignIn',
  'keepMailbox',
  'forwardMail',
  'handOverFiles',
  'wipeDevices',
  'leaveGroups',
  'takeBackLicenses',
  'removeSeats',
  'deleteUser',
] as const
export type LeaverStepName = (typeof LEAVER_STEPS)[number]

export const LEAVER_STEP_STATES = ['open', 'done', 'skipped'] as const
export type LeaverStepState = (typeof LEAVER_STEP_STATES)[number]

export const MAILBOX_WAYS = ['shared', 'hold'] as const
/** How a mailbox is kept: shared with colleagues, or under a hold. */
export type MailboxWay = (typeof MAILBOX_WAYS)[number]

/** What was chosen in a step. */
export interface LeaverChoices {
  readonly how?: MailboxWay
  /** To whom mail or files go: an id or a user principal name. */
  readonly to?: string
  /** Groups to leave; all that give licences when left out. */
  readonly groups?: readonly Guid[]
}

/** A seat that was removed from a purchase because somebody left. */
export interface LeaverRemoval {
  readonly subscriptionId: Guid
  readonly displayName: string
  readonly when: When
  /** Licences that the purchase has then. */
  readonly totalLicenses: number
  /** From when it holds; null for at once. */
  readonly fromDateTime: string | null
  /** The change of the purchase; undone, its seat is back. */
  readonly operationId: Guid
}

/** A seat that somebody left behind, and what stands against removing it from its purchase now and at the renewal. */
export interface LeaverSeat {
  readonly subscriptionId: Guid
  readonly skuId: Guid
  readonly displayName: string
  /** Now, and as arranged for the renewal. */
  readonly totalLicenses: number
  readonly plannedLicenses: number
  readonly renewsDateTime: string | null
  readonly againstNow: SubscriptionRefusal | null
  readonly againstAtRenewal: SubscriptionRefusal | null
}

export interface LeaverStep {
  readonly step: LeaverStepName
  readonly state: LeaverStepState
  /** Whether Licet does it itself, or only keeps record of what is done elsewhere (D20). */
  readonly doneBy: 'licet' | 'elsewhere'
  /** Open steps that come first. */
  readonly after: readonly LeaverStepName[]
  readonly choices: LeaverChoices
  /** Whether it is a change of licences, groups or accounts for which there is something to do: shown before it is made. */
  readonly isPlanned: boolean
  /** Of an open step that leaves groups: those that give licences. */
  readonly groups: readonly { readonly id: Guid; readonly displayName: string }[]
  /** Of removeSeats: what was removed, and, as long as it is open, what may be. */
  readonly removals: readonly LeaverRemoval[]
  readonly seats: readonly LeaverSeat[]
  readonly by: { readonly id: Guid; readonly displayName: string } | null
  readonly dateTime: string | null
  /** The change of licences, groups or accounts that it made; its undo opens the step again. */
  readonly operationId: Guid | null
}

export interface Leaver {
  readonly id: Guid
  readonly user: { readonly id: Guid; readonly displayName: string; readonly userPrincipalName: string }
  readonly reason: string | null
  readonly createdBy: { readonly id: Guid; readonly displayName: string }
  readonly createdDateTime: string
  /** When the last step was done or skipped; null while some are open. */
  readonly finishedDateTime: string | null
  readonly steps: readonly LeaverStep[]
}
