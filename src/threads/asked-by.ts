// For whom a question is asked: the request that is being answered, wherever in its handling the question comes up.
import { AsyncLocalStorage } from 'node:async_hooks'

/** As much of a request as tells whether anybody still waits for the answer. */
export interface Asker {
  readonly signal: AbortSignal
}

const ASKER = new AsyncLocalStorage<Asker>()

/** Handles a request: questions asked meanwhile are asked for it, and dropped before they are begun once its line is closed. */
export const askedBy = <Answer>(asker: Asker, handle: () => Answer): Answer => ASKER.run(asker, handle)

/** Tells, now and later, whether nobody waits any more for what is asked here. */
export function whoAsks(): () => boolean {
  const asker = ASKER.getStore()
  return () => asker?.signal.aborted ?? false
}
