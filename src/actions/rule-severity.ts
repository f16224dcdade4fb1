import type { Severity } from '#model/product.ts'
import type { RuleSwitch } from '#store/rules.ts'

/** What a rule does here: as the tenant has switched it, else as the catalogue has it; one that is off there refuses when it is switched on. */
export function severityOf(standard: Severity, own: RuleSwitch | undefined): Severity {
  if (own === undefined) return standard
  if (!own.enabled) return 'off'
  return own.severity ?? (standard === 'off' ? 'refuse' : standard)
}
