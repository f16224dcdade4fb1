// A rule as an organisation has it: the catalogue's, with its own switch (D5, D19).
import type { Severity } from './product.ts'

export interface RuleRecord {
  readonly id: string
  /** Two services that clash, a service that needs another, a product that is sold beside another. */
  readonly kind: 'exclusion' | 'dependency' | 'prerequisite'
  readonly enabled: boolean
  readonly severity: Severity
  /** As the catalogue has it. */
  readonly standardSeverity: Severity
  readonly servicePlanIds: readonly string[]
  readonly skuIds: readonly string[]
  /** Service plans of a dependency, products of a prerequisite. */
  readonly requiresAnyOf: readonly string[]
  readonly status: string
  readonly source: string
  readonly note: string
  /** What it says, in the reader's language; only where it is told. */
  readonly explanation?: string
}
