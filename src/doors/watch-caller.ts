// Who is told things over a line that stays open is looked at again, for a session may end and a role be taken away meanwhile.
import type { Caller } from '#model/caller.ts'
import type { ReadCaller } from './read-caller.ts'

/** What was seen holds this long: a thousand changes a second are not a thousand looks. */
const HOLDS_MS = 1_000

/** Gives who a request's caller is now, at most a second ago; throws as `readCaller` does. */
export type WatchCaller = (request: Request) => () => Promise<Caller>

/** @param readCaller looks without prolonging the session: an open line is no use of it. */
export function callerWatcher({ readCaller, now }: { readonly readCaller: ReadCaller; readonly now: () => Date }): WatchCaller {
  return (request) => {
    let seen: { readonly caller: Caller; readonly atMs: number } | null = null
    return async () => {
      const atMs = now().getTime()
      if (seen === null || atMs - seen.atMs >= HOLDS_MS) seen = { caller: await readCaller(request), atMs }
      return seen.caller
    }
  }
}
