import type { AssignedLicense } from '#model/license.ts'
import type { Plan, PlanUser } from '#model/plan.ts'
import type { Column } from './write-rows.ts'

/** A row a person of a preview, for a file. Products that the plan does not touch are named by their GUID. */
export function planColumns(plan: Plan): readonly Column<PlanUser>[] {
  const names = new Map(plan.seats.map(({ skuId, skuPartNumber }) => [skuId, skuPartNumber]))
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
