// Rebuilding: rows of the published table and what was known before become the data files and a list of changes.
import { isGuid, type Guid } from '#model/guid.ts'
import type { AppliesTo, DependencyRule, ExclusionRule } from '#model/product.ts'
import { addOnReasonOf } from './add-on-rules.ts'
import type { DataItemRecord, ProductRecord, ServicePlanRecord } from './catalogue.ts'
import { changesBetween, type CatalogueChange } from './catalogue-changes.ts'
import { dataItemRulesOf } from './data-item-rules.ts'
import { familyOfPlan, familyOfProduct } from './family-rules.ts'

/** The columns of the published table, one row for each service plan of each product. */
export const PUBLISHED_COLUMNS = [
  'skuPartNumber',
  'skuId',
  'productName',
  'servicePlanName',
  'servicePlanId',
  'servicePlanFriendlyName',
] as const
export type PublishedRow = Readonly<Record<(typeof PUBLISHED_COLUMNS)[number], string>>

export interface GeneratedData {
  readonly products: readonly ProductRecord[]
  readonly plans: readonly ServicePlanRecord[]
}

type CorrectedField = 'displayName' | 'servicePlanName'

/** What people keep beside the published table. */
export interface KeptData {
  readonly exclusions: readonly ExclusionRule[]
  readonly dependencies: readonly DependencyRule[]
  readonly observedPlans: readonly { servicePlanId: Guid; appliesTo: AppliesTo | null; service: string | null }[]
  readonly appliesToOverrides: readonly { skuId: Guid; appliesTo: AppliesTo }[]
  /** Each holds while the published name is still the defective one. */
  readonly correctedNames: readonly { id: Guid; field: CorrectedField; published: string; corrected: string }[]
}

export interface Rebuilt extends GeneratedData {
  readonly dataItems: readonly DataItemRecord[]
  readonly changes: readonly CatalogueChange[]
}

/** A row that cannot be read; the line counts the header as the first. */
export class UnreadableRow extends Error {
  constructor(line: number, column: string, value: string) {
    super(`Line ${line}: ${column} is not readable: ${JSON.stringify(value)}`)
    this.name = 'UnreadableRow'
  }
}

/** One GUID as the rows name it: what it is called technically and to people, each with its other spellings. */
interface Named {
  readonly names: string[]
  readonly friendlyNames: string[]
}

/** Rebuilds the generated data from published rows; what the rows no longer name is gone. Throws UnreadableRow. */
export function rebuildCatalogue(rows: readonly PublishedRow[], kept: KeptData, before: GeneratedData): Rebuilt {
  const products = new Map<Guid, Named & { planIds: Set<Guid> }>()
  const plans = new Map<Guid, Named>()
  rows.map(tidyRow).forEach((row) => {
    const product = entry(products, row.skuId, () => ({ names: [], friendlyNames: [], planIds: new Set<Guid>() }))
    const plan = entry(plans, row.servicePlanId, () => ({ names: [], friendlyNames: [] }))
    // A pair that is listed twice is one pair, but both of its names count.
    product.planIds.add(row.servicePlanId)
    product.names.push(row.skuPartNumber)
    product.friendlyNames.push(row.productName)
    plan.names.push(row.servicePlanName)
    plan.friendlyNames.push(row.servicePlanFriendlyName)
  })
  const planRecords = [...plans].map(([id, named]) => planRecord(id, named, kept, before)).sort(byName((plan) => plan.servicePlanName, (plan) => plan.servicePlanId))
  const planById = new Map(planRecords.map((plan) => [plan.servicePlanId, plan]))
  const productRecords = [...products]
    .map(([id, named]) => productRecord(id, named, planById, kept, before))
    .sort(byName((product) => product.skuPartNumber, (product) => product.skuId))
  const after = { products: productRecords, plans: planRecords }
  return { ...after, dataItems: dataItemRecords(planRecords), changes: changesBetween(before, after) }
}

function planRecord(servicePlanId: Guid, { names, friendlyNames }: Named, kept: KeptData, before: GeneratedData): ServicePlanRecord {
  const known = before.plans.find((plan) => plan.servicePlanId === servicePlanId)
  const observed = kept.observedPlans.find((plan) => plan.servicePlanId === servicePlanId)
  const servicePlanName = correctedName(servicePlanId, 'servicePlanName', technicalName(names, known?.servicePlanName), kept)
  const displayName = correctedName(servicePlanId, 'displayName', chosenName(friendlyNames), kept)
  return {
    servicePlanId,
    servicePlanName,
    displayName,
    family: familyOfPlan(servicePlanName, displayName),
    appliesTo: observed?.appliesTo ?? 'User',
    appliesToAssumed: !observed?.appliesTo,
    service: observed?.service ?? null,
    retired: known?.retired === true || friendlyNames.some((name) => /^(retired|do not use)\b/i.test(name)),
    aliases: otherNames([servicePlanName, displayName], [...names, ...friendlyNames, ...earlierNames(known, known?.servicePlanName)]),
  }
}

