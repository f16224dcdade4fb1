// Reads what is wished of a purchase off the wire.
import { ACCOUNT_TYPES, TERMS } from '#model/subscription.ts'
import type { Term } from '#model/subscription.ts'
import { WHENS } from '#model/subscription-change.ts'
import type { SubscriptionChange, SubscriptionVerb } from '#model/subscription-change.ts'
import { complain, flag, guid, oneOf, record, text, wholeNumber } from './read-fields.ts'
import type { Place, Reader } from './read-fields.ts'
import { monthsIn } from './term.ts'

/** Verbs that can be asked for; what comes back by an undo is not asked for by name. */
export const READABLE_VERBS = ['buy', 'setSeats', 'setRecurringBilling', 'cancel', 'reactivate', 'changeTerm', 'extendTrial', 'upgrade'] as const satisfies readonly SubscriptionVerb[]

const MOST_SEATS = 10_000_000
const MOST_PRICE = 1_000_000
const TRIAL_SEATS = 25

const term = oneOf(TERMS)
const seats = wholeNumber(1, MOST_SEATS)
const when = oneOf(WHENS)

const price: Reader<number> = (value, at) => (typeof value === 'number' && value >= 0 && value <= MOST_PRICE ? value : complain(value, at, { from: 0, to: MOST_PRICE }))

const instant: Reader<string> = (value, at) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(Date.parse(value)).toISOString() : complain(value, at, 'instant')

/** A bill for longer than the term would outlast it. */
function fits(wished: Term, billing: Term, at: Place): void {
  if (monthsIn(billing) > monthsIn(wished)) complain(billing, { ...at, field: `${at.field === '' ? '' : `${at.field}.`}billingFrequency` }, { oneOf: TERMS.filter((one) => monthsIn(one) <= monthsIn(wished)) })
}

const buy: Reader<SubscriptionChange> = (value, at) => {
  const shape = { verb: text, skuId: guid, totalLicenses: seats, term, billingFrequency: term, accountType: oneOf(ACCOUNT_TYPES), recurringBilling: flag, isTrial: flag, price, startDateTime: instant }
  const read = record(shape, ['skuId'])(value, at)
  if (read?.skuId === undefined) return undefined
  const { skuId, isTrial = false, price: own = null, startDateTime = null } = read
  if (!isTrial && read.totalLicenses === undefined) return complain(undefined, { ...at, field: at.field === '' ? 'totalLicenses' : `${at.field}.totalLicenses` }, 'present')
  const { totalLicenses = TRIAL_SEATS, term: lasts = isTrial ? 'P1M' : 'P1Y' } = read
  const { billingFrequency = 'P1M', accountType = 'MCA', recurringBilling = !isTrial } = read
  fits(lasts, billingFrequency, at)
  return { verb: 'buy', skuId, totalLicenses, term: lasts, billingFrequency, accountType, recurringBilling, isTrial, price: own, startDateTime }
}

const withId = { verb: text, id: guid }

const READERS: Readonly<Record<(typeof READABLE_VERBS)[number], Reader<SubscriptionChange>>> = {
  buy,
  setSeats: (value, at) => {
    const read = record({ ...withId, totalLicenses: seats, when }, ['id', 'totalLicenses'])(value, at)
    return read?.id === undefined || read.totalLicenses === undefined ? undefined : { verb: 'setSeats', id: read.id, totalLicenses: read.totalLicenses, when: read.when ?? 'now' }
  },
  setRecurringBilling: (value, at) => {
    const read = record({ ...withId, on: flag }, ['id', 'on'])(value, at)
    return read?.id === undefined || read.on === undefined ? undefined : { verb: 'setRecurringBilling', id: read.id, on: read.on }
  },
  cancel: (value, at) => {
    const read = record({ ...withId, when }, ['id'])(value, at)
    return read?.id === undefined ? undefined : { verb: 'cancel', id: read.id, when: read.when ?? 'now' }
  },
  reactivate: (value, at) => {
    const read = record(withId, ['id'])(value, at)
    return read?.id === undefined ? undefined : { verb: 'reactivate', id: read.id }
  },
  changeTerm: (value, at) => {
    const read = record({ ...withId, term, billingFrequency: term, when }, ['id'])(value, at)
    if (read?.id === undefined) return undefined
    if (read.term === undefined && read.billingFrequency === undefined) return complain(undefined, { ...at, field: at.field === '' ? 'term' : `${at.field}.term` }, 'present')
    if (read.term !== undefined && read.billingFrequency !== undefined) fits(read.term, read.billingFrequency, at)
    return { verb: 'changeTerm', id: read.id, term: read.term ?? null, billingFrequency: read.billingFrequency ?? null, when: read.when ?? 'atRenewal' }
  },
  extendTrial: (value, at) => {
    const read = record(withId, ['id'])(value, at)
    return read?.id === undefined ? undefined : { verb: 'extendTrial', id: read.id }
  },
  upgrade: (value, at) => {
    const read = record({ ...withId, toSkuId: guid, when, totalLicenses: wholeNumber(0, MOST_SEATS) }, ['id', 'toSkuId'])(value, at)
    return read?.id === undefined || read.toSkuId === undefined ? undefined : { verb: 'upgrade', id: read.id, toSkuId: read.toSkuId, when: read.when ?? 'now', totalLicenses: read.totalLicenses ?? null }
  },
}

/** Reads a change of a purchase: its verb says what else there is. */
export const subscriptionChange: Reader<SubscriptionChange> = (value, at) => {
  const verb = typeof value === 'object' && value !== null && 'verb' in value ? value.verb : undefined
  const known = READABLE_VERBS.find((one) => one === verb)
  return known === undefined ? complain(verb, { ...at, field: `${at.field}.verb` }, { oneOf: READABLE_VERBS }) : READERS[known](value, at)
}
