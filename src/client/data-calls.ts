import type { DataDeadline, DataItem, DataItemKind } from '#model/data-item.ts'
import type { Guid } from '#model/guid.ts'
import type { When } from '#model/subscription-change.ts'
import type { Leaver, LeaverChoices, LeaverStepName } from '#model/leaver.ts'
import { formatQuery } from './format-query.ts'
import type { ListQuery } from './format-query.ts'
import type { CallOptions, Page, Send } from './send.ts'

/** How many items have their last instant then. */
export interface DeadlineDay {
  readonly untilDateTime: string
  readonly kind: DataItemKind
  readonly count: number
}

/** What is known of an item beside its licences. */
export type DataItemChange = Partial<Pick<DataItem, 'held' | 'shared' | 'sizeGB'>>

/** What was chosen in a step, that it is skipped, or the operation that has made it already. */
export type LeaverStepTaking = LeaverChoices & { readonly skip?: boolean; readonly operationId?: Guid; readonly removals?: readonly { readonly subscriptionId: Guid; readonly when: When }[] }

/** People's data, and people who leave. */
export const dataCalls = (send: Send) => ({
  /** What is on its way to deletion, the most urgent first. */
  listDataDeadlines: (query: ListQuery = {}, options?: CallOptions) => send<Page<DataDeadline>>(`/licet/v1/dataDeadlines${formatQuery(query)}`, options),

  /** How many deadlines there are at each instant of a time. */
  listDeadlineDays: async (from: string, to: string, options?: CallOptions) =>
    (await send<Page<DeadlineDay>>(`/licet/v1/dataDeadlines/days?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`, options)).value,

  listDataItems: async (user: string, options?: CallOptions) => (await send<Page<DataItem>>(`/licet/v1/users/${encodeURIComponent(user)}/dataItems`, options)).value,

  patchDataItem: (user: string, kind: DataItemKind, changes: DataItemChange, options?: CallOptions) =>
    send<DataItem>(`/licet/v1/users/${encodeURIComponent(user)}/dataItems/${kind}`, { method: 'PATCH', body: changes, ...options }),

  /** When the caller's calendar address was made; null when there is none. */
  getCalendarFeed: (options?: CallOptions) => send<{ readonly createdDateTime: string | null }>('/licet/v1/calendar', options),

  /** A new address, in place of any that was; shown this once. */
  makeCalendarFeed: (options?: CallOptions) => send<{ readonly createdDateTime: string; readonly url: string }>('/licet/v1/calendar', { method: 'POST', ...options }),

  withdrawCalendarFeed: (options?: CallOptions) => send<unknown>('/licet/v1/calendar', { method: 'DELETE', ...options }),

  listLeavers: (query: ListQuery = {}, options?: CallOptions) => send<Page<Leaver>>(`/licet/v1/leavers${formatQuery(query)}`, options),

  getLeaver: (id: Guid, options?: CallOptions) => send<Leaver>(`/licet/v1/leavers/${id}`, options),

  /** Somebody who is leaving already goes on where they are. */
  startLeaver: (user: string, reason: string | null, options?: CallOptions) =>
    send<Leaver>('/licet/v1/leavers', { method: 'POST', body: { user, ...(reason !== null && { reason }) }, ...options }),

  takeLeaverStep: (id: Guid, step: LeaverStepName, choices: LeaverStepTaking, options?: CallOptions) =>
    send<Leaver>(`/licet/v1/leavers/${id}/steps/${step}`, { method: 'POST', body: choices, ...options }),
})
