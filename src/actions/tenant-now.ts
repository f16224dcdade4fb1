// The tenant's clock: a real organisation's is the real one; a sample's may be moved ahead or stand still.
import type { TenantRow } from '#store/tenants.ts'

export function tenantNow(tenant: Pick<TenantRow, 'clockOffsetMs' | 'clockFrozenAt'>, real: Date): Date {
  return tenant.clockFrozenAt === null ? new Date(real.getTime() + tenant.clockOffsetMs) : new Date(tenant.clockFrozenAt)
}
