// A rule with a sentence that says what it is about.
import type { RuleRecord } from '#model/rule-record.ts'
import { render } from '#words/render.ts'
import { anyOf, planName, productName } from './render-refusal.ts'
import type { Renderer } from './render-refusal.ts'

export interface ExplainedRule extends RuleRecord {
  readonly explanation: string
}

function explain({ kind, servicePlanIds, skuIds, requiresAnyOf }: RuleRecord, to: Renderer): string {
  const [planA = '', planB = ''] = servicePlanIds.map((id) => planName(id, to))
  switch (kind) {
    case 'exclusion':
      return render(to.language, 'rule.exclusion', { planA, planB })
    case 'dependency':
      return render(to.language, 'rule.dependency', { plan: planA, needed: anyOf(requiresAnyOf.map((id) => planName(id, to)), to) })
    case 'prerequisite':
      return render(to.language, 'rule.prerequisite', { product: productName(skuIds[0] ?? '', to), needed: anyOf(requiresAnyOf.map((id) => productName(id, to)), to) })
  }
}

/** A rule as it is told, in the reader's language. */
export const renderRule = (rule: RuleRecord, to: Renderer): ExplainedRule => ({ ...rule, explanation: explain(rule, to) })
