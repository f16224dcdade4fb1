import type { Guid } from '#model/guid.ts'
import type { Home } from '#model/home.ts'
import type { SearchHit } from '#model/search-hit.ts'
import type { ServerFacts } from '#model/server-facts.ts'
import type { Session } from '#model/session.ts'
import type { TenantRecord } from '#model/tenant-record.ts'
import type { CallOptions, Page, Send } from './send.ts'

/** A tenant's settings: names are those of the settings page, values are plain. */
export type Settings = Readonly<Record<string, unknown>>

/** The desk itself: who is signed in, what needs attention, search, settings, reports. */
export const deskCalls = (send: Send) => ({
  /** Throws GraphRequestError with status 401 when nobody is signed in. */
  getSession: (options?: CallOptions) => send<Session>('/licet/v1/session', options),

  /** The organisations that one may enter, the one in which one signed in first. */
  listTenants: async (options?: CallOptions) => (await send<Page<TenantRecord>>('/licet/v1/tenants', options)).value,

  /** Goes over to another organisation; the session there takes the place of the one here. */
  enterTenant: (tenantId: Guid, options?: CallOptions) => send<Session>('/licet/v1/session', { method: 'PATCH', body: { tenantId }, ...options }),

  /** Ends the session of the browser. */
  signOut: (options?: CallOptions) => send<void>('/sign-out', { method: 'POST', ...options }),

  /** Names a new organisation; gives the name by which its administrator is known from now on. */
  nameOrganization: (
    body: { readonly displayName: string; readonly countryLetterCode: string; readonly domain: string; readonly administratorName?: string },
    options?: CallOptions,
  ) => send<{ readonly userPrincipalName: string }>('/licet/v1/firstRun', { method: 'POST', body, ...options }),

  /** A link into the sample organisation, good once, relative to the server. */
  lookAround: (options?: CallOptions) => send<{ readonly signInUrl: string }>('/licet/v1/firstRun/lookAround', { method: 'POST', ...options }),

  getHome: (options?: CallOptions) => send<Home>('/licet/v1/home', options),

  /** People, products and groups by the start of any word of their names. */
  search: async (text: string, options?: CallOptions) =>
    (await send<Page<SearchHit>>(`/licet/v1/search?q=${encodeURIComponent(text)}`, options)).value,

  /** How the server was started. */
  getServer: (options?: CallOptions) => send<ServerFacts>('/licet/v1/server', options),

  getSettings: (options?: CallOptions) => send<Settings>('/licet/v1/settings', options),

  patchSettings: (changes: Settings, options?: CallOptions) =>
    send<Settings>('/licet/v1/settings', { method: 'PATCH', body: changes, ...options }),
})
