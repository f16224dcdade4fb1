// What differs between two generations of the product data.
import type { Guid } from '#model/guid.ts'
import type { ProductRecord, ServicePlanRecord } from './catalogue.ts'

export type CatalogueChange =
  | { readonly kind: 'productAdded' | 'productRemoved'; readonly skuId: Guid; readonly skuPartNumber: string; readonly displayName: string }
  | { readonly kind: 'productRenamed' | 'planRenamed'; readonly id: Guid; readonly from: string; readonly to: string }
  | { readonly kind: 'planAdded' | 'planRemoved'; readonly servicePlanId: Guid; readonly servicePlanName: string; readonly displayName: string }
  | {
      readonly kind: 'plansOfProductChanged'
      readonly skuId: Guid
      readonly skuPartNumber: string
      readonly added: readonly string[]
      readonly removed: readonly string[]
    }

interface Generation {
  readonly products: readonly ProductRecord[]
  readonly plans: readonly ServicePlanRecord[]
}

/** Lists what came, went, was renamed or holds other plans, products first. */
export function changesBetween(before: Generation, after: Generation): CatalogueChange[] {
  const oldProducts = new Map(before.products.map((product) => [product.skuId, product]))
  const newProducts = new Map(after.products.map((product) => [product.skuId, product]))
  const oldPlans = new Map(before.plans.map((plan) => [plan.servicePlanId, plan]))
  const newPlans = new Map(after.plans.map((plan) => [plan.servicePlanId, plan]))
  const planName = (id: Guid) => (newPlans.get(id) ?? oldPlans.get(id))?.servicePlanName ?? id
  return [
    ...after.products.filter(({ skuId }) => !oldProducts.has(skuId)).map((product) => productChange('productAdded', product)),
    ...before.products.filter(({ skuId }) => !newProducts.has(skuId)).map((product) => productChange('productRemoved', product)),
    ...after.products.flatMap((product) => changesOfProduct(oldProducts.get(product.skuId), product, planName)),
    ...after.plans.filter(({ servicePlanId }) => !oldPlans.has(servicePlanId)).map((plan) => planChange('planAdded', plan)),
    ...before.plans.filter(({ servicePlanId }) => !newPlans.has(servicePlanId)).map((plan) => planChange('planRemoved', plan)),
    ...after.plans.flatMap((plan) => changesOfPlan(oldPlans.get(plan.servicePlanId), plan)),
  ]
}

function changesOfProduct(old: ProductRecord | undefined, now: ProductRecord, planName: (id: Guid) => string): CatalogueChange[] {
  if (!old) return []
  const added = now.servicePlanIds.filter((id) => !old.servicePlanIds.includes(id)).map(planName)
  const removed = old.servicePlanIds.filter((id) => !now.servicePlanIds.includes(id)).map(planName)
  const { skuId, skuPartNumber } = now
  return [
    ...renamed('productRenamed', skuId, old.skuPartNumber, now.skuPartNumber),
    ...renamed('productRenamed', skuId, old.displayName, now.displayName),
    ...(added.length + removed.length > 0 ? [{ kind: 'plansOfProductChanged' as const, skuId, skuPartNumber, added, removed }] : []),
  ]
}

function changesOfPlan(old: ServicePlanRecord | undefined, now: ServicePlanRecord): CatalogueChange[] {
  return [
    ...renamed('planRenamed', now.servicePlanId, old?.servicePlanName, now.servicePlanName),
    ...renamed('planRenamed', now.servicePlanId, old?.displayName, now.displayName),
  ]
}

function renamed(kind: 'productRenamed' | 'planRenamed', id: Guid, from: string | undefined, to: string): CatalogueChange[] {
  return from !== undefined && from !== to ? [{ kind, id, from, to }] : []
}

function productChange(kind: 'productAdded' | 'productRemoved', { skuId, skuPartNumber, displayName }: ProductRecord): CatalogueChange {
  return { kind, skuId, skuPartNumber, displayName }
}

function planChange(kind: 'planAdded' | 'planRemoved', { servicePlanId, servicePlanName, displayName }: ServicePlanRecord): CatalogueChange {
  return { kind, servicePlanId, servicePlanName, displayName }
}
