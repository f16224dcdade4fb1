// The office: the only way from a face to the store. Writes go to one writer, long reads to readers,
// point reads run where they are asked.
import type { ActionInput, ActionName, ActionOutput } from '#actions/actions.ts'
import type { QuestionInput, QuestionName, QuestionOutput } from '#actions/questions.ts'
import type { Caller } from '#model/caller.ts'
import type { Events } from './events.ts'

export interface Office {
  /** A write: one transaction, durable before it is answered. */
  act<Name extends ActionName>(name: Name, caller: Caller, input: ActionInput<Name>): Promise<ActionOutput<Name>>
  /** A read that may take long: never on the thread that answers HTTP. */
  ask<Name extends QuestionName>(name: Name, caller: Caller, input: QuestionInput<Name>): Promise<QuestionOutput<Name>>
  /** A read of a few rows by key, at once. */
  look<Name extends QuestionName>(name: Name, caller: Caller, input: QuestionInput<Name>): Promise<QuestionOutput<Name>>
  /** Asks a running operation to stop; it rolls back. */
  stop(operationId: string): void
  readonly events: Events
  close(): Promise<void>
}
