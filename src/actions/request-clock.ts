// Requests by the clock: kept for twelve months, then forgotten (domain.md 9.5).
import { deleteRequests, listTenantsWithOldRequests, oldestRequest } from '#store/license-requests.ts'
import type { ClockJob } from './clock-job.ts'

const KEPT_MS = 365 * 24 * 3_600_000

const madeBy = (instant: string): string => new Date(Date.parse(instant) - KEPT_MS).toISOString()

export const REQUEST_CLOCK: ClockJob = {
  tenantsDue: (db, realNow) => listTenantsWithOldRequests(db, realNow, KEPT_MS),
  async nextDue({ db, tenant }, until) {
    const first = await oldestRequest(db, tenant.pk, madeBy(until))
    return first === undefined ? undefined : new Date(Date.parse(first) + KEPT_MS).toISOString()
  },
  async run({ db, tenant, now, tell }) {
    await deleteRequests(db, tenant.pk, madeBy(now.toISOString()))
    tell({ type: 'request', ids: [] })
  },
}
