// Objects of the directory whatever their kind, and what they are in.
import { badRequest, notFound } from '#model/problem.ts'
import { answerEntity, NO_CONTENT } from './answer-entity.ts'
import { answerObject, answerObjects, answerReferences, countObjects, objects, SETS } from './answer-objects.ts'
import type { Cast } from './answer-objects.ts'
import { showObject } from '#actions/expand-user.ts'
import type { GraphAnswer, GraphCall, Handler } from './graph-call.ts'
import { parseBody, parseOptionalBody } from './parse-body.ts'
import type { JsonObject } from './parse-body.ts'

/** The person, the group or the object that the path names. */
const objectOf = ({ parameters }: GraphCall): string => parameters['object'] ?? parameters['user'] ?? parameters['group'] ?? ''

type Of = 'user' | 'group'

const memberOf = (call: GraphCall, of: Of, transitive: boolean) => call.office.ask('listMemberOf', call.caller, { of, id: objectOf(call), transitive })

export const listMemberOf =
  (of: Of, transitive: boolean, cast: Cast): Handler =>
  async (call) =>
    answerObjects(call, await memberOf(call, of, transitive), cast)

export const countMemberOf =
  (of: Of, transitive: boolean, cast: Cast): Handler =>
  async (call) =>
    countObjects(call, await memberOf(call, of, transitive), cast)

export const OWNED = objects((call) => call.office.ask('listOwnedObjects', call.caller, { user: objectOf(call) }))
export const CREATED = objects((call) => call.office.ask('listCreatedObjects', call.caller, { user: objectOf(call) }))
/** Nobody here has a sponsor or a device; that somebody is here is looked up all the same. */
export const NOTHING = objects(async (call) => {
  await call.office.look('getUser', call.caller, { user: objectOf(call), select: ['id'], expand: [] })
  return []
})

/** The deleted groups that the person named in the body owned. */
export const listDeletedOwned: Handler = async (call) => {
  const given = new Map(Object.entries(await parseBody(call)).map(([name, value]) => [name.toLowerCase(), value]))
  const [userId, type = 'Group'] = [given.get('userid'), given.get('type')]
  if (typeof userId !== 'string' || userId === '') throw badRequest("A value is required for property 'userId'.")
  if (typeof type !== 'string' || type.toLowerCase() !== 'group') throw badRequest("Invalid value specified for property 'type'. The only supported value is 'Group'.")
  const found = await call.office.ask('listDeletedOwned', call.caller, { user: userId })
  return { status: 200, body: { '@odata.context': `${call.root}/$metadata#Collection(microsoft.graph.directoryObject)`, value: found.map((one) => showObject(one, null)) } }
}

export const validateProperties: Handler = async (call) => {
  await call.office.ask('validateProperties', call.caller, { body: await parseBody(call) })
  return NO_CONTENT
}

export const getObject: Handler = async (call) => answerObject(call, await call.office.look('getDirectoryObject', call.caller, { id: objectOf(call) }))

export const getDeletedItem: Handler = async (call) => answerObject(call, await call.office.look('getDeletedItem', call.caller, { id: call.parameters['item'] ?? '' }))

/** The bare list of everything deleted is not served, as in Graph. */
export const refuseDeletedItems: Handler = async () => {
  throw badRequest("The query is not supported. Deleted items are listed by kind: '/directory/deletedItems/microsoft.graph.user'.", { code: 'Request_UnsupportedQuery' })
}

export const restoreDeletedItem: Handler = async (call) => {
  const body = await parseOptionalBody(call)
  const { type, record } = await call.office.act('restoreDeletedItem', call.caller, { id: call.parameters['item'] ?? '', body })
  return answerEntity(call, SETS[type], { '@odata.type': `#microsoft.graph.${type}`, ...record })
}

export const purgeDeletedItem: Handler = async (call) => {
  await call.office.act('purgeDeletedItem', call.caller, { id: call.parameters['item'] ?? '' })
  return NO_CONTENT
}

/** A list of ids in a body, under a name whose capitals do not matter. Throws 400. */
function readIds(body: JsonObject, action: string, name: string, most: number): string[] {
  const [, value] = Object.entries(body).find(([key]) => key.toLowerCase() === name.toLowerCase()) ?? []
  if (value === undefined) {
    throw badRequest(`One or more parameters of the operation '${action}' are missing from the request payload. The missing parameters are: ${name}.`, { code: 'BadRequest' })
  }
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) throw badRequest(`Invalid value specified for property '${name}'.`, { code: 'BadRequest' })
  if (value.length > most) throw badRequest(`The number of ids in '${name}' must not be more than ${most}.`, { code: 'Directory_ResultSizeLimitExceeded' })
  return value
}

