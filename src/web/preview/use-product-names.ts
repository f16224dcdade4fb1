import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Guid } from '#model/guid.ts'
import { ownedProductsQuery, servicePlansQuery } from '#web/state/queries.ts'

/** Until the names are here: a number that nobody can read would only flash. */
const UNKNOWN_YET = '…'

/** Names of products that are owned, by skuId; a product without a name here is called by its id. */
export function useProductNames(): (skuId: Guid) => string {
  const { data } = useQuery(ownedProductsQuery)
  return useMemo(() => {
    const names = new Map(data?.map((product) => [product.skuId, product.displayName]))
    return (skuId) => names.get(skuId) ?? (data ? skuId : UNKNOWN_YET)
  }, [data])
}

/** Names of service plans, by id. */
export function useServiceNames(): (servicePlanId: Guid) => string {
  const { data } = useQuery(servicePlansQuery)
  return useMemo(() => {
    const names = new Map(data?.map((plan) => [plan.servicePlanId, plan.displayName]))
    return (servicePlanId) => names.get(servicePlanId) ?? (data ? servicePlanId : UNKNOWN_YET)
  }, [data])
}
