import type { Guid } from '#model/guid.ts'
import { isGuid } from '#model/guid.ts'

/** Ready-made views of people, in the order of the page. */
export const USER_VIEWS = ['all', 'licensed', 'unlicensed', 'guests', 'blocked', 'blockedLicensed', 'noLocation'] as const
export type UserView = (typeof USER_VIEWS)[number]

export interface UserFilters {
  readonly view: UserView
  readonly product: Guid | null
  /** A product that they have with an error. */
  readonly errors: Guid | null
  readonly department: string | null
  /** ISO code of the usage location. */
  readonly location: string | null
}

export const NO_FILTERS: UserFilters = { view: 'all', product: null, errors: null, department: null, location: null }

const guidOf = (text: string | null): Guid | null => (text !== null && isGuid(text) ? text : null)

/** Reads filters from an address: a view's name alone, or `view=...&product=...`. What is not known is left out. */
export function parseUserFilters(text = ''): UserFilters {
  const parts = new URLSearchParams(text.includes('=') ? text : { view: text })
  return {
    view: USER_VIEWS.find((known) => known === parts.get('view')) ?? 'all',
    product: guidOf(parts.get('product')),
    errors: guidOf(parts.get('errors')),
    department: parts.get('department'),
    location: parts.get('location'),
  }
}

/** Filters as they stand in an address; undefined when nothing is filtered. */
export function formatUserFilters({ view, ...others }: UserFilters): string | undefined {
  const parts = new URLSearchParams(view === 'all' ? {} : { view })
  for (const [name, value] of Object.entries(others)) if (value) parts.set(name, value)
  return parts.size > 0 ? parts.toString() : undefined
}

const VIEWS: Readonly<Record<UserView, string | null>> = {
  all: null,
  licensed: 'assignedLicenses/$count ne 0',
  unlicensed: 'assignedLicenses/$count eq 0',
  guests: "userType eq 'Guest'",
  blocked: 'accountEnabled eq false',
  blockedLicensed: 'accountEnabled eq false and assignedLicenses/$count ne 0',
  noLocation: 'usageLocation eq null',
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Filters as Graph's `$filter`; undefined for everyone. */
export function odataFilterOf({ view, product, department, location }: UserFilters): string | undefined {
  const clauses = [
    VIEWS[view],
    product && `assignedLicenses/any(l:l/skuId eq ${product})`,
    department && `department eq ${quoted(department)}`,
    location && `usageLocation eq ${quoted(location)}`,
  ].filter((clause) => clause !== null)
  return clauses.length > 0 ? clauses.join(' and ') : undefined
}
