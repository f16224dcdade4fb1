import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Guid } from '#model/guid.ts'
import { catalogueQuery, ownedProductsQuery, servicePlansQuery } from '#web/state/queries.ts'

/** Until the names are here: a number that nobody can read would only flash. */
const UNKNOWN_YET = '…'

/** Names of products, by skuId: of those that are owned, and of any other by the catalogue, which is asked for once one is met. */
export function useProductNames(): (skuId: Guid) => string {
  const queries = useQueryClient()
  const { data: owned } = useQuery(ownedProductsQuery)
  const { data: known } = useQuery({ ...catalogueQuery, enabled: false })
  return useMemo(() => {
    const names = new Map([...(known ?? []), ...(owned ?? [])].map(({ skuId, displayName }) => [skuId, displayName]))
    return (skuId) => {
      const name = names.get(skuId)
      if (name !== undefined) return name
      if (owned && !known) void queries.prefetchQuery(catalogueQuery)
      return known ? skuId : UNKNOWN_YET
    }
  }, [queries, owned, known])
}

/** Names of service plans, by id. */
export function useServiceNames(): (servicePlanId: Guid) => string {
  const { data } = useQuery(servicePlansQuery)
  return useMemo(() => {
    const names = new Map(data?.map((plan) => [plan.servicePlanId, plan.displayName]))
    return (servicePlanId) => names.get(servicePlanId) ?? (data ? servicePlanId : UNKNOWN_YET)
  }, [data])
}
