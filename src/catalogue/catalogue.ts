// The catalogue: every product and service plan there is, and the rules between them, read once from data files.
import type { DataItemKind } from '#model/data-item.ts'
import type { Guid } from '#model/guid.ts'
import type { Country, DependencyRule, ExclusionRule, LocationRule, PrerequisiteRule, Price, Product, ServicePlan } from '#model/product.ts'
import countries from './data/countries.json' with { type: 'json' }
import dataItems from './data/data-items.json' with { type: 'json' }
import dependencies from './data/dependencies.json' with { type: 'json' }
import exclusions from './data/exclusions.json' with { type: 'json' }
import locationRules from './data/location-rules.json' with { type: 'json' }
import plansOfRules from './data/plans-of-rules.json' with { type: 'json' }
import prerequisites from './data/prerequisites.json' with { type: 'json' }
import prices from './data/prices.json' with { type: 'json' }
import products from './data/products.json' with { type: 'json' }
import servicePlans from './data/service-plans.json' with { type: 'json' }

/** One line of products.json; the rest of a product follows from it and from its neighbours. */
export type ProductRecord = Omit<Product, 'ambiguous' | 'isAddOn'>
/** One line of service-plans.json. */
export type ServicePlanRecord = ServicePlan
/** One line of data-items.json. */
export interface DataItemRecord {
  readonly servicePlanId: Guid
  readonly servicePlanName: string
  readonly item: DataItemKind
  readonly reason: string
}

export interface Catalogue {
  readonly products: readonly Product[]
  readonly plans: readonly ServicePlan[]
  readonly productById: ReadonlyMap<Guid, Product>
  readonly planById: ReadonlyMap<Guid, ServicePlan>
  /** By the part number as published; more than one product may answer. */
  readonly productsByPartNumber: ReadonlyMap<string, readonly Product[]>
  readonly productsByPlan: ReadonlyMap<Guid, readonly Product[]>
  readonly exclusions: readonly ExclusionRule[]
  readonly dependencies: readonly DependencyRule[]
  readonly prerequisites: readonly PrerequisiteRule[]
  readonly locationRules: readonly LocationRule[]
  readonly prices: readonly Price[]
  readonly countries: readonly Country[]
  readonly dataItemsByPlan: ReadonlyMap<Guid, readonly DataItemKind[]>
}

/** Reads the catalogue from its data files; the same frozen content at every call. */
export function readCatalogue(): Catalogue {
  const timesNamed = countBy(products, ({ displayName }) => displayName)
  const allProducts = (products as readonly ProductRecord[]).map((product) => ({
    ...product,
    isAddOn: product.addOnReason !== null,
    ambiguous: (timesNamed.get(product.displayName) ?? 0) > 1,
  }))
  const allPlans = servicePlans as readonly ServicePlan[]
  return frozen({
    products: allProducts,
    plans: allPlans,
    productById: new Map(allProducts.map((product) => [product.skuId, product])),
    planById: new Map(allPlans.map((plan) => [plan.servicePlanId, plan])),
    productsByPartNumber: groupBy(allProducts, ({ skuPartNumber }) => [skuPartNumber]),
    productsByPlan: groupBy(allProducts, ({ servicePlanIds }) => servicePlanIds),
    exclusions: exclusions as readonly ExclusionRule[],
    dependencies: dependencies as readonly DependencyRule[],
    prerequisites: prerequisites as readonly PrerequisiteRule[],
    locationRules,
    prices: prices as readonly Price[],
    countries,
    dataItemsByPlan: itemsByPlan(dataItems as readonly DataItemRecord[]),
  })
}

/** The kinds of data that a service plan keeps alive; none for a plan nobody knows (D20). */
export function dataItemsOf({ dataItemsByPlan }: Catalogue, servicePlanId: Guid): readonly DataItemKind[] {
  return dataItemsByPlan.get(servicePlanId) ?? []
}

/** What a service plan is called; one that only rules name, as no product contains it any more, by its technical name. */
export function nameOfPlan({ planById }: Catalogue, servicePlanId: Guid): string {
  return planById.get(servicePlanId)?.displayName ?? plansOfRules.find((plan) => plan.servicePlanId === servicePlanId)?.servicePlanName ?? servicePlanId
}

/** The rules that name a service plan, switched off or not. */
export function rulesOf({ exclusions, dependencies }: Catalogue, servicePlanId: Guid): readonly (ExclusionRule | DependencyRule)[] {
  return [
    ...exclusions.filter(({ planA, planB }) => planA === servicePlanId || planB === servicePlanId),
    ...dependencies.filter((rule) => rule.servicePlanId === servicePlanId || rule.requiresAnyOf.includes(servicePlanId)),
  ]
}

/** The indicative price of a product on a day (YYYY-MM-DD): the latest that has begun, else the undated one (D19). */
export function priceOf({ prices }: Catalogue, skuId: Guid, today: string): Price | null {
  const begun = prices
    .filter((price) => price.skuId === skuId && (price.effectiveFrom ?? '') <= today)
    .sort((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1))
  return begun[0] ?? null
}

function itemsByPlan(records: readonly DataItemRecord[]): Map<Guid, DataItemKind[]> {
  return new Map([...groupBy(records, ({ servicePlanId }) => [servicePlanId])].map(([id, rows]) => [id, rows.map(({ item }) => item)]))
}

function groupBy<T>(items: readonly T[], keys: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items)
    for (const key of keys(item)) {
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
  return groups
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  return new Map([...groupBy(items, (item) => [key(item)])].map(([name, group]) => [name, group.length]))
}

/** Freezes a value and all it holds; a Map cannot be frozen, its values can. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) frozen(inner)
  return value
}
