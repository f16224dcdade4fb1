import { insertPlan } from '#store/plans.ts'
import { basedOn } from './based-on.ts'
import type { Newcomer, PlanDraft, StoredPlan } from './plan-draft.ts'
import type { Action, ActionRoom } from './room.ts'

const LIVES_MS = 24 * 3_600_000

/** Passwords of people who are to be made, as they are kept, by user principal name in lower case. */
export type Passwords = Readonly<Record<string, NonNullable<Newcomer['password']>>>

/** People who are to be made get their ids and passwords when the plan is kept. */
function withIdentities(room: ActionRoom, draft: PlanDraft, passwords: Passwords): PlanDraft {
  if (draft.newcomers === undefined) return draft
  const newcomers = draft.newcomers.map((person) => ({ ...person, id: room.newId(), password: passwords[String(person.properties['userPrincipalName']).toLowerCase()] ?? person.password }))
  return { ...draft, newcomers }
}

/** Stores a draft for a day (real time: plans expire on the real clock). */
export const savePlan: Action<{ readonly draft: PlanDraft; readonly passwords?: Passwords }, StoredPlan> = async (room, _caller, { draft: given, passwords = {} }) => {
  const draft = withIdentities(room, given, passwords)
  const id = room.newId()
  const expiresDateTime = new Date(room.realNow.getTime() + LIVES_MS).toISOString()
  const createdDateTime = room.realNow.toISOString()
  await insertPlan(room.db, room.tenant.pk, { id, createdDateTime, expiresDateTime, body: draft })
  return { ...draft, id, basedOn: basedOn(draft), createdDateTime, expiresDateTime, appliedBy: null }
}
