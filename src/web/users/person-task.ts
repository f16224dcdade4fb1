import type { PartialUser } from '#client/directory-calls.ts'
import type { PlanRequest } from '#client/plan-calls.ts'

/** What takes the panel of a person over for a while: a second level, with a way back. */
export type PersonTask =
  /** Any change, shown before it is made. */
  | { readonly kind: 'review'; readonly title: string; readonly request: PlanRequest }
  | { readonly kind: 'resetPassword' | 'block' | 'allow' | 'signOut' | 'resend' | 'joinGroup' | 'leave' }

/** Given to each tab of the panel. */
export interface PersonTabProps {
  readonly person: PartialUser
  /** Takes the panel over for a change. */
  readonly onTask: (task: PersonTask) => void
}
