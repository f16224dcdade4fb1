// The clock of a sample or test organisation: read, set ahead, frozen; a real one's is never moved.
import type { ClockState } from '#model/clock-state.ts'
import { badRequest } from '#model/problem.ts'
import { lockPools } from '#store/pools.ts'
import { findTenant, lockClock, setTenantClock } from '#store/tenants.ts'
import { runDueJobs } from './clock-jobs.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question } from './room.ts'
import { tenantNow } from './tenant-now.ts'
import { wrongValue } from './wrong-value.ts'

export const readClock: Question<null, ClockState> = async ({ tenant, now }) => ({
  now: now.toISOString(),
  frozen: tenant.clockFrozenAt !== null,
  settable: tenant.kind !== 'own',
})

const PARTS = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** An instant after a duration of ISO 8601; null when the text is none. Months and years are calendar ones, in UTC. */
export function addDuration(from: Date, duration: string): Date | null {
  const match = PARTS.exec(duration)
  if (match === null || duration.endsWith('T') || duration === 'P') return null
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0))
  const to = new Date(from)
  to.setUTCFullYear(to.getUTCFullYear() + years, to.getUTCMonth() + months, to.getUTCDate() + weeks * 7 + days)
  return new Date(to.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1_000)
}

/** The last instant that four digits of a year can say. */
const END_OF_TIME = Date.parse('9999-12-31T23:59:59.999Z')

const isInstant = (date: Date): boolean => date.getTime() <= END_OF_TIME

function readTarget(now: Date, body: Readonly<Record<string, unknown>>): Date {
  const { now: set, advance } = body
  if (set !== undefined) {
    const target = new Date(typeof set === 'string' ? set : Number.NaN)
    if (!isInstant(target)) throw wrongValue('now', set, 'an instant such as 2026-11-22T09:00:00Z')
    return target
  }
  if (advance === undefined) return now
  const target = typeof advance === 'string' ? addDuration(now, advance) : null
  if (target === null || !isInstant(target)) throw wrongValue('advance', advance, 'a duration such as P31D')
  return target
}

/** Sets the clock forward, freezes or frees it; what falls due on the way is done before it answers. Throws 400 for the past and for a real organisation's clock. */
export const setClock: Action<{ readonly body: unknown }, ClockState> = async (room, caller, { body }) => {
  const { db, realNow } = room
  requireAccess(caller, 'setClock')
  if (room.tenant.kind === 'own') throw badRequest("A real organization's clock cannot be set.", { words: { key: 'error.clockIsReal', arguments: {} } })
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrongValue('body', body, 'an object with now, advance or frozen')
  // Somebody else may have set it: it is read again behind the locks, and goes forward only.
  await lockClock(db, room.tenant.pk)
  await lockPools(db, room.tenant.pk)
  const tenant = (await findTenant(db, room.tenant.id)) ?? room.tenant
  const now = tenantNow(tenant, realNow)
  const wish = body as Readonly<Record<string, unknown>>
  const { frozen = tenant.clockFrozenAt !== null } = wish
  if (typeof frozen !== 'boolean') throw wrongValue('frozen', frozen, 'true or false')
  const target = readTarget(now, wish)
  if (target < now) throw wrongValue('now' in wish ? 'now' : 'advance', wish['now'] ?? wish['advance'], `an instant not before ${now.toISOString()}: the clock goes forward only`)
  await setTenantClock(db, tenant.pk, { offsetMs: target.getTime() - realNow.getTime(), frozenAt: frozen ? target.toISOString() : null })
  await runDueJobs({ ...room, tenant, now }, target)
  room.tell({ type: 'settings', ids: ['clock'] })
  return { now: target.toISOString(), frozen, settable: true }
}
