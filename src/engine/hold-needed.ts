// What a group takes away and another licence of the person depends on stays in force, in error, until it is free (D4).
import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { LicenseRecord, Situation } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'
import { plansInForce } from './effective-plans.ts'
import type { PlansInForce } from './effective-plans.ts'
import type { RuleBook } from './rule-book.ts'

type Lack = Extract<Refusal, { code: 'DependencyViolation' | 'PrerequisiteMissing' }>

/** A licence in force that is to become less: nothing, a wish in error, or one with fewer services. */
export interface Withdrawal {
  readonly from: LicenseRecord
  readonly to: LicenseRecord | null
}

export interface Held {
  readonly record: LicenseRecord
  /** What would be without its need. */
  readonly refusal: Lack
}

/**
 * Carries out every withdrawal that leaves nobody's service without what it needs, and holds as few of the others as
 * will do. Only services that were on `before` are protected; `rest` is everything else the person will have.
 */
export function holdNeeded(
  before: Situation,
  rest: Situation,
  withdrawals: readonly Withdrawal[],
  book: RuleBook,
): { readonly situation: Situation; readonly held: readonly Held[] } {
  const layOut = (held: ReadonlySet<Withdrawal>): LicenseRecord[] => [
    ...rest,
    ...withdrawals.flatMap((one) => (held.has(one) ? holdOn(one.from) : (one.to ?? []))),
  ]
  const lackOf = (held: ReadonlySet<Withdrawal>): Lack | null => {
    const after = layOut(held)
    return servicesLacking(before, after, book) ?? productsLacking(before, after, book)
  }

  const without = (held: ReadonlySet<Withdrawal>, one: Withdrawal): Set<Withdrawal> =>
    new Set([...held].filter((other) => other !== one))
  let held: ReadonlySet<Withdrawal> = lackOf(new Set()) === null ? new Set<Withdrawal>() : new Set(withdrawals)
  // What depends may itself be on its way out, so one that could not go at first may go in the end.
  for (;;) {
    const free = [...held].find((one) => lackOf(without(held, one)) === null)
    if (free === undefined) break
    held = without(held, free)
  }
  return {
    situation: layOut(held),
    held: [...held].flatMap((one) => {
      const refusal = lackOf(without(held, one))
      return refusal === null ? [] : [{ record: holdOn(one.from), refusal }]
    }),
  }
}

const holdOn = (record: LicenseRecord): LicenseRecord => ({ ...record, state: 'ActiveWithError', error: 'DependencyViolation' })

/** The services that were on with what they need, and are on without it. */
function servicesLacking(before: Situation, after: Situation, book: RuleBook): Lack | null {
  const [wereOn, areOn] = [plansInForce(before, book), plansInForce(after, book)]
  const missing = book.dependencies.flatMap(({ id, severity, servicePlanId, requiresAnyOf }) => {
    const has = (plans: PlansInForce): boolean => plans.has(servicePlanId) && requiresAnyOf.some((plan) => plans.has(plan))
    if (severity !== 'refuse' || !has(wereOn) || has(areOn)) return []
    return (areOn.get(servicePlanId) ?? []).map((skuId) => ({ ruleId: id, dependent: { skuId, servicePlanId }, requiresAnyOf }))
  })
  return missing.length > 0 ? { code: 'DependencyViolation', missing } : null
}

/** The same of whole products. */
function productsLacking(before: Situation, after: Situation, book: RuleBook): Lack | null {
  const [were, are] = [before, after].map((situation) => new Set(situation.filter(isInForce).map(({ skuId }) => skuId)))
  const missing = book.prerequisites.flatMap(({ id, severity, skuId, requiresAnyOf }) => {
    const has = (products?: ReadonlySet<Guid>): boolean => requiresAnyOf.some((needed) => products?.has(needed))
    const isLacking = were?.has(skuId) && has(were) && are?.has(skuId) && !has(are)
    return severity === 'refuse' && isLacking ? [{ ruleId: id, skuId, requiresAnyOf }] : []
  })
  return missing.length > 0 ? { code: 'PrerequisiteMissing', missing } : null
}
