// People in Graph's words.
import type { Filter } from '#odata/filter.ts'
import type { Query } from '#odata/query.ts'
import { USER_SHAPE } from '#model/user.ts'
import { answerCreated, answerEntity, NO_CONTENT } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import type { GraphCall, Handler } from './graph-call.ts'
import { parseBody } from './parse-body.ts'
import { readPassword } from './read-password.ts'
import { expansionsOf, readCountQuery, readListQuery, readRelationQuery, readSelected, readSingleQuery, selectedOf } from './read-query.ts'
import { isCounted, storeQueryOf } from './store-query.ts'

/** The person that the path names. */
export const userOf = (call: GraphCall): string => call.parameters['user'] ?? ''

/** Starts of the name that the list is ordered by are one range of its index. */
const isRangeOfNames = (filter: Filter): boolean =>
  filter.kind === 'text' && filter.test === 'startsWith' && filter.path[0] === 'displayName' && filter.text !== ''

/** A page in the order of the table costs no more than its rows, so it is read on this thread. */
const isPlainPage = ({ filter, search, orderBy, expand, count }: Query): boolean =>
  search === undefined && orderBy === undefined && expand === undefined && count !== true && (filter === undefined || isRangeOfNames(filter))

function listPeople(deleted: boolean): Handler {
  return async (call) => {
    const query = readListQuery(call, USER_SHAPE)
    const select = selectedOf(query, USER_SHAPE)
    const input = { query: { ...storeQueryOf(query), ...(deleted && { deleted }) }, select, count: isCounted(query), expand: expansionsOf(query) }
    const page = await call.office[isPlainPage(query) && !deleted ? 'look' : 'ask']('listUsers', call.caller, input)
    return answerList(call, 'users', page, select)
  }
}

export const listUsers: Handler = listPeople(false)
export const listDeletedUsers: Handler = listPeople(true)

function countPeople(deleted: boolean): Handler {
  return async (call) => {
    const { filter, search } = readCountQuery(call, USER_SHAPE)
    const query = { ...(filter && { filter }), ...(search && { search }), ...(deleted && { deleted }) }
    return { status: 200, body: String(await call.office.ask('countUsers', call.caller, { query })) }
  }
}

export const countUsers: Handler = countPeople(false)
export const countDeletedUsers: Handler = countPeople(true)

export const getUser: Handler = async (call) => {
  const query = readSingleQuery(call, USER_SHAPE)
  const select = selectedOf(query, USER_SHAPE)
  const user = await call.office.look('getUser', call.caller, { user: userOf(call), select, expand: expansionsOf(query) })
  return answerEntity(call, 'users', user, select)
}

export const updateUser: Handler = async (call) => {
  const body = await parseBody(call)
  await call.office.act('updateUser', call.caller, { user: userOf(call), body, ...(await readPassword(body)) })
  return NO_CONTENT
}

export const createUser: Handler = async (call) => {
  const body = await parseBody(call)
  const user = await call.office.act('createUser', call.caller, { body, ...(await readPassword(body)) })
  return answerCreated(call, 'users', user)
}

export const deleteUser: Handler = async (call) => {
  await call.office.act('deleteUser', call.caller, { user: userOf(call) })
  return NO_CONTENT
}

export const inviteGuest: Handler = async (call) => {
  const invitation = await call.office.act('inviteGuest', call.caller, { body: await parseBody(call) })
  return { ...answerEntity(call, 'invitations', { ...invitation }), status: 201 }
}

export const getManager: Handler = async (call) => {
  const select = readSelected(call, USER_SHAPE)
  const manager = await call.office.look('getManager', call.caller, { user: userOf(call), select })
  return answerEntity(call, 'directoryObjects', manager, select)
}

export const getManagerReference: Handler = async (call) => {
  const { id } = await call.office.look('getManager', call.caller, { user: userOf(call), select: ['id'] })
  return { status: 200, body: { '@odata.context': `${call.root}/$metadata#$ref`, '@odata.id': `${call.root}/directoryObjects/${String(id)}` } }
}

export const setManager: Handler = async (call) => {
  await call.office.act('setManager', call.caller, { user: userOf(call), body: await parseBody(call) })
  return NO_CONTENT
}

export const removeManager: Handler = async (call) => {
  await call.office.act('removeManager', call.caller, { user: userOf(call) })
  return NO_CONTENT
}

export const listDirectReports: Handler = async (call) => {
  const query = readRelationQuery(call, USER_SHAPE)
  const select = selectedOf(query, USER_SHAPE)
  const input = { user: userOf(call), query: storeQueryOf(query), select, count: isCounted(query), expand: expansionsOf(query) }
  const page = await call.office.ask('listDirectReports', call.caller, input)
  const value = page.value.map((one) => ({ '@odata.type': '#microsoft.graph.user', ...one }))
  return answerList(call, 'directoryObjects', { ...page, value }, select)
}

export const countDirectReports: Handler = async (call) => {
  const { filter, search } = readCountQuery(call, USER_SHAPE)
  const query = { ...(filter && { filter }), ...(search && { search }), top: 1 }
  const { count } = await call.office.ask('listDirectReports', call.caller, { user: userOf(call), query, select: ['id'], count: true, expand: [] })
  return { status: 200, body: String(count ?? 0) }
}

/** Signs a person out everywhere. */
export const revokeSignInSessions: Handler = async (call) => {
  await call.office.act('revokeSignInSessions', call.caller, { user: userOf(call) })
  return answerEntity(call, 'Edm.Boolean', { value: true })
}
