// Answering a request: the plan of an approval, which answers it when it is applied, and the denial.
import { guid, listOf, readBody, record, text } from '#engine/read-fields.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { LicenseRequest, RequestAnswer } from '#model/license-request.ts'
import { Problem } from '#model/problem.ts'
import { getLicensingGroups } from '#store/group-changes.ts'
import { completeRequest, listAsked } from '#store/license-requests.ts'
import type { AskedRow, RequestRow } from '#store/license-requests.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { draftPlanOf } from './draft-plan.ts'
import type { PlanRequest } from './plan-request.ts'
import { withHeld } from './held-data.ts'
import type { PlanDraft } from './plan-draft.ts'
import { recordOperation } from './record-operation.ts'
import { findRequest, requestRecords } from './request-records.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

const APPROVAL = record({ users: listOf(text), groupId: guid, skuId: guid, disabledPlans: listOf(guid), message: text, reason: text })

export const alreadyAnswered = (): Problem =>
  new Problem({ status: 409, code: 'requestAnswered', message: 'This request has been answered already.', words: { key: 'error.requestAnswered', arguments: {} } })

/** Those of a request who are approved: all of them when nobody is named. Throws 400 for somebody it is not about. */
function approvedOf(asked: readonly AskedRow[], users: readonly string[] | undefined): readonly AskedRow[] {
  if (users === undefined) return asked
  const wanted = new Set(users.map((user) => user.toLowerCase()))
  const found = asked.filter(({ id, userPrincipalName }) => wanted.has(id) || wanted.has(userPrincipalName.toLowerCase()))
  if (found.length === 0 || found.length < wanted.size) throw wrongValue('users', users.join(', '), 'people of this request')
  return found
}

/** By joining a group that gives the product. Throws 400 for one that does not. */
async function groupWish({ db, tenant }: ReadingRoom, groupId: Guid, skuId: Guid, people: readonly Guid[]): Promise<Pick<PlanRequest, 'target' | 'change' | 'onMemberError'>> {
  const [group] = await getLicensingGroups(db, tenant.pk, [groupId])
  if (group?.assignedLicenses.some((license) => license.skuId === skuId) !== true) throw wrongValue('groupId', groupId, 'a group that gives this product')
  return { target: { groupLicenses: [groupId] }, change: { ...NO_CHANGE, members: { add: people, remove: [] } }, onMemberError: 'refuse' }
}

/**
 * The plan of an approval: who is named (all when nobody is) gets the product, directly or by a group that gives it,
 * all of them or nobody; the others are denied. Applying it answers the request. Throws 400, 403, 404, 409.
 */
export const draftApproval: Question<{ readonly id: string; readonly body: unknown }, PlanDraft> = async (room, caller, { id, body }) => {
  requireAccess(caller, 'decideRequests')
  const { users, groupId, skuId, disabledPlans = [], message = null, reason = null } = wellFormed(readBody(body, APPROVAL))
  const request = await findRequest(room, id)
  if (request.state !== 'pending') throw alreadyAnswered()
  const asked = await listAsked(room.db, room.tenant.pk, [request.pk])
  const approved = approvedOf(asked, users).map((one) => one.id)
  const product = skuId ?? request.skuId
  const wish =
    groupId === undefined
      ? { target: { users: approved }, change: { ...NO_CHANGE, add: [{ skuId: product, disabledPlans, turnOn: [], toggles: 'merge' as const }] } }
      : await groupWish(room, groupId, product, approved)
  const answer: RequestAnswer = { requestId: request.id, approved, message }
  return withHeld(room, await draftPlanOf(room, caller, { ...wish, mode: 'allOrNothing', reason, basePlanId: null, fixes: [], answer }))
}

async function note(room: Parameters<typeof recordOperation>[0], operationPk: number, { id, state }: RequestRow, after: object): Promise<void> {
  await insertObjectJournal(room.db, room.tenant.pk, operationPk, { type: 'licenseRequest', objectId: id, before: { state }, after })
  room.tell({ type: 'request', ids: [id] })
}

/** Answers the request of a plan that was carried out. Throws 409 when somebody else has answered it meanwhile. */
export async function answerByPlan(room: Parameters<typeof recordOperation>[0], answer: RequestAnswer | undefined, operation: { readonly pk: number; readonly id: Guid }, by: string): Promise<void> {
  if (answer === undefined) return
  const { db, tenant, now } = room
  const request = await findRequest(room, answer.requestId)
  const asked = await listAsked(db, tenant.pk, [request.pk])
  const approvedPks = asked.flatMap(({ id, userPk }) => (answer.approved.includes(id) ? userPk : []))
  const state = approvedPks.length < asked.length ? 'partlyApproved' : 'approved'
  const isMine = await completeRequest(db, tenant.pk, request.pk, { state, completedDateTime: now.toISOString(), completedByName: by, answer: answer.message, operationId: operation.id, approvedPks })
  if (!isMine) throw alreadyAnswered()
  await note(room, operation.pk, request, { state, answer: answer.message })
}

const DENIAL = record({ reason: text }, ['reason'])

/** Denies a request to everybody in it, with a reason that the requester reads. Throws 400, 403, 404, 409. */
export const denyRequest: Action<{ readonly id: string; readonly body: unknown }, LicenseRequest> = async (room, caller, { id, body }) => {
  const { db, tenant, now } = room
  requireAccess(caller, 'decideRequests')
  const { reason = '' } = wellFormed(readBody(body, DENIAL))
  const request = await findRequest(room, id)
  const operation = await recordOperation(room, caller, { kind: 'changeRequest', total: 1, reason })
  const completion = { state: 'denied', completedDateTime: now.toISOString(), completedByName: caller.displayName, answer: reason, operationId: operation.id, approvedPks: [] } as const
  if (!(await completeRequest(db, tenant.pk, request.pk, completion))) throw alreadyAnswered()
  await note(room, operation.pk, request, { state: 'denied', answer: reason })
  return (await requestRecords(room, [await findRequest(room, id)]))[0]!
}
