import type { Guid } from '#model/guid.ts'
import { isGuid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { getPlanRow } from '#store/plans.ts'
import { basedOn } from './based-on.ts'
import type { PlanDraft, StoredPlan } from './plan-draft.ts'
import { seesPlan } from './plan-reach.ts'
import type { Question } from './room.ts'

/** A stored plan of this tenant. Throws 404. */
export const readPlan: Question<{ readonly id: Guid }, StoredPlan> = async ({ db, tenant }, caller, { id }) => {
  const row = isGuid(id) ? await getPlanRow<PlanDraft>(db, tenant.pk, id) : undefined
  if (row === undefined || !seesPlan(caller, row.body)) throw notFound(id)
  return {
    ...(row.body),
    id: row.id,
    basedOn: basedOn(row.body),
    createdDateTime: row.createdDateTime,
    expiresDateTime: row.expiresDateTime,
    appliedBy: row.operationId,
  }
}