function productRecord(
  skuId: Guid,
  { names, friendlyNames, planIds }: Named & { planIds: Set<Guid> },
  planById: ReadonlyMap<Guid, ServicePlanRecord>,
  kept: KeptData,
  before: GeneratedData,
): ProductRecord {
  const known = before.products.find((product) => product.skuId === skuId)
  const skuPartNumber = technicalName(names, known?.skuPartNumber)
  const displayName = correctedName(skuId, 'displayName', chosenName(friendlyNames), kept)
  const override = kept.appliesToOverrides.find((one) => one.skuId === skuId)
  const allCompany = [...planIds].every((id) => planById.get(id)?.appliesTo === 'Company')
  return {
    skuId,
    skuPartNumber,
    displayName,
    family: familyOfProduct(skuPartNumber, displayName),
    appliesTo: override?.appliesTo ?? (allCompany ? 'Company' : 'User'),
    addOnReason: addOnReasonOf({ skuPartNumber, displayName, planIds, ...kept }),
    aliases: otherNames([skuPartNumber, displayName], [...names, ...friendlyNames, ...earlierNames(known, known?.skuPartNumber)]),
    servicePlanIds: [...planIds].sort(),
  }
}

function dataItemRecords(plans: readonly ServicePlanRecord[]): DataItemRecord[] {
  return plans.flatMap(({ servicePlanId, servicePlanName }) =>
    dataItemRulesOf(servicePlanName).map(({ item, reason }) => ({ servicePlanId, servicePlanName, item, reason })),
  )
}

/** Trims every cell, U+00A0 and tabs included: published keys carry them (25 cells in 2026). */
function tidyRow(row: PublishedRow, index: number): PublishedRow {
  const tidy = Object.fromEntries(
    PUBLISHED_COLUMNS.map((column) => [column, (row[column] ?? '').replace(/\s+/gu, ' ').trim()]),
  ) as Record<keyof PublishedRow, string>
  for (const key of ['skuId', 'servicePlanId'] as const) {
    tidy[key] = tidy[key].toLowerCase()
    if (!isGuid(tidy[key])) throw new UnreadableRow(index + 2, key, row[key] ?? '')
  }
  for (const column of PUBLISHED_COLUMNS) if (tidy[column] === '') throw new UnreadableRow(index + 2, column, row[column] ?? '')
  return tidy
}

/** The most frequent spelling, one with small letters before one in capitals, else the first in the alphabet. */
function chosenName(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [best] = [...counts].sort(
    ([a, countA], [b, countB]) => Number(isShouted(a)) - Number(isShouted(b)) || countB - countA || compare(a, b),
  )
  return best?.[0] ?? ''
}

/** A technical name stays what it was as long as it is published, whatever else the same GUID is called. */
function technicalName(names: readonly string[], known: string | undefined): string {
  return known !== undefined && names.includes(known) ? known : chosenName(names)
}

function correctedName(id: Guid, field: CorrectedField, published: string, { correctedNames }: KeptData): string {
  return correctedNames.find((one) => one.id === id && one.field === field && one.published === published)?.corrected ?? published
}

function earlierNames(known: { displayName: string; aliases: readonly string[] } | undefined, name: string | undefined): string[] {
  return known && name ? [...known.aliases, known.displayName, name] : []
}

/** Other spellings worth finding something by: capitals of the same name, and shouted or cut ones, are none. */
function otherNames(shown: readonly string[], all: readonly string[]): string[] {
  const taken = new Set(shown.map((name) => name.toLowerCase()))
  return all
    .filter((name) => {
      const isNew = !taken.has(name.toLowerCase()) && !isShouted(name)
      taken.add(name.toLowerCase())
      return isNew
    })
    .sort(compare)
}

function isShouted(name: string): boolean {
  return name === name.toUpperCase()
}

function entry<T>(map: Map<Guid, T>, id: Guid, make: () => T): T {
  const found = map.get(id) ?? make()
  map.set(id, found)
  return found
}

function byName<T>(name: (item: T) => string, id: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => compare(name(a).toLowerCase(), name(b).toLowerCase()) || compare(id(a), id(b))
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
