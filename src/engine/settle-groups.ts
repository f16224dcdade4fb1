// What a person gets from groups: all products of a group or none (D3), as many groups as go together.
import type { Guid } from '#model/guid.ts'
import { canonicalSituation, isInForce } from '#model/license.ts'
import type { AssignedLicense, LicenseError, LicenseRecord, Situation } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'
import { prohibitionsOf } from './carry-out-change.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { isHeld, poolKeyOf } from './effective-plans.ts'
import { errorOfRefusal, productsInTrouble } from './group-errors.ts'
import { holdNeeded } from './hold-needed.ts'
import type { Held, Withdrawal } from './hold-needed.ts'
import { findTroubles } from './outcome-rules.ts'
import type { RuleBook } from './rule-book.ts'

/** A group as far as it concerns one person; without licences when the person is a member no more. */
export interface GroupFacts {
  readonly id: Guid
  readonly licenses: readonly AssignedLicense[]
  /** When the person joined, ISO 8601: of groups that do not go together, the earlier one is kept. */
  readonly since?: string
}

export interface MemberGround {
  /** Where people without a location count as being (D14). */
  readonly tenantLocation: string | null
  /** The keys of the pools in which this person finds no seat, or free when there is one wherever it is needed. */
  readonly seats: 'free' | ReadonlySet<string>
}

/** Why one product of a group is not in force as the group has it. */
export interface MemberError {
  readonly groupId: Guid
  readonly skuId: Guid
  readonly error: Exclude<LicenseError, 'None'>
  /** For Other: that of the product that failed. */
  readonly refusal: Refusal
}

export interface Settlement {
  readonly after: PersonFacts
  readonly errors: readonly MemberError[]
}

interface Setting {
  /** With the location that counts. */
  readonly person: PersonFacts
  readonly groups: readonly GroupFacts[]
  readonly book: RuleBook
  readonly seats: MemberGround['seats']
}

type Failure = Pick<MemberError, 'skuId' | 'refusal'>

/**
 * Decides these groups anew for a person; everything from elsewhere stays. What is in force goes before what is not,
 * then who joined earlier, then the lower id: the order of `groups` says nothing.
 */
export function settleGroups(person: PersonFacts, groups: readonly GroupFacts[], book: RuleBook, ground: MemberGround): Settlement {
  const located = { ...person, usageLocation: person.usageLocation ?? ground.tenantLocation }
  const inOrder = groups.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const setting = { person: located, groups: inOrder, book, seats: ground.seats }
  const giving = groups.filter(({ licenses }) => licenses.length > 0).toSorted(byRank(person.situation))
  const granted = asManyAsGo(giving, setting)
  const { situation, held } = layOut(granted, setting)
  const failed = giving.filter((group) => !granted.includes(group))
  const heldErrors = held.map(({ record: { assignedByGroup, skuId }, refusal }): MemberError => {
    return { groupId: assignedByGroup ?? '', skuId, error: 'DependencyViolation', refusal }
  })
  const failures = failed.flatMap((group) => errorsOf(group, failuresAmong([...granted, group], setting).get(group.id) ?? []))
  const others = failures.filter((failure) => !heldErrors.some((one) => isSameLicense(one, failure)))
  const named = situation.map((record) => (record.state === 'Error' ? nameError(record, others) : record))
  return { after: { ...person, situation: canonicalSituation(named) }, errors: [...others, ...heldErrors] }
}

function byRank(situation: Situation): (one: GroupFacts, other: GroupFacts) => number {
  const rank = ({ id, since = '' }: GroupFacts): string => {
    const isOn = situation.some((record) => record.assignedByGroup === id && isHeld(record))
    return `${isOn ? 0 : 1} ${since} ${id}`
  }
  return (one, other) => (rank(one) < rank(other) ? -1 : 1)
}

/** Drops the last in rank that is in trouble until none is, then takes back those for whom there is room after all. */
function asManyAsGo(giving: readonly GroupFacts[], setting: Setting): readonly GroupFacts[] {
  let granted = giving
  for (;;) {
    const failures = failuresAmong(granted, setting)
    const loser = granted.findLast(({ id }) => failures.has(id))
    if (loser === undefined) break
    granted = granted.filter((group) => group !== loser)
  }
  for (const group of giving) {
    if (granted.includes(group)) continue
    const more = giving.filter((other) => other === group || granted.includes(other))
    if (failuresAmong(more, setting).size === 0) granted = more
  }
  return granted
}

/** What a person would have with exactly these groups granted. */
function layOut(granted: readonly GroupFacts[], { person, groups, book }: Setting): { situation: Situation; held: readonly Held[] } {
  const isDecided = ({ assignedByGroup }: LicenseRecord): boolean => groups.some(({ id }) => id === assignedByGroup)
  const rest = person.situation.filter((record) => !isDecided(record))
  const withdrawals: Withdrawal[] = []
  for (const group of groups) {
    const had = person.situation.filter(({ assignedByGroup }) => assignedByGroup === group.id)
    const isGranted = granted.includes(group)
    for (const skuId of new Set([...had, ...group.licenses].map((license) => license.skuId))) {
      const from = had.find((record) => record.skuId === skuId)
      const license = group.licenses.find((one) => one.skuId === skuId)
      const to = license ? giveByGroup(license, group.id, isGranted, from, person.usageLocation, book) : null
      if (from && isInForce(from) && isLess(from, to)) withdrawals.push({ from, to })
      else if (to) rest.push(to)
    }
  }
  return holdNeeded(person.situation, rest, withdrawals, book)
}

