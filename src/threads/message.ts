// What crosses between the thread that answers HTTP and those that hold the database.
import type { Notice } from '#actions/room.ts'
import type { Caller } from '#model/caller.ts'
import { Problem } from '#model/problem.ts'
import type { ProblemFacts } from '#model/problem.ts'

export interface WorkOrder {
  readonly id: number
  readonly name: string
  readonly caller: Caller
  readonly input: unknown
}

export type ToWorker = { readonly order: WorkOrder } | { readonly stop: string } | { readonly close: true }

export type FromWorker =
  | { readonly ready: true }
  | { readonly id: number; readonly output: unknown; readonly notices: readonly Notice[] }
  | { readonly id: number; readonly problem: ProblemFacts }
  | { readonly id: number; readonly fault: string }
  | { readonly operationId: string; readonly tenantId: string; readonly done: number; readonly total: number }

/** What was thrown, as plain data: a Problem keeps its facts, anything else its text for the log. */
export function packError(id: number, error: unknown): FromWorker {
  if (error instanceof Problem) return { id, problem: error.facts }
  return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
