// Everything a judgement depends on beside the person: products, the rules between them, and who is asking.
import type { DataItemKind } from '#model/data-item.ts'
import type { Guid } from '#model/guid.ts'
import type { AppliesTo, DependencyRule, ExclusionRule, LocationRule, PrerequisiteRule, Product, ServicePlan, Severity } from '#model/product.ts'

/** What a rule in force does: refuse the change, or let it pass with a warning. */
export type ActiveSeverity = Exclude<Severity, 'off'>

export interface PlanRule {
  readonly servicePlanId: Guid
  readonly appliesTo: AppliesTo
}

export interface ProductRule {
  readonly skuId: Guid
  readonly appliesTo: AppliesTo
  readonly plans: readonly PlanRule[]
  /** Bought centrally, or by a person for herself; lapsed purchases count until they are deleted (D18). */
  readonly owned: boolean
  /** Owned, but only by self-service purchases (D15). */
  readonly selfServiceOnly: boolean
}

export interface ActiveExclusion {
  readonly id: string
  readonly severity: ActiveSeverity
  readonly planA: Guid
  readonly planB: Guid
}

export interface ActiveDependency {
  readonly id: string
  readonly severity: ActiveSeverity
  readonly servicePlanId: Guid
  readonly requiresAnyOf: readonly Guid[]
}

export interface ActivePrerequisite {
  readonly id: string
  readonly severity: ActiveSeverity
  readonly skuId: Guid
  readonly requiresAnyOf: readonly Guid[]
}

export interface Prohibition {
  readonly id: string
  readonly skuId: Guid | null
  readonly servicePlanId: Guid | null
  readonly country: string
}

export interface RuleBook {
  readonly products: ReadonlyMap<Guid, ProductRule>
  readonly exclusions: readonly ActiveExclusion[]
  readonly dependencies: readonly ActiveDependency[]
  /** Between products, where dependencies are between their services. */
  readonly prerequisites: readonly ActivePrerequisite[]
  readonly prohibited: readonly Prohibition[]
  /** ISO 3166-1 alpha-2, upper case. */
  readonly countries: ReadonlySet<string>
  readonly dataItems: ReadonlyMap<Guid, readonly DataItemKind[]>
  /** Groups whose members follow a rule: nobody leaves them by hand. */
  readonly ruledGroups: ReadonlySet<Guid>
  /** How long a mailbox is kept without a licence: 30 days, or 60 with delicensing resiliency (D10). */
  readonly mailboxDays: number
  /** How long the files of somebody who was deleted are kept before they go to the recycle bin. */
  readonly oneDriveRetentionDays: number
  /** Guests are refused to whoever is asking (D7). */
  readonly guestsNeedGlobalAdministrator: boolean
}

export interface RuleBookFacts {
  readonly products: readonly Product[]
  readonly plans: readonly ServicePlan[]
  readonly exclusions: readonly ExclusionRule[]
  readonly dependencies: readonly DependencyRule[]
  readonly prerequisites?: readonly PrerequisiteRule[]
  readonly locationRules: readonly LocationRule[]
  readonly countries: readonly { readonly alpha2: string }[]
  readonly dataItemsByPlan: ReadonlyMap<Guid, readonly DataItemKind[]>
  /** Products with a pool, whoever bought it. */
  readonly owned: ReadonlySet<Guid>
  readonly selfServiceOnly: ReadonlySet<Guid>
  /** The tenant's own severities by rule id; what is missing follows the catalogue. */
  readonly switches: ReadonlyMap<string, Severity>
  readonly guestsNeedGlobalAdministrator: boolean
  readonly ruledGroups?: ReadonlySet<Guid>
  readonly mailboxDays?: number
  readonly oneDriveRetentionDays?: number
}

/** Makes the rule book of a tenant and a caller; rules that are off are left out of it (D5, D19). */
export function makeRuleBook(facts: RuleBookFacts): RuleBook {
  const planRules = new Map(
    facts.plans.map(({ servicePlanId, appliesTo }): [Guid, PlanRule] => [servicePlanId, { servicePlanId, appliesTo }]),
  )
  const productRule = (product: Product): ProductRule => ({
    skuId: product.skuId,
    appliesTo: product.appliesTo,
    // A plan nobody described counts as one for users (D19).
    plans: product.servicePlanIds.map((id) => planRules.get(id) ?? { servicePlanId: id, appliesTo: 'User' }),
    owned: facts.owned.has(product.skuId),
    selfServiceOnly: facts.selfServiceOnly.has(product.skuId),
  })
  const inForce = <R extends { readonly id: string; readonly severity: Severity }>(rules: readonly R[]) =>
    rules.flatMap((rule) => {
      const severity = facts.switches.get(rule.id) ?? rule.severity
      return severity === 'off' ? [] : [{ ...rule, severity }]
    })
  return {
    products: new Map(facts.products.map((product) => [product.skuId, productRule(product)])),
    exclusions: inForce(facts.exclusions),
    dependencies: inForce(facts.dependencies),
    prerequisites: inForce(facts.prerequisites ?? []),
    prohibited: facts.locationRules.filter(({ prohibited }) => prohibited),
    countries: new Set(facts.countries.map(({ alpha2 }) => alpha2)),
    dataItems: facts.dataItemsByPlan,
    ruledGroups: facts.ruledGroups ?? new Set(),
    mailboxDays: facts.mailboxDays ?? 30,
    oneDriveRetentionDays: facts.oneDriveRetentionDays ?? 30,
    guestsNeedGlobalAdministrator: facts.guestsNeedGlobalAdministrator,
  }
}
