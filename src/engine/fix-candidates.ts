// What might get people out of a refusal: for each code the edits worth trying. Whether one works, the judge says.
import type { Change } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { PlanInProduct, Refusal, RefusalCode } from '#model/refusal.ts'
import { changesLicenses } from './change-rules.ts'
import { editChange } from './edit-change.ts'
import type { Edit } from './edit-change.ts'
import { plansInForce } from './effective-plans.ts'
import type { JudgedClass } from './judge-classes.ts'
import type { RuleBook } from './rule-book.ts'

export interface FixFacts {
  /** People who met the same refusal under the same change. */
  readonly classes: readonly JudgedClass[]
  readonly change: Change
  readonly book: RuleBook
  /** Free seats by skuId of the central pools. */
  readonly freeSeats: ReadonlyMap<Guid, number>
  /** Where the organisation is; offered to people without a location, never taken silently (D14). */
  readonly defaultLocation: string | null
}

type Refused<C extends RefusalCode> = Extract<Refusal, { code: C }>
type Candidates = { readonly [C in RefusalCode]?: (refusal: Refused<C>, facts: FixFacts) => readonly Edit[] }

const CANDIDATES: Candidates = {
  MutuallyExclusiveViolation: waysOutOfClash,
  DependencyViolation: waysOutOfLack,
  ProhibitedInUsageLocationViolation: waysOutOfBan,
  UsageLocationMissing: (_, facts) => organisationsLocation(facts),
  UsageLocationInvalid: (_, facts) => organisationsLocation(facts),
  PrerequisiteMissing: waysOutOfMissing,
  UniquenessViolation: waysOutOfAddress,
  LicenseInherited: ({ skuId, groupIds }) => [{ kind: 'leaveGroups', groupIds, skuIds: [skuId] }, leaveOut([skuId])],
  ProductNotOwned: leaveIfMoreIsWished,
  LicenseNotAssigned: leaveAlone,
  SelfServiceOwned: leaveAlone,
}

/** Another product with a free seat for everybody and all the services that the short one would bring. */
export function substitutesFor(skuId: Guid, people: number, { book, freeSeats }: Pick<FixFacts, 'book' | 'freeSeats'>): readonly Guid[] {
  const plansOf = (id: Guid): Guid[] =>
    (book.products.get(id)?.plans ?? []).flatMap(({ servicePlanId, appliesTo }) => (appliesTo === 'User' ? servicePlanId : []))
  const wanted = plansOf(skuId)
  return [...book.products.values()]
    .filter((other) => other.skuId !== skuId && other.owned && !other.selfServiceOnly && other.appliesTo === 'User')
    .filter((other) => (freeSeats.get(other.skuId) ?? 0) >= people)
    .map((other) => other.skuId)
    .filter((id) => wanted.every((plan) => plansOf(id).includes(plan)))
}

/** The edits to try for a refusal, the most usual first; none when there is nothing to be done here. */
export function fixCandidates<C extends RefusalCode>(refusal: Refused<C>, facts: FixFacts): readonly Edit[] {
  const candidates: Candidates[C] = CANDIDATES[refusal.code as C]
  return candidates?.(refusal, facts) ?? []
}

/** For each product in the clash: without its services, without those of the others, without it, without the others. */
function waysOutOfClash({ pairs }: Refused<'MutuallyExclusiveViolation'>, { change }: FixFacts): Edit[] {
  const products = unique(pairs.flatMap(({ a, b }) => [a.skuId, b.skuId]))
  const isAdded = (skuId: Guid): boolean => change.add.some((add) => add.skuId === skuId)
  // What is being given comes first: turning its services off takes nothing away from anybody.
  const order = [...products.filter(isAdded), ...products.filter((skuId) => !isAdded(skuId))]
  const off = (pick: (pair: { a: PlanInProduct; b: PlanInProduct }) => PlanInProduct): Edit => ({
    kind: 'turnOff',
    plans: uniquePlans(pairs.map(pick)),
  })
  return order.flatMap((skuId) => {
    const others = products.filter((other) => other !== skuId)
    const heldOthers = others.filter((other) => !isAdded(other))
    return [
      off(({ a, b }) => (a.skuId === skuId ? a : b)),
      off(({ a, b }) => (b.skuId === skuId ? b : a)),
      off(({ a, b }) => (a.skuId === skuId ? b : a)),
      ...(isAdded(skuId) ? [] : [takeBack([skuId])]),
      ...(heldOthers.length > 0 ? [takeBack(heldOthers)] : []),
      ...(isAdded(skuId) ? [leaveOut([skuId])] : []),
    ]
  })
}

