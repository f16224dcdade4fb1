// Licences of groups and who is in them, in Graph's words.
import { referenceOf } from '#actions/directory-reference.ts'
import { USER_SHAPE } from '#model/user.ts'
import { answerEntity, NO_CONTENT } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import type { GraphCall, Handler } from './graph-call.ts'
import { parseBody } from './parse-body.ts'
import { readCountQuery, readRelatedQuery, selectedOf } from './read-query.ts'
import { isCounted, PAGE_SIZE } from './store-query.ts'

const groupOf = (call: GraphCall): string => call.parameters['group'] ?? ''

/** 202: the group as it is, and where it stands while its members are processed. */
export const assignLicense: Handler = async (call) => {
  const group = await call.office.act('assignGroupLicense', call.caller, { group: groupOf(call), body: await parseBody(call) })
  const headers = { Location: `${call.root}/directoryObjects/${groupOf(call)}/microsoft.graph.group` }
  return { ...answerEntity(call, 'groups', group), status: 202, headers }
}

export const addMember: Handler = async (call) => {
  const body = await parseBody(call)
  await call.office.act('changeMembers', call.caller, { group: groupOf(call), add: [referenceOf(body, 'members')], remove: [] })
  return NO_CONTENT
}

export const removeMember: Handler = async (call) => {
  await call.office.act('changeMembers', call.caller, { group: groupOf(call), add: [], remove: [call.parameters['member'] ?? ''] })
  return NO_CONTENT
}

export const reprocess: Handler = async (call) => {
  const user = await call.office.act('reprocessUser', call.caller, { user: call.parameters['user'] ?? '' })
  return answerEntity(call, 'users', user)
}

/** Members who do not have all that the group gives. */
export const listMembersWithErrors: Handler = async (call) => {
  const query = readRelatedQuery(call, USER_SHAPE)
  const { top = PAGE_SIZE, skipToken = null } = query
  const select = selectedOf(query, USER_SHAPE)
  const page = await call.office.ask('listMembersInError', call.caller, { group: groupOf(call), select, top, after: skipToken, count: isCounted(query) })
  return answerList(call, 'directoryObjects', { ...page, value: page.value.map((user) => ({ '@odata.type': '#microsoft.graph.user', ...user })) }, select)
}

export const countMembersWithErrors: Handler = async (call) => {
  readCountQuery(call, USER_SHAPE)
  const { count } = await call.office.ask('listMembersInError', call.caller, { group: groupOf(call), select: ['id'], top: 1, after: null, count: true })
  return { status: 200, body: String(count ?? 0) }
}
