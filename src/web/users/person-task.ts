import type { PartialUser } from '#client/directory-calls.ts'
import type { PlanRequest } from '#client/plan-calls.ts'

/** What an address may name as the step of a panel. */
export const LINKED_TASKS = ['resetPassword', 'block', 'allow', 'signOut', 'leave'] as const

/** What takes the panel of a person over for a while: a second level, with a way back. */
export type PersonTask =
  /** Any change, shown before it is made. */
  | { readonly kind: 'review'; readonly title: string; readonly request: PlanRequest }
  | { readonly kind: (typeof LINKED_TASKS)[number] | 'resend' | 'joinGroup' }

/** Given to each tab of the panel. */
export interface PersonTabProps {
  readonly person: PartialUser
  /** Takes the panel over for a change. */
  readonly onTask: (task: PersonTask) => void
}
