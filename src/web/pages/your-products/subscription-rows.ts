import type { SubscriptionRecord } from '#model/subscription-record.ts'

export const SUBSCRIPTION_FILTERS = ['renewing', 'ending', 'trials', 'Scheduled', 'Enabled', 'Warning', 'Suspended', 'LockedOut', 'Deleted'] as const
export type SubscriptionFilter = (typeof SUBSCRIPTION_FILTERS)[number]

/** States are told apart from what is to come: of each, any that is wished will do. */
const COMING = { renewing: (one: SubscriptionRecord) => one.renewsDateTime !== null, ending: (one: SubscriptionRecord) => one.endsDateTime !== null, trials: (one: SubscriptionRecord) => one.isTrial }
const isComing = (name: SubscriptionFilter): name is keyof typeof COMING => name in COMING

/** Reads the filters of an address; what is none is left out. */
export const parseSubscriptionFilters = (text: string | undefined): SubscriptionFilter[] => {
  const names = text?.split(',') ?? []
  return SUBSCRIPTION_FILTERS.filter((name) => names.includes(name))
}

/** The purchase's own words in which a search looks. */
const wordsOf = ({ displayName, skuPartNumber, owner }: SubscriptionRecord): string => [displayName, skuPartNumber, owner?.displayName ?? ''].join(' ').toLowerCase()

const SORTS: Readonly<Record<string, (one: SubscriptionRecord) => string | number>> = {
  displayName: ({ displayName }) => displayName,
  totalLicenses: ({ totalLicenses }) => totalLicenses,
  price: ({ seatPrice }) => seatPrice ?? 0,
  next: ({ renewsDateTime, endsDateTime, ahead }) => renewsDateTime ?? endsDateTime ?? ahead[0]?.atDateTime ?? '9',
}

const compare = (a: string | number, b: string | number, language: string): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), language)

interface SubscriptionView {
  readonly q: string
  readonly filters: readonly SubscriptionFilter[]
  readonly sort: string | undefined
}

/** Purchases that match, in the order wished. */
export function findSubscriptions(all: readonly SubscriptionRecord[], { q, filters, sort }: SubscriptionView, language: string): SubscriptionRecord[] {
  const text = q.trim().toLowerCase()
  const coming = filters.filter(isComing)
  const states = filters.filter((name) => !isComing(name))
  const found = all.filter(
    (one) => wordsOf(one).includes(text) && (coming.length === 0 || coming.some((name) => COMING[name](one))) && (states.length === 0 || states.some((state) => state === one.status)),
  )
  const [property = '', direction] = sort?.split(' ') ?? []
  const valueOf = SORTS[property]
  if (!valueOf) return found
  const sign = direction === 'desc' ? -1 : 1
  return found.sort((a, b) => sign * compare(valueOf(a), valueOf(b), language))
}
