import type { AssignedLicense } from '#model/license.ts'
import type { PlanUser } from '#model/plan.ts'
import type { KnownProduct } from './match-product.ts'
import type { Column } from './write-rows.ts'

/** A row a person of a preview, for a file; products by part number. */
export function planColumns(products: readonly KnownProduct[]): readonly Column<PlanUser>[] {
  const names = new Map(products.map(({ skuId, skuPartNumber }) => [skuId, skuPartNumber]))
  const listed = (licenses: readonly AssignedLicense[]): string => licenses.map(({ skuId }) => names.get(skuId) ?? skuId).join('; ')
  const column = (name: string, value: Column<PlanUser>['value']): Column<PlanUser> => ({ name, title: name, value })
  return [
    column('id', ({ id }) => id),
    column('userPrincipalName', ({ userPrincipalName }) => userPrincipalName),
    column('displayName', ({ displayName }) => displayName),
    column('outcome', ({ outcome }) => outcome),
    column('licensesBefore', ({ before }) => listed(before.assignedLicenses)),
    column('licensesAfter', ({ after }) => listed(after.assignedLicenses)),
    column('reason', ({ refusal }) => refusal?.message ?? ''),
  ]
}
