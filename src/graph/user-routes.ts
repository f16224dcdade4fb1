// People in Graph's words.
import { notFound } from '#model/problem.ts'
import type { Query } from '#odata/query.ts'
import { USER_SHAPE } from '#model/user.ts'
import { answerCreated, answerEntity, NO_CONTENT } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import type { GraphCall, Handler } from './graph-call.ts'
import { parseBody } from './parse-body.ts'
import { readPassword } from './read-password.ts'
import { readCountQuery, readListQuery, readSelected, selectedOf, selectMembers } from './read-query.ts'
import { isCounted, storeQueryOf } from './store-query.ts'

/** The person that the path names. */
const userOf = (call: GraphCall): string => call.parameters['user'] ?? ''

/** A page in the order of the table costs no more than its rows, so it is read on this thread. */
const isPlainPage = (query: Query): boolean =>
  query.filter === undefined && query.search === undefined && query.orderBy === undefined && query.count !== true

function listPeople(deleted: boolean): Handler {
  return async (call) => {
    const query = readListQuery(call, USER_SHAPE)
    const select = selectedOf(query, USER_SHAPE)
    const input = { query: { ...storeQueryOf(query), ...(deleted && { deleted }) }, select, count: isCounted(query) }
    const page = await call.office[isPlainPage(query) ? 'look' : 'ask']('listUsers', call.caller, input)
    return answerList(call, 'users', page, select)
  }
}

export const listUsers: Handler = listPeople(false)
export const listDeletedUsers: Handler = listPeople(true)

export const countUsers: Handler = async (call) => {
  const { filter, search } = readCountQuery(call, USER_SHAPE)
  const query = { ...(filter && { filter }), ...(search && { search }), top: 1 }
  const count = await call.office.ask('countUsers', call.caller, { query })
  return { status: 200, body: String(count) }
}

export const getUser: Handler = async (call) => {
  const select = readSelected(call, USER_SHAPE)
  const user = await call.office.look('getUser', call.caller, { user: userOf(call), select })
  return answerEntity(call, 'users', user, select)
}

export const createUser: Handler = async (call) => {
  const body = await parseBody(call)
  const user = await call.office.act('createUser', call.caller, { body, ...(await readPassword(body)) })
  return answerCreated(call, 'users', user)
}

export const updateUser: Handler = async (call) => {
  const body = await parseBody(call)
  await call.office.act('updateUser', call.caller, { user: userOf(call), body, ...(await readPassword(body)) })
  return NO_CONTENT
}

export const deleteUser: Handler = async (call) => {
  await call.office.act('deleteUser', call.caller, { user: userOf(call) })
  return NO_CONTENT
}

export const restoreUser: Handler = async (call) => {
  const user = await call.office.act('restoreUser', call.caller, { user: userOf(call) })
  return answerEntity(call, 'users', { '@odata.type': '#microsoft.graph.user', ...user })
}

export const assignLicense: Handler = async (call) => {
  const user = await call.office.act('assignLicense', call.caller, { user: userOf(call), body: await parseBody(call) })
  return answerEntity(call, 'users', user)
}

export const listLicenseDetails: Handler = async (call) => {
  const details = await call.office.look('licenseDetails', call.caller, { user: userOf(call) })
  const { value, select } = selectMembers(call, 'licenseDetails', details)
  return answerList(call, `users('${userOf(call)}')/licenseDetails`, { value }, select)
}

export const getLicenseDetails: Handler = async (call) => {
  const details = await call.office.look('licenseDetails', call.caller, { user: userOf(call) })
  const id = call.parameters['details'] ?? ''
  const one = details.find((detail) => detail['id'] === id)
  if (one === undefined) throw notFound(id)
  const { value, select } = selectMembers(call, 'licenseDetails', [one])
  return answerEntity(call, `users('${userOf(call)}')/licenseDetails`, value[0] ?? one, select)
}

/** Signs a person out everywhere. */
export const revokeSignInSessions: Handler = async (call) => {
  await call.office.act('revokeSignInSessions', call.caller, { user: userOf(call) })
  return answerEntity(call, 'Edm.Boolean', { value: true })
}
