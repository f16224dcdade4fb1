// Rules about what a person would have in the end: services that clash, that lack what they need, or that are
// prohibited in a country. Only what the change brings about counts: somebody who was in an old clash already may
// still be relieved of, or given, something that has nothing to do with it.
import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { LicenseRecord, Situation } from '#model/license.ts'
import type { PlanInProduct, Refusal } from '#model/refusal.ts'
import { prohibitionsOf } from './carry-out-change.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { isHeld, plansInForce } from './effective-plans.ts'
import type { PlansInForce } from './effective-plans.ts'
import type { ActiveDependency, ActiveExclusion, ActivePrerequisite, ActiveSeverity, RuleBook } from './rule-book.ts'

type Clash = Extract<Refusal, { code: 'MutuallyExclusiveViolation' }>
type Lack = Extract<Refusal, { code: 'DependencyViolation' }>
type Missing = Extract<Refusal, { code: 'PrerequisiteMissing' }>
type Ban = Extract<Refusal, { code: 'ProhibitedInUsageLocationViolation' }>
type AddressClash = Extract<Refusal, { code: 'UniquenessViolation' }>

/** A broken rule about what a person would have. */
export type Trouble = Clash | Lack | Missing | Ban | AddressClash

/** What a change of a purchase leads to later, or leaves behind. */
export interface SubscriptionWarning {
  readonly code: 'OverAssigned' | 'ScheduledChangesDropped' | 'PeopleSuspended' | 'PeopleSuspendedLater' | 'NewSubscription' | 'SelfServiceLeftOut'
  readonly skuId: Guid
  /** People concerned, or seats. */
  readonly count: number
  readonly fromDateTime: string | null
}

/** What is said and does not stop a change: a broken rule of severity warn, or a licence that stays where it is. */
export type Warning =
  | Clash
  | Lack
  | Missing
  | Ban
  | { readonly code: 'InheritedKept' | 'SelfServiceKept'; readonly skuIds: readonly Guid[] }
  /** Of an undo: people who are left out, or who change otherwise as a group goes back; the first of them by name. */
  | { readonly code: 'DeletedSince' | 'JoinedSince' | 'LeftSince'; readonly names: readonly string[] }
  | SubscriptionWarning

interface Outcome {
  readonly before: PersonFacts
  readonly after: PersonFacts
  readonly areOn: PlansInForce
  /** Situations whose troubles are old, and what was on in each. */
  readonly old: readonly Situation[]
  readonly wereOn: readonly PlansInForce[]
  readonly book: RuleBook
}

/**
 * The first rule that what a person would have breaks, and the warnings if none does. Trouble of `before` is old, and
 * so is that of `earlier`, the state to which an undo goes back.
 */
export function judgeOutcome(
  before: PersonFacts,
  after: PersonFacts,
  book: RuleBook,
  earlier?: Situation,
): { readonly refusal: Refusal | null; readonly warnings: readonly Warning[] } {
  const outcome = outcomeOf(before, after, book, earlier)
  const warnings = [
    findClashes(outcome, 'warn'),
    findLacks(outcome, 'warn'),
    findMissing(outcome, 'warn'),
    findHeldBans(outcome),
  ]
  return { refusal: troublesIn(outcome)[0] ?? null, warnings: warnings.filter((warning) => warning !== null) }
}

/** Every rule that what a person would have breaks, where `before` did not break it already. */
export function findTroubles(before: PersonFacts, after: PersonFacts, book: RuleBook): readonly Trouble[] {
  return troublesIn(outcomeOf(before, after, book))
}

function outcomeOf(before: PersonFacts, after: PersonFacts, book: RuleBook, earlier?: Situation): Outcome {
  const old = earlier === undefined ? [before.situation] : [before.situation, earlier]
  return {
    before,
    after,
    book,
    old,
    areOn: plansInForce(after.situation, book),
    wereOn: old.map((situation) => plansInForce(situation, book)),
  }
}

const troublesIn = (outcome: Outcome): Trouble[] =>
  [
    findClashes(outcome, 'refuse'),
    findLacks(outcome, 'refuse'),
    findMissing(outcome, 'refuse'),
    findNewBans(outcome),
    findAddressClash(outcome),
  ].filter((trouble) => trouble !== null)

