import type { PlanRequest } from '#client/plan-calls.ts'
import type { GroupSummary } from '#model/group-summary.ts'

/** What takes the panel of a group over for a while: a second level, with a way back. */
export type GroupTask =
  | { readonly kind: 'review'; readonly title: string; readonly request: PlanRequest }
  | { readonly kind: 'licenses' | 'addMembers' | 'delete' }

/** Given to each tab of the panel. */
export interface GroupTabProps {
  readonly group: GroupSummary
  readonly onTask: (task: GroupTask) => void
}
