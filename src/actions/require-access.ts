import { decideAccess } from '#engine/access.ts'
import type { Verb } from '#engine/access.ts'
import type { Caller } from '#model/caller.ts'
import { denied } from '#model/problem.ts'

/** Throws 403 unless the caller may do one of these. */
export function requireAccess(caller: Caller, ...verbs: readonly Verb[]): void {
  if (!verbs.some((verb) => decideAccess(caller, verb).allowed)) throw denied()
}
