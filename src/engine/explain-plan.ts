// Why a person has a service, and why not: every licence that carries it, and what stands in its way.
import type { Guid } from '#model/guid.ts'
import { isInForce } from '#model/license.ts'
import type { LicenseRecord, Situation } from '#model/license.ts'
import type { RuleBook } from './rule-book.ts'

export interface PlanPath {
  readonly record: LicenseRecord
  /** `on`; switched `off` in this licence; or a licence that is not `inForce`, whatever its switches. */
  readonly is: 'on' | 'off' | 'notInForce'
}

export interface PlanExplanation {
  readonly isOn: boolean
  readonly paths: readonly PlanPath[]
  /** Products of the organisation that carry it and could be given, when nothing the person holds does. */
  readonly offeredBy: readonly Guid[]
}

/** Explains one service plan of one person. */
export function explainPlan(situation: Situation, servicePlanId: Guid, { products }: RuleBook): PlanExplanation {
  const carries = (skuId: Guid): boolean =>
    products.get(skuId)?.plans.some((plan) => plan.servicePlanId === servicePlanId) ?? false
  const paths = situation
    .filter(({ skuId }) => carries(skuId))
    .map((record): PlanPath => {
      if (!isInForce(record)) return { record, is: 'notInForce' }
      return { record, is: record.disabledPlans.includes(servicePlanId) ? 'off' : 'on' }
    })
  const offered = [...products.values()].filter(({ skuId, owned, selfServiceOnly }) => owned && !selfServiceOnly && carries(skuId))
  return {
    isOn: paths.some(({ is }) => is === 'on'),
    paths,
    offeredBy: paths.length > 0 ? [] : offered.map(({ skuId }) => skuId),
  }
}
