// Retention by the clock: once a day, operations older than the organisation keeps are forgotten, and with them their undo (D12).
import { forgetOperations, listTenantsThatForget, oldestOperation } from '#store/retention.ts'
import type { Db } from '#store/database.ts'
import type { TenantRow } from '#store/tenants.ts'
import type { ClockJob } from './clock-job.ts'
import { tenantNow } from './tenant-now.ts'

const DAY_MS = 24 * 3_600_000

/** The midnight (UTC) after the oldest operation has been kept for as long as is wished; undefined when all are kept for ever. */
async function dueAt(db: Db, { pk, settings }: Pick<TenantRow, 'pk' | 'settings'>): Promise<string | undefined> {
  const days = settings['auditRetentionDays']
  const oldest = typeof days === 'number' ? await oldestOperation(db, pk) : undefined
  if (typeof days !== 'number' || oldest === undefined) return undefined
  const kept = Date.parse(oldest) + days * DAY_MS
  return new Date((Math.floor(kept / DAY_MS) + 1) * DAY_MS).toISOString()
}

export const RETENTION_CLOCK: ClockJob = {
  async tenantsDue(db, realNow) {
    const due: string[] = []
    for (const tenant of await listTenantsThatForget(db)) {
      const at = await dueAt(db, tenant)
      if (at !== undefined && at <= tenantNow(tenant, realNow).toISOString()) due.push(tenant.id)
    }
    return due
  },
  async nextDue({ db, tenant }, until) {
    const at = await dueAt(db, tenant)
    return at !== undefined && at <= until ? at : undefined
  },
  async run({ db, tenant, now, tell }) {
    const days = tenant.settings['auditRetentionDays']
    if (typeof days !== 'number') return
    await forgetOperations(db, tenant.pk, new Date(now.getTime() - days * DAY_MS).toISOString())
    tell({ type: 'settings', ids: ['retention'] })
  },
}
