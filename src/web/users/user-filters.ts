import type { Having, Target } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { isGuid } from '#model/guid.ts'
import type { OwnedProduct } from '#model/owned-product.ts'

/** Ready-made views of people, in the order of the page. */
export const USER_VIEWS = ['all', 'licensed', 'unlicensed', 'guests', 'blocked', 'withErrors', 'noLocation'] as const
/** Those that find what should be looked at; they stand in a menu. */
export const FINDING_VIEWS = ['blockedLicensed', 'guestsPaid', 'sameServiceTwice', 'sharedMailboxes'] as const
export type UserView = (typeof USER_VIEWS)[number] | (typeof FINDING_VIEWS)[number]
export const USER_TYPES = ['Member', 'Guest'] as const
export type UserType = (typeof USER_TYPES)[number]

export interface UserFilters {
  readonly view: UserView
  readonly product: Guid | null
  /** A product that they have with an error. */
  readonly errors: Guid | null
  /** A product that gives them nothing that another does not give too. */
  readonly superfluous: Guid | null
  readonly userType: UserType | null
  readonly department: string | null
  /** ISO code of the usage location. */
  readonly location: string | null
}

export const NO_FILTERS: UserFilters = { view: 'all', product: null, errors: null, superfluous: null, userType: null, department: null, location: null }

/** The part of a list's query, or of a target, that filters are. */
export type UserNarrowing = Pick<Target, 'filter' | 'withErrors' | 'superfluous' | 'having'>

const guidOf = (text: string | null): Guid | null => (text !== null && isGuid(text) ? text : null)

/** Reads filters from an address: a view's name alone, or `view=...&product=...`. What is not known is left out. */
export function parseUserFilters(text = ''): UserFilters {
  const parts = new URLSearchParams(text.includes('=') ? text : { view: text })
  return {
    view: [...USER_VIEWS, ...FINDING_VIEWS].find((known) => known === parts.get('view')) ?? 'all',
    product: guidOf(parts.get('product')),
    errors: guidOf(parts.get('errors')),
    superfluous: guidOf(parts.get('superfluous')),
    userType: USER_TYPES.find((known) => known === parts.get('userType')) ?? null,
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

const has = (skuId: Guid): string => `assignedLicenses/any(l:l/skuId eq ${skuId})`

/** Guests who hold anything that costs something, as far as prices are known. */
function guestsPaid(products: readonly OwnedProduct[]): string {
  const paid = [...new Set(products.filter(({ price }) => price !== 0).map(({ skuId }) => skuId))]
  // Graph takes at most fifteen of `or` and any number of `and`: who has any of them is not who has none.
  const holdsAny = `not(${paid.map((skuId) => `not(${has(skuId)})`).join(' and ')})`
  return ["userType eq 'Guest'", paid.length > 0 ? holdsAny : 'assignedLicenses/$count ne 0'].join(' and ')
}

const VIEWS: Readonly<Record<UserView, string | null>> = {
  all: null,
  licensed: 'assignedLicenses/$count ne 0',
  unlicensed: 'assignedLicenses/$count eq 0',
  guests: "userType eq 'Guest'",
  blocked: 'accountEnabled eq false',
  withErrors: null,
  noLocation: 'usageLocation eq null',
  blockedLicensed: 'accountEnabled eq false and assignedLicenses/$count ne 0',
  guestsPaid: null,
  sameServiceTwice: null,
  sharedMailboxes: null,
}

const HAVING: Partial<Readonly<Record<UserView, Having>>> = { withErrors: 'errors', sameServiceTwice: 'sameServiceTwice', sharedMailboxes: 'sharedMailbox' }

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Filters as a list or a plan is asked for them; `products` are those owned, whose prices say what is paid for. */
export function narrowingOf({ view, product, errors, superfluous, userType, department, location }: UserFilters, products: readonly OwnedProduct[]): UserNarrowing {
  const clauses = [
    view === 'guestsPaid' ? guestsPaid(products) : VIEWS[view],
    product && has(product),
    userType && `userType eq ${quoted(userType)}`,
    department && `department eq ${quoted(department)}`,
    location && `usageLocation eq ${quoted(location)}`,
  ].filter((clause) => clause !== null)
  const having = HAVING[view]
  return { ...(clauses.length > 0 && { filter: clauses.join(' and ') }), ...(errors && { withErrors: errors }), ...(superfluous && { superfluous }), ...(having && { having }) }
}
