// A rule with a sentence that says what it is about.
import type { RuleRecord } from '#model/rule-record.ts'
import { render } from '#words/render.ts'
import { anyOf, planName, productName } from './render-refusal.ts'
import type { Renderer } from './render-refusal.ts'

export interface ExplainedRule extends RuleRecord {
  readonly explanation: string
}

/** Two services of one name are told apart by their codes. */
function namesApart(servicePlanIds: readonly string[], to: Renderer): readonly string[] {
  const names = servicePlanIds.map((id) => planName(id, to))
  if (new Set(names).size === names.length) return names
  return servicePlanIds.map((id) => `${planName(id, to)} (${to.catalogue.planById.get(id)?.servicePlanName ?? id})`)
}

function explain({ kind, servicePlanIds, skuIds, requiresAnyOf }: RuleRecord, to: Renderer): string {
  const [planA = '', planB = ''] = namesApart(servicePlanIds, to)
  switch (kind) {
    case 'exclusion':
      return render(to.language, 'rule.exclusion', { planA, planB })
    case 'dependency':
      return render(to.language, 'rule.dependency', { plan: planA, needed: anyOf(namesApart(requiresAnyOf, to), to) })
    case 'prerequisite':
      return render(to.language, 'rule.prerequisite', { product: productName(skuIds[0] ?? '', to), needed: anyOf(requiresAnyOf.map((id) => productName(id, to)), to) })
  }
}

/** A rule as it is told, in the reader's language. */
export const renderRule = (rule: RuleRecord, to: Renderer): ExplainedRule => ({ ...rule, explanation: explain(rule, to) })