/** Every pair of plans that exclude each other, in every product that carries them (D5). */
function findClashes({ wereOn, areOn, book }: Outcome, severity: ActiveSeverity): Clash | null {
  const clashes = (plans: PlansInForce, { planA, planB }: ActiveExclusion): boolean =>
    plans.has(planA) && plans.has(planB)
  const pairs = book.exclusions
    .filter((rule) => rule.severity === severity && clashes(areOn, rule) && !wereOn.some((plans) => clashes(plans, rule)))
    .flatMap((rule) =>
      carriersOf(areOn, rule.planA).flatMap((a) =>
        carriersOf(areOn, rule.planB).map((b) => ({ ruleId: rule.id, a, b })),
      ),
    )
  return pairs.length > 0 ? { code: 'MutuallyExclusiveViolation', pairs } : null
}

/** Every plan that would be on without any of the plans it needs, because it came or because they went (D4). */
function findLacks({ wereOn, areOn, book }: Outcome, severity: ActiveSeverity): Lack | null {
  const lacks = (plans: PlansInForce, { servicePlanId, requiresAnyOf }: ActiveDependency): boolean =>
    plans.has(servicePlanId) && !requiresAnyOf.some((plan) => plans.has(plan))
  const missing = book.dependencies
    .filter((rule) => rule.severity === severity && lacks(areOn, rule) && !wereOn.some((plans) => lacks(plans, rule)))
    .flatMap(({ id, servicePlanId, requiresAnyOf }) =>
      carriersOf(areOn, servicePlanId).map((dependent) => ({ ruleId: id, dependent, requiresAnyOf })),
    )
  return missing.length > 0 ? { code: 'DependencyViolation', missing } : null
}

/** Every product without the product beside which it is sold (3.2). */
function findMissing({ old, after, book }: Outcome, severity: ActiveSeverity): Missing | null {
  const lacks = (situation: Situation, { skuId, requiresAnyOf }: ActivePrerequisite): boolean => {
    const inForce = new Set(situation.filter(isInForce).map((record) => record.skuId))
    return inForce.has(skuId) && !requiresAnyOf.some((needed) => inForce.has(needed))
  }
  const missing = book.prerequisites
    .filter((rule) => rule.severity === severity && lacks(after.situation, rule) && !old.some((situation) => lacks(situation, rule)))
    .map(({ id, skuId, requiresAnyOf }) => ({ ruleId: id, skuId, requiresAnyOf }))
  return missing.length > 0 ? { code: 'PrerequisiteMissing', missing } : null
}

/** A first mailbox gives its address, which somebody else has (2.3). */
function findAddressClash({ after, areOn, wereOn, book }: Outcome): AddressClash | null {
  const carriers = (plans: PlansInForce): Guid[] =>
    [...plans].flatMap(([plan, skuIds]) => (book.dataItems.get(plan)?.includes('mailbox') ? skuIds : []))
  const skuIds = [...new Set(carriers(areOn))]
  const isNew = skuIds.length > 0 && wereOn.every((plans) => carriers(plans).length === 0)
  return after.addressInUse !== undefined && isNew ? { code: 'UniquenessViolation', address: after.addressInUse, skuIds } : null
}

/** Products or services that are new to the person and prohibited where the person is. */
function findNewBans({ after, old, book }: Outcome): Ban | null {
  const hadOn = (record: LicenseRecord, skuId: Guid, servicePlanId: Guid | null): boolean =>
    record.skuId === skuId && isHeld(record) && (servicePlanId === null || !record.disabledPlans.includes(servicePlanId))
  return findBans(
    after,
    book,
    (servicePlanId, carrier) => !old.some((situation) => situation.some((record) => hadOn(record, carrier, servicePlanId))),
  )
}

/** Licences that were held before and are prohibited in the new location: kept, in error (D14). */
function findHeldBans({ before, after, book }: Outcome): Ban | null {
  return after.usageLocation === before.usageLocation ? null : findBans(after, book, () => true)
}

function findBans(
  { situation, usageLocation }: PersonFacts,
  book: RuleBook,
  counts: (servicePlanId: Guid | null, carrier: Guid) => boolean,
): Ban | null {
  const prohibited = situation.filter(isHeld).flatMap((record) =>
    prohibitionsOf(record, usageLocation, book)
      .filter((rule) => counts(rule.servicePlanId, record.skuId))
      .map(({ id, servicePlanId }) => ({ ruleId: id, skuId: record.skuId, servicePlanId })),
  )
  return usageLocation !== null && prohibited.length > 0
    ? { code: 'ProhibitedInUsageLocationViolation', usageLocation, prohibited }
    : null
}

const carriersOf = (plans: PlansInForce, servicePlanId: Guid): PlanInProduct[] =>
  (plans.get(servicePlanId) ?? []).map((skuId) => ({ skuId, servicePlanId }))
