// Products owned, as Graph's subscribedSku: seats of the central pool, whatever was bought (D15, D18).
import type { Catalogue } from '#catalogue/catalogue.ts'
import { notFound } from '#model/problem.ts'
import { capabilityStatusOf } from '#model/subscription.ts'
import type { LicenseUnits, Pool } from '#model/subscription.ts'
import { listPools } from '#store/pools.ts'
import type { TenantRow } from '#store/tenants.ts'
import type { Question } from './room.ts'

const NO_UNITS: LicenseUnits = { enabled: 0, warning: 0, suspended: 0, lockedOut: 0 }

/** The service plans of a product as servicePlanInfo. */
export const servicePlanInfos = (catalogue: Catalogue, skuId: string, disabled: ReadonlySet<string> = new Set()) =>
  (catalogue.productById.get(skuId)?.servicePlanIds ?? []).map((servicePlanId) => {
    const plan = catalogue.planById.get(servicePlanId)
    return {
      servicePlanId,
      servicePlanName: plan?.servicePlanName ?? null,
      provisioningStatus: disabled.has(servicePlanId) ? 'Disabled' : 'Success',
      appliesTo: plan?.appliesTo ?? 'User',
    }
  })

function subscribedSku(tenant: TenantRow, catalogue: Catalogue, skuId: string, central: Pool | undefined) {
  const product = catalogue.productById.get(skuId)
  const units = central?.units ?? NO_UNITS
  return {
    accountId: tenant.id,
    accountName: tenant.displayName,
    appliesTo: product?.appliesTo ?? 'User',
    capabilityStatus: capabilityStatusOf(units),
    consumedUnits: central?.consumed ?? 0,
    id: `${tenant.id}_${skuId}`,
    skuId,
    skuPartNumber: product?.skuPartNumber ?? skuId,
    subscriptionIds: central?.subscriptionIds ?? [],
    prepaidUnits: units,
    servicePlans: servicePlanInfos(catalogue, skuId),
  }
}

/** Every product owned, in the order in which they were first bought. */
export const listSubscribedSkus: Question<null, readonly Record<string, unknown>[]> = async ({ db, tenant, catalogue }) => {
  const pools = await listPools(db, tenant.pk)
  return [...new Set(pools.map((pool) => pool.skuId))].map((skuId) =>
    subscribedSku(
      tenant,
      catalogue,
      skuId,
      pools.find((pool) => pool.skuId === skuId && pool.ownerId === null),
    ),
  )
}

/** One of them by its id, `tenantId_skuId`. */
export const getSubscribedSku: Question<{ readonly id: string }, Record<string, unknown>> = async (room, caller, { id }) => {
  const found = (await listSubscribedSkus(room, caller, null)).find((sku) => sku['id'] === id.toLowerCase())
  if (found === undefined) throw notFound(id)
  return found
}