/** Without the dependent service; keep or switch on what it needs; or give a product that has it and a free seat. */
function waysOutOfLack({ missing }: Refused<'DependencyViolation'>, facts: FixFacts): Edit[] {
  const { book, change, classes, freeSeats } = facts
  const needed = new Set(missing.flatMap(({ requiresAnyOf }) => requiresAnyOf))
  const people = classes.reduce((sum, { count }) => sum + count, 0)
  const carrying = (skuId: Guid): readonly Guid[] =>
    (book.products.get(skuId)?.plans ?? []).map(({ servicePlanId }) => servicePlanId).filter((id) => needed.has(id))
  const carriers = unique(
    classes.flatMap(({ facts: { situation } }) =>
      [...plansInForce(situation, book)].flatMap(([plan, skuIds]) => (needed.has(plan) ? skuIds : [])),
    ),
  )
  const held = unique(classes.flatMap(({ facts: { situation } }) => situation.map(({ skuId }) => skuId)))
  const mine = unique([...change.add.map(({ skuId }) => skuId), ...held])
  const toGive = [...book.products.values()].filter(
    ({ skuId, owned, appliesTo }) =>
      owned &&
      appliesTo === 'User' &&
      !mine.includes(skuId) &&
      carrying(skuId).length > 0 &&
      (freeSeats.get(skuId) ?? 0) >= people,
  )
  const dependents = uniquePlans(missing.map(({ dependent }) => dependent))
  return [
    ...(carriers.length > 0 ? [{ kind: 'keep', skuIds: carriers } as const] : []),
    ...mine.flatMap((skuId) => carrying(skuId).map((servicePlanId): Edit => ({ kind: 'turnOn', plans: [{ skuId, servicePlanId }] }))),
    { kind: 'turnOff', plans: dependents },
    ...toGive.map(({ skuId }): Edit => ({ kind: 'give', skuId })),
    leaveOut(unique(dependents.map(({ skuId }) => skuId))),
    takeBack(unique(dependents.map(({ skuId }) => skuId))),
  ]
}

function waysOutOfBan({ prohibited }: Refused<'ProhibitedInUsageLocationViolation'>): Edit[] {
  const plans = prohibited.flatMap(({ skuId, servicePlanId }) => (servicePlanId === null ? [] : [{ skuId, servicePlanId }]))
  return [
    ...(plans.length > 0 ? [{ kind: 'turnOff', plans } as const] : []),
    leaveOut(unique(prohibited.map(({ skuId }) => skuId))),
  ]
}

/** Give one of those it is sold beside, where there are seats, or do without. */
function waysOutOfMissing({ missing }: Refused<'PrerequisiteMissing'>, { book, change, classes, freeSeats }: FixFacts): Edit[] {
  const people = classes.reduce((sum, { count }) => sum + count, 0)
  const needed = unique(missing.flatMap(({ requiresAnyOf }) => requiresAnyOf))
  const taken = needed.filter((skuId) => classes.some(({ facts: { situation } }) => situation.some((record) => record.skuId === skuId)))
  const toGive = needed.filter((skuId) => book.products.get(skuId)?.owned && (freeSeats.get(skuId) ?? 0) >= people)
  const products = missing.map(({ skuId }) => skuId)
  const isAdded = products.some((skuId) => change.add.some((add) => add.skuId === skuId))
  return [
    ...(taken.length > 0 ? [{ kind: 'keep', skuIds: taken } as const] : []),
    ...toGive.map((skuId): Edit => ({ kind: 'give', skuId })),
    isAdded ? leaveOut(products) : takeBack(products),
  ]
}

/** Without the mailbox, or without the product; whose the address is, is mended elsewhere. */
function waysOutOfAddress({ skuIds }: Refused<'UniquenessViolation'>, { book }: FixFacts): Edit[] {
  const plans = skuIds.flatMap((skuId) =>
    (book.products.get(skuId)?.plans ?? [])
      .filter(({ servicePlanId }) => book.dataItems.get(servicePlanId)?.includes('mailbox'))
      .map(({ servicePlanId }) => ({ skuId, servicePlanId })),
  )
  return [{ kind: 'turnOff', plans }, leaveOut(skuIds)]
}

function organisationsLocation({ defaultLocation }: FixFacts): Edit[] {
  return defaultLocation === null ? [] : [{ kind: 'setLocation', usageLocation: defaultLocation }]
}

function leaveAlone({ skuId }: { readonly skuId: Guid }): Edit[] {
  return [leaveOut([skuId])]
}

function leaveIfMoreIsWished({ skuId }: { readonly skuId: Guid }, { change }: FixFacts): Edit[] {
  return changesLicenses(editChange(change, leaveOut([skuId]))) ? [leaveOut([skuId])] : []
}

const takeBack = (skuIds: readonly Guid[]): Edit => ({ kind: 'takeBack', skuIds })
const leaveOut = (skuIds: readonly Guid[]): Edit => ({ kind: 'leaveOut', skuIds })
const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

const uniquePlans = (plans: readonly PlanInProduct[]): PlanInProduct[] => [
  ...new Map(plans.map((plan) => [`${plan.skuId} ${plan.servicePlanId}`, plan])).values(),
]
