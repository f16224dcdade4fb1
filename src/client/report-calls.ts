import type { AuditDetail, AuditRow } from '#model/audit-row.ts'
import type { Export, ExportWish } from '#model/export.ts'
import type { Guid } from '#model/guid.ts'
import type { CostReport, UsageReport, UsageTrend } from '#model/usage-report.ts'
import { formatQuery } from './format-query.ts'
import type { ListQuery } from './format-query.ts'
import type { CallOptions, Page, Send } from './send.ts'

export interface AuditQuery extends ListQuery {
  /** The id of who did it, of whom or what it touched, and instants between which it was done. */
  readonly who?: string | undefined
  readonly whom?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** What was done, what is used, and files of both. */
export const reportCalls = (send: Send) => ({
  /** Operations as rows of the audit log, the newest first. */
  listAudit: ({ who, whom, since, until, ...query }: AuditQuery = {}, options?: CallOptions) =>
    send<Page<AuditRow>>(`/licet/v1/audit${formatQuery(query, { who, whom, since, until })}`, options),

  /** What one operation touched, before and after; the page after it by its `@odata.nextLink`. */
  listAuditDetails: (operation: Guid, nextLink?: string, options?: CallOptions) =>
    send<Page<AuditDetail>>(nextLink ?? `/licet/v1/audit/${operation}`, options),

  /** Makes a file of a list; its address is `file`. No columns are the usual ones. */
  createExport: (wish: Partial<ExportWish>, options?: CallOptions) => send<Export>('/licet/v1/exports', { method: 'POST', body: wish, ...options }),

  getUsageReport: (options?: CallOptions) => send<UsageReport>('/licet/v1/reports/usage', options),

  getCostReport: (options?: CallOptions) => send<CostReport>('/licet/v1/reports/cost', options),

  /** A product's seats day by day, today last. */
  getUsageTrend: (skuId: Guid, days: number, options?: CallOptions) => send<UsageTrend>(`/licet/v1/reports/usage/${skuId}?days=${days}`, options),
})
