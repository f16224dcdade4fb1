// A former employee: the steps by which somebody leaves, in the order in which nothing is lost (P18).
import type { Guid } from './guid.ts'

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
