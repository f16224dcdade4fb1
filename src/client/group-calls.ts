import type { GroupSummary } from '#model/group-summary.ts'
import type { Guid } from '#model/guid.ts'
import type { LicenseError, LicenseState } from '#model/license.ts'
import type { Operation } from '#model/operation.ts'
import type { PartialGroup, PartialUser } from './directory-calls.ts'
import { formatQuery } from './format-query.ts'
import type { ListQuery } from './format-query.ts'
import type { CallOptions, Page, Send } from './send.ts'

/** A member who does not have all that a group gives. */
export interface MemberInError {
  readonly id: Guid
  readonly displayName: string
  readonly userPrincipalName: string
  readonly errors: readonly { readonly skuId: Guid; readonly state: LicenseState; readonly error: LicenseError }[]
}

/** A member who waits for a seat, with the place in the queue of the pool. */
export interface WaitingMember {
  readonly id: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
  readonly poolKey: string
  readonly waitingSince: string
  readonly place: number
}

/** Groups: what they give, to whom, and what is the matter. Licences and members are changed by plans. */
export const groupCalls = (send: Send) => ({
  listGroupSummaries: (query: ListQuery = {}, options?: CallOptions) => send<Page<GroupSummary>>(`/licet/v1/groups${formatQuery(query)}`, options),

  getGroupSummary: (group: Guid, options?: CallOptions) => send<GroupSummary>(`/licet/v1/groups/${group}`, options),

  createGroup: (group: Readonly<Record<string, unknown>>, options?: CallOptions) =>
    send<PartialGroup>('/v1.0/groups', { method: 'POST', body: group, ...options }),

  /** Throws GraphRequestError for a group that gives licences. */
  deleteGroup: (group: Guid, options?: CallOptions) => send<void>(`/v1.0/groups/${group}`, { method: 'DELETE', ...options }),

  /** One page of the people directly in a group, by Graph's own paging. */
  listMembers: (group: Guid, query: ListQuery = {}, options?: CallOptions) =>
    send<Page<PartialUser>>(`/v1.0/groups/${group}/members/microsoft.graph.user${formatQuery(query)}`, {
      headers: { ConsistencyLevel: 'eventual' },
      ...options,
    }),

  listGroupErrors: (group: Guid, query: ListQuery = {}, options?: CallOptions) =>
    send<Page<MemberInError>>(`/licet/v1/groups/${group}/errors${formatQuery(query)}`, options),

  /** The queue, in order. */
  listGroupWaiting: (group: Guid, query: ListQuery = {}, options?: CallOptions) =>
    send<Page<WaitingMember>>(`/licet/v1/groups/${group}/waiting${formatQuery(query)}`, options),

  /** Decides anew what a group gives to everyone in error; undefined when nothing could be mended. */
  reprocessGroup: (group: Guid, options?: CallOptions) =>
    send<Operation | undefined>(`/licet/v1/groups/${group}/reprocess`, { method: 'POST', ...options }),

  /** Whether licences reach the members of groups inside (D6). */
  setIncludeNested: (group: Guid, includeNested: boolean, options?: CallOptions) =>
    send<unknown>(`/licet/v1/groups/${group}`, { method: 'PATCH', body: { includeNested }, ...options }),
})
