import { decideAccess } from '#engine/access.ts'
import type { Verb } from '#engine/access.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { denied } from '#model/problem.ts'

/** The administrative units whose people and groups a caller may reach; null for everybody's. */
export type Within = readonly Guid[] | null

/** Throws 403 unless the caller may do one of these; gives with whom, by any of them. */
export function requireAccess(caller: Caller, ...verbs: readonly Verb[]): Within {
  const units: Guid[] = []
  let allowed = false
  for (const verb of verbs) {
    const access = decideAccess(caller, verb)
    if (!access.allowed) continue
    if (access.within === null) return null
    allowed = true
    units.push(...access.within)
  }
  if (!allowed) throw denied()
  return [...new Set(units)]
}
