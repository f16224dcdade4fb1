import type { Having } from '#model/change.ts'
import type { AssignedLicense } from '#model/license.ts'
import type { Group } from '#model/group.ts'
import type { User } from '#model/user.ts'
import { formatQuery } from './format-query.ts'
import type { ListQuery } from './format-query.ts'
import type { CallOptions, Page, Send } from './send.ts'

/** What Graph answers and takes of a person: the properties that were selected. */
export type PartialUser = Partial<User> & Pick<User, 'id'>
export type PartialGroup = Partial<Group> & Pick<Group, 'id'>

export interface PeopleQuery extends ListQuery {
  readonly holdersOf?: string | undefined
  readonly withErrors?: string | undefined
  readonly superfluous?: string | undefined
  /** Those with a seat of a self-service purchase, by its pool. */
  readonly seatedIn?: string | undefined
  readonly having?: Having | undefined
  /** The deleted people instead of the others. */
  readonly deleted?: boolean | undefined
}

/** A query of people as it stands in an address, with its question mark. */
export const formatPeopleQuery = ({ holdersOf, withErrors, superfluous, seatedIn, having, deleted, ...query }: PeopleQuery): string =>
  formatQuery(query, { holdersOf, withErrors, superfluous, seatedIn, having, deleted: deleted?.toString() })

export interface Organization {
  readonly id: string
  readonly displayName: string
  readonly countryLetterCode: string | null
  readonly verifiedDomains: readonly { readonly name: string; readonly isDefault: boolean }[]
}

/** Sorting, counting and searching need Graph's eventual index (its "advanced queries"). */
const ADVANCED = { ConsistencyLevel: 'eventual' }

/** People, groups and the organisation, in Graph's words under /v1.0. */
export const directoryCalls = (send: Send) => ({
  /** One page of people, by Graph's own paging. */
  listUsers: (query: ListQuery = {}, options?: CallOptions) =>
    send<Page<PartialUser>>(`/v1.0/users${formatQuery(query)}`, { headers: ADVANCED, ...options }),

  /** One page of people at any depth by `skip`, with the exact count (Licet's own list); those who have a product, or have it with an error, by its skuId. */
  listUsersAt: (query: PeopleQuery = {}, options?: CallOptions) => send<Page<PartialUser>>(`/licet/v1/users${formatPeopleQuery({ count: true, ...query })}`, options),

  /** One person by id or user name. */
  getUser: (user: string, query: ListQuery = {}, options?: CallOptions) =>
    send<PartialUser>(`/v1.0/users/${encodeURIComponent(user)}${formatQuery(query)}`, options),

  createUser: (user: Readonly<Record<string, unknown>>, options?: CallOptions) =>
    send<PartialUser>('/v1.0/users', { method: 'POST', body: user, ...options }),

  /** Changes the given properties of a person; licences are changed by plans. */
  patchUser: (user: string, changes: Readonly<Record<string, unknown>>, options?: CallOptions) =>
    send<void>(`/v1.0/users/${encodeURIComponent(user)}`, { method: 'PATCH', body: changes, ...options }),

  deleteUser: (user: string, options?: CallOptions) =>
    send<void>(`/v1.0/users/${encodeURIComponent(user)}`, { method: 'DELETE', ...options }),

  /** Graph's assignLicense: gives and takes back in one change, without a preview. */
  assignLicense: (
    user: string,
    change: { readonly addLicenses: readonly AssignedLicense[]; readonly removeLicenses: readonly string[] },
    options?: CallOptions,
  ) => send<PartialUser>(`/v1.0/users/${encodeURIComponent(user)}/assignLicense`, { method: 'POST', body: change, ...options }),

  listGroups: (query: ListQuery = {}, options?: CallOptions) =>
    send<Page<PartialGroup>>(`/v1.0/groups${formatQuery(query)}`, { headers: ADVANCED, ...options }),

  /** People and groups by their ids, at most a thousand. */
  getDirectoryObjects: async (ids: readonly string[], options?: CallOptions) =>
    (await send<Page<{ readonly id: string; readonly displayName: string | null }>>('/v1.0/directoryObjects/getByIds', { method: 'POST', body: { ids }, ...options })).value,

  getOrganization: async (options?: CallOptions) =>
    (await send<Page<Organization>>('/v1.0/organization', options)).value[0],
})