const MOST_IDS = 1_000
const MOST_CHECKED = 20

export const getByIds: Handler = async (call) => {
  const body = await parseBody(call)
  const ids = readIds(body, 'getByIds', 'ids', MOST_IDS).map((id) => id.toLowerCase())
  const types = body['types'] === undefined || body['types'] === null ? null : readIds(body, 'getByIds', 'types', MOST_IDS)
  const all = types === null || types.some((type) => type.toLowerCase() === 'directoryobject')
  const found = await call.office.ask('getByIds', call.caller, { ids, types: all ? null : types })
  return { status: 200, body: { '@odata.context': `${call.root}/$metadata#directoryObjects`, value: found.map((one) => showObject(one, null)) } }
}

const answerIds = (call: GraphCall, value: readonly string[]): GraphAnswer => ({
  status: 200,
  body: { '@odata.context': `${call.root}/$metadata#Collection(Edm.String)`, value },
})

async function memberIds(call: GraphCall, securityEnabledOnly: boolean, everything: boolean): Promise<readonly string[]> {
  return call.office.ask('listMemberIds', call.caller, { object: objectOf(call), securityEnabledOnly, everything })
}

function checkMembers(action: string, name: string, everything: boolean): Handler {
  return async (call) => {
    const asked = readIds(await parseBody(call), action, name, MOST_CHECKED)
    const known = new Set(await memberIds(call, false, everything))
    return answerIds(call, asked.filter((id) => known.has(id.toLowerCase())))
  }
}

function getMembers(everything: boolean): Handler {
  return async (call) => {
    const body = await parseBody(call)
    const { securityEnabledOnly = false } = body
    if (typeof securityEnabledOnly !== 'boolean') throw badRequest("Invalid value specified for property 'securityEnabledOnly'.", { code: 'BadRequest' })
    return answerIds(call, await memberIds(call, securityEnabledOnly, everything))
  }
}

export const checkMemberGroups: Handler = checkMembers('checkMemberGroups', 'groupIds', false)
export const checkMemberObjects: Handler = checkMembers('checkMemberObjects', 'ids', true)
export const getMemberGroups: Handler = getMembers(false)
export const getMemberObjects: Handler = getMembers(true)

const roleOf = (call: GraphCall): string => call.parameters['role'] ?? ''
const unitOf = (call: GraphCall): string => call.parameters['unit'] ?? ''

export const listRoleMembers: Handler = async (call) => answerObjects(call, await call.office.ask('listRoleMembers', call.caller, { role: roleOf(call) }), null)

export const addRoleMember: Handler = async (call) => {
  await call.office.act('addRoleMember', call.caller, { role: roleOf(call), body: await parseBody(call) })
  return NO_CONTENT
}

export const removeRoleMember: Handler = async (call) => {
  await call.office.act('removeRoleMember', call.caller, { role: roleOf(call), member: call.parameters['member'] ?? '' })
  return NO_CONTENT
}

const unitMembers = (call: GraphCall) => call.office.ask('listUnitMembers', call.caller, { unit: unitOf(call) })

export const listUnitMembers =
  (cast: Cast): Handler =>
  async (call) =>
    answerObjects(call, await unitMembers(call), cast)

export const countUnitMembers =
  (cast: Cast): Handler =>
  async (call) =>
    countObjects(call, await unitMembers(call), cast)

export const listUnitMemberReferences: Handler = async (call) => answerReferences(call, (await unitMembers(call)).map(({ record }) => record['id']))

export const getUnitMember: Handler = async (call) => {
  const id = (call.parameters['member'] ?? '').toLowerCase()
  const found = (await unitMembers(call)).find(({ record }) => record['id'] === id)
  if (found === undefined) throw notFound(id)
  return answerObject(call, found)
}

export const addUnitMember: Handler = async (call) => {
  await call.office.act('addUnitMember', call.caller, { unit: unitOf(call), body: await parseBody(call) })
  return NO_CONTENT
}

export const removeUnitMember: Handler = async (call) => {
  await call.office.act('removeUnitMember', call.caller, { unit: unitOf(call), member: call.parameters['member'] ?? '' })
  return NO_CONTENT
}
