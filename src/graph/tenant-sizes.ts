import type { Caller } from '#model/caller.ts'
import type { Office } from '#threads/office.ts'
import { sizeOf } from './throttle.ts'
import type { ThrottleSize } from './throttle.ts'

const KNOWN_MS = 600_000

/** How large the tenant of a caller is, counted anew every ten minutes. */
export function tenantSizes(office: Office, now: () => Date): (caller: Caller) => Promise<ThrottleSize> {
  const known = new Map<string, { readonly size: Promise<ThrottleSize>; readonly untilMs: number }>()
  return async (caller) => {
    const before = known.get(caller.tenantId)
    if (before !== undefined && before.untilMs > now().getTime()) return before.size
    const size = office.ask('countPeople', caller, null).then(sizeOf)
    known.set(caller.tenantId, { size, untilMs: now().getTime() + KNOWN_MS })
    size.catch(() => known.delete(caller.tenantId))
    return size
  }
}
