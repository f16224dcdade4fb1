import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Guid } from '#model/guid.ts'
import type { Family } from '#model/product.ts'
import { FAMILIES } from '#model/product.ts'
import { servicePlansQuery, subscribedSkusQuery } from '#web/state/queries.ts'

/** One app or service of a product, as screens name it. */
export interface ProductService {
  readonly servicePlanId: Guid
  readonly displayName: string
  readonly family: Family
  /** Serves the organisation as a whole: nobody's to switch. */
  readonly isCompany: boolean
}

const order = (service: ProductService): number => FAMILIES.indexOf(service.family)

/** The apps and services of each product that is owned, by family and name; undefined until they are here. */
export function useProductServices(): ((skuId: Guid) => readonly ProductService[]) | undefined {
  const { data: skus } = useQuery(subscribedSkusQuery)
  const { data: plans } = useQuery(servicePlansQuery)
  return useMemo(() => {
    if (!skus || !plans) return undefined
    const planById = new Map(plans.map((plan) => [plan.servicePlanId, plan]))
    const bySku = new Map(
      skus.map(({ skuId, servicePlans }) => [
        skuId,
        servicePlans
          .map(({ servicePlanId, servicePlanName, appliesTo }): ProductService => {
            const known = planById.get(servicePlanId)
            return {
              servicePlanId,
              displayName: known?.displayName ?? servicePlanName,
              family: known?.family ?? 'other',
              isCompany: appliesTo === 'Company',
            }
          })
          .toSorted((a, b) => order(a) - order(b) || a.displayName.localeCompare(b.displayName)),
      ]),
    )
    return (skuId) => bySku.get(skuId) ?? []
  }, [skus, plans])
}
