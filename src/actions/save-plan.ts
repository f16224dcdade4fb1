import { insertPlan } from '#store/plans.ts'
import { basedOn } from './based-on.ts'
import type { PlanDraft, StoredPlan } from './plan-draft.ts'
import type { Action } from './room.ts'

const LIVES_MS = 24 * 3_600_000

/** Stores a draft for a day (real time: plans expire on the real clock). */
export const savePlan: Action<{ readonly draft: PlanDraft }, StoredPlan> = async (room, _caller, { draft }) => {
  const id = room.newId()
  const expiresDateTime = new Date(room.realNow.getTime() + LIVES_MS).toISOString()
  const createdDateTime = room.realNow.toISOString()
  await insertPlan(room.db, room.tenant.pk, { id, createdDateTime, expiresDateTime, body: draft })
  return { ...draft, id, basedOn: basedOn(draft), createdDateTime, expiresDateTime, appliedBy: null }
}
