// Asking for a licence, and the list of what was asked.
import { guid, listOf, readBody, record, text } from '#engine/read-fields.ts'
import { isInForce } from '#model/license.ts'
import { denied, Problem } from '#model/problem.ts'
import type { ProblemFacts } from '#model/problem.ts'
import type { LicenseRequest } from '#model/license-request.ts'
import type { Guid } from '#model/guid.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { countRequests, getRequestRow, insertRequest, listRequestRows } from '#store/license-requests.ts'
import type { RequestQuery } from '#store/license-requests.ts'
import { readSituation } from '#store/situations.ts'
import { getUserRows } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import { findUser } from './find-user.ts'
import { recordOperation } from './record-operation.ts'
import { findRequest, requestProcessOf, requestRecords } from './request-records.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom, Question } from './room.ts'
import { policyOf } from './self-service-policies.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

const BODY = record({ skuId: guid, message: text, users: listOf(text) }, ['skuId'])
const MOST_PEOPLE = 100

type Why = 'requestsElsewhere' | 'buyInstead' | 'alreadyAsked' | 'alreadyHeld' | 'guestsDoNotAsk'

const refused = (code: Why, message: string, more: Partial<ProblemFacts> = {}): Problem =>
  new Problem({ status: 409, code, message, words: { key: `error.${code}`, arguments: {} }, ...more })

/** For whom it is asked: the people named, or whoever asks. Throws 400 naming somebody who is not here. */
async function peopleOf({ db, tenant }: ActionRoom, requester: UserRow, users: readonly string[]): Promise<readonly UserRow[]> {
  if (users.length === 0) return [requester]
  if (users.length > MOST_PEOPLE) throw wrongValue('users', users.length, `at most ${MOST_PEOPLE} people`)
  const rows = await getUserRows(db, tenant.pk, users)
  const found = new Set(rows.flatMap((row) => [row.id, row.userPrincipalName.toLowerCase()]))
  const missing = users.find((user) => !found.has(user.toLowerCase()))
  if (missing !== undefined) throw wrongValue('users', missing, 'somebody of the organization')
  return rows
}

/** Throws 409 with the reason when a request is not the way to this product for these people. */
async function requireRequest(room: ActionRoom, skuId: Guid, requester: UserRow, people: readonly UserRow[]): Promise<void> {
  const { db, tenant, catalogue } = room
  if (catalogue.productById.get(skuId)?.appliesTo !== 'User') throw wrongValue('skuId', skuId, 'a product for people')
  if (requester.userType === 'Guest') throw refused('guestsDoNotAsk', 'Guests do not ask for licenses here.')
  const process = requestProcessOf(tenant)
  if (process !== null) throw refused('requestsElsewhere', 'The organization takes requests in its own way.', { more: { process } })
  const policy = await policyOf(room, skuId)
  if (policy === 'allowed' || policy === 'trialsOnly') throw refused('buyInstead', 'People may get this product by self-service here; it needs no request.')
  const mine = await listRequestRows(db, tenant.pk, { requesterPk: requester.pk, isPending: true }, { top: 1_000, skip: 0 })
  if (mine.some((one) => one.skuId === skuId)) throw refused('alreadyAsked', 'You have asked for this product already.')
  const lacking = []
  for (const { situationId } of people) {
    const situation = await readSituation(db, tenant.pk, situationId)
    if (!situation.some((one) => one.skuId === skuId && isInForce(one))) lacking.push(situationId)
  }
  if (lacking.length === 0) throw refused('alreadyHeld', 'Everybody named has this product already.')
}

/** Asks for a licence in the caller's name. Throws 400, and 409 with the reason and what to do instead. */
export const askForLicense: Action<{ readonly body: unknown }, LicenseRequest> = async (room, caller, { body }) => {
  const { db, tenant, now } = room
  requireAccess(caller, 'askForSelf')
  const { skuId = '', message = '', users = [] } = wellFormed(readBody(body, BODY))
  const requester = await findUser(db, tenant.pk, caller.id)
  const people = await peopleOf(room, requester, users)
  await requireRequest(room, skuId, requester, people)
  const id = room.newId()
  await insertRequest(db, tenant.pk, { id, skuId, requesterPk: requester.pk, message, createdDateTime: now.toISOString(), userPks: [...new Set(people.map(({ pk }) => pk))] })
  const [request] = await requestRecords(room, [(await getRequestRow(db, tenant.pk, id))!])
  const operation = await recordOperation(room, caller, { kind: 'changeRequest', total: people.length, added: [] })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'licenseRequest', objectId: id, before: null, after: { skuId, message, state: 'pending' } })
  room.tell({ type: 'request', ids: [id] })
  return request!
}

export interface RequestList {
  readonly isPending: boolean | null
  /** Only what the caller has asked. */
  readonly mine: boolean
  readonly top: number
  readonly skip: number
}

/** Requests, the newest first: everybody's for administrators, one's own for all. */
export const listLicenseRequests: Question<RequestList, { readonly value: readonly LicenseRequest[]; readonly count: number }> = async (room, caller, { isPending, mine, top, skip }) => {
  const { db, tenant } = room
  requireAccess(caller, mine ? 'askForSelf' : 'readRequests')
  const query: RequestQuery = {
    ...(isPending !== null && { isPending }),
    ...(mine && { requesterPk: (await findUser(db, tenant.pk, caller.id)).pk }),
  }
  const rows = await listRequestRows(db, tenant.pk, query, { top, skip })
  return { value: await requestRecords(room, rows), count: await countRequests(db, tenant.pk, query) }
}

/** One request, for administrators and for whoever made it. Throws 403, 404. */
export const getLicenseRequest: Question<{ readonly id: string }, LicenseRequest> = async (room, caller, { id }) => {
  const [request] = await requestRecords(room, [await findRequest(room, id)])
  if (request!.requester.id !== caller.id) requireAccess(caller, 'readRequests')
  else if (caller.kind !== 'user') throw denied()
  return request!
}
