// One change in the history of a person.
import type { Operation } from './operation.ts'
import type { PlanUser } from './plan.ts'

export interface PersonEvent {
  readonly operation: Operation
  /** What it made of their licences; null when it did not touch them. */
  readonly licenses: PlanUser | null
  /** Properties of their account, before and after; null when it did not touch them. */
  readonly account: {
    readonly before: Readonly<Record<string, unknown>> | null
    readonly after: Readonly<Record<string, unknown>> | null
  } | null
}