const isLess = (from: LicenseRecord, to: LicenseRecord | null): boolean =>
  to === null || !isInForce(to) || to.disabledPlans.some((plan) => !from.disabledPlans.includes(plan))

function giveByGroup(
  license: AssignedLicense,
  groupId: Guid,
  isGranted: boolean,
  from: LicenseRecord | undefined,
  country: string | null,
  book: RuleBook,
): LicenseRecord {
  const record: LicenseRecord = {
    skuId: license.skuId,
    assignedByGroup: groupId,
    selfServicePoolId: null,
    disabledPlans: license.disabledPlans,
    state: 'Active',
    error: 'None',
  }
  if (!isGranted) return { ...record, state: 'Error', error: 'Other' }
  // A pool that is suspended keeps its people so until it comes back (D18).
  if (from?.state === 'Disabled') return { ...record, state: 'Disabled', error: from.error }
  return prohibitionsOf(record, country, book).length > 0
    ? { ...record, state: 'ActiveWithError', error: 'ProhibitedInUsageLocationViolation' }
    : record
}

/**
 * What keeps each group from being granted beside the others; a location and seats are asked for last, when nothing else
 * stands in the way.
 */
function failuresAmong(granted: readonly GroupFacts[], setting: Setting): ReadonlyMap<Guid, readonly Failure[]> {
  const { person, book } = setting
  const after = { ...person, situation: layOut(granted, setting).situation }
  const troubles = findTroubles(person, after, book)
  const failures = granted.map((group): [Guid, readonly Failure[]] => {
    const mine: Refusal[] = [...troubles, ...unfitProducts(group, setting)]
    const own = group.licenses.flatMap(({ skuId }) =>
      mine.filter((refusal) => productsInTrouble(refusal).includes(skuId)).map((refusal) => ({ skuId, refusal })),
    )
    return [group.id, own.length > 0 ? own : missingPlaces(group, setting)]
  })
  return new Map(failures.filter(([, own]) => own.length > 0))
}

function unfitProducts({ licenses }: GroupFacts, { book }: Setting): Refusal[] {
  return licenses.flatMap(({ skuId }): Refusal[] => {
    const product = book.products.get(skuId)
    if (!product) return [{ code: 'ProductUnknown', skuId }]
    return product.appliesTo === 'Company' ? [{ code: 'ProductNotForUsers', skuId }] : []
  })
}

/** A location and a seat, for what the person does not hold yet. */
function missingPlaces({ id, licenses }: GroupFacts, { person, book, seats }: Setting): Failure[] {
  const { situation, usageLocation } = person
  const fresh = licenses.filter(({ skuId }) => !situation.some((record) => record.skuId === skuId && isHeld(record)))
  if (fresh.length > 0 && usageLocation === null)
    return fresh.map(({ skuId }) => ({ skuId, refusal: { code: 'UsageLocationMissing' } }))
  const needsNone = (skuId: Guid): boolean =>
    situation.some((record) => (isInForce(record) && poolKeyOf(record) === skuId) || isSuspended(record, skuId, id))
  const isShort = (skuId: Guid): boolean => {
    const product = book.products.get(skuId)
    return !product?.owned || product.selfServiceOnly || (seats !== 'free' && seats.has(skuId))
  }
  return licenses
    .filter(({ skuId }) => !needsNone(skuId) && isShort(skuId))
    .map(({ skuId }) => ({ skuId, refusal: { code: 'CountViolation', skuId } }))
}

/** It stays as it is, without a seat, until the pool comes back (D18). */
const isSuspended = ({ state, skuId, assignedByGroup }: LicenseRecord, product: Guid, groupId: Guid): boolean =>
  state === 'Disabled' && skuId === product && assignedByGroup === groupId

/** One error a product of a group that failed: its own, or Other with the refusal of the one that failed. */
function errorsOf(group: GroupFacts, failures: readonly Failure[]): MemberError[] {
  return group.licenses.flatMap(({ skuId }) => {
    const own = failures.find((failure) => failure.skuId === skuId)
    const refusal = (own ?? failures[0])?.refusal
    return refusal === undefined ? [] : [{ groupId: group.id, skuId, error: own ? errorOfRefusal(own.refusal) : 'Other', refusal }]
  })
}

const isSameLicense = (one: MemberError, other: MemberError): boolean => one.groupId === other.groupId && one.skuId === other.skuId

function nameError(record: LicenseRecord, errors: readonly MemberError[]): LicenseRecord {
  const mine = errors.find(({ groupId, skuId }) => groupId === record.assignedByGroup && skuId === record.skuId)
  return mine ? { ...record, error: mine.error } : record
}
