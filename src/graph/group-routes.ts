// Groups, and who is in them, in Graph's words.
import { showObject } from '#actions/expand-user.ts'
import type { MemberList } from '#actions/group-questions.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import { MEMBER_SHAPE } from '#model/directory-object.ts'
import { USER_SHAPE } from '#model/user.ts'
import { answerCreated, answerEntity, NO_CONTENT } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import { answerReferences, setOf } from './answer-objects.ts'
import type { Cast } from './answer-objects.ts'
import type { GraphCall, Handler } from './graph-call.ts'
import { parseBody } from './parse-body.ts'
import { expansionsOf, readCountQuery, readListQuery, readRelationQuery, readSingleQuery, selectedOf } from './read-query.ts'
import { isCounted, PAGE_SIZE, storeQueryOf } from './store-query.ts'

const groupOf = (call: GraphCall): string => call.parameters['group'] ?? ''

function listOf(deleted: boolean): Handler {
  return async (call) => {
    const query = readListQuery(call, GROUP_SHAPE)
    const select = selectedOf(query, GROUP_SHAPE)
    const input = { query: { ...storeQueryOf(query), ...(deleted && { deleted }) }, select, count: isCounted(query), expand: expansionsOf(query) }
    return answerList(call, 'groups', await call.office.ask('listGroups', call.caller, input), select)
  }
}

export const listGroups: Handler = listOf(false)
export const listDeletedGroups: Handler = listOf(true)

function countOf(deleted: boolean): Handler {
  return async (call) => {
    const { filter, search } = readCountQuery(call, GROUP_SHAPE)
    const query = { ...(filter && { filter }), ...(search && { search }), ...(deleted && { deleted }) }
    return { status: 200, body: String(await call.office.ask('countGroups', call.caller, { query })) }
  }
}

export const countGroups: Handler = countOf(false)
export const countDeletedGroups: Handler = countOf(true)

export const getGroup: Handler = async (call) => {
  const query = readSingleQuery(call, GROUP_SHAPE)
  const select = selectedOf(query, GROUP_SHAPE)
  const group = await call.office.look('getGroup', call.caller, { group: groupOf(call), select, expand: expansionsOf(query) })
  return answerEntity(call, 'groups', group, select)
}

export const createGroup: Handler = async (call) => {
  const group = await call.office.act('createGroup', call.caller, { body: await parseBody(call) })
  return answerCreated(call, 'groups', group)
}

/** Changes properties, and adds those whom `members@odata.bind` and `owners@odata.bind` name, all or nothing. */
export const updateGroup: Handler = async (call) => {
  await call.office.act('updateGroup', call.caller, { group: groupOf(call), body: await parseBody(call) })
  return NO_CONTENT
}

export const deleteGroup: Handler = async (call) => {
  await call.office.act('deleteGroup', call.caller, { group: groupOf(call) })
  return NO_CONTENT
}

export const renewGroup: Handler = async (call) => {
  await call.office.act('renewGroup', call.caller, { group: groupOf(call) })
  return NO_CONTENT
}

export const validateProperties: Handler = async (call) => {
  await call.office.ask('validateProperties', call.caller, { body: await parseBody(call), group: groupOf(call) })
  return NO_CONTENT
}

export const addOwner: Handler = async (call) => {
  await call.office.act('addOwner', call.caller, { group: groupOf(call), body: await parseBody(call) })
  return NO_CONTENT
}

export const removeOwner: Handler = async (call) => {
  await call.office.act('removeOwner', call.caller, { group: groupOf(call), owner: call.parameters['owner'] ?? '' })
  return NO_CONTENT
}

const kindOf = (cast: Cast): 'user' | 'group' | null => (cast === 'user' || cast === 'group' ? cast : null)

/** People and groups in a group, of any kind or of one. */
export function listMembers(list: MemberList, cast: Cast): Handler {
  const shape = cast === 'group' ? GROUP_SHAPE : cast === 'user' ? USER_SHAPE : MEMBER_SHAPE
  return async (call) => {
    const query = readRelationQuery(call, shape)
    const select = selectedOf(query, shape)
    const input = { group: groupOf(call), list, kind: kindOf(cast), query: storeQueryOf(query), select, count: isCounted(query), expand: expansionsOf(query) }
    const { groups, people, count } = await call.office.ask('listMembers', call.caller, input)
    const typed = people.value.map((one) => ({ '@odata.type': '#microsoft.graph.user', ...one }))
    const value = cast === 'none' ? [] : [...groups.map((one) => showObject(one, select)), ...typed]
    return answerList(call, setOf(cast), { value, nextToken: people.nextToken, count: cast === 'none' && count !== null ? 0 : count }, select)
  }
}

export function countMembers(list: MemberList, cast: Cast): Handler {
  return async (call) => {
    const { filter, search } = readCountQuery(call, cast === 'group' ? GROUP_SHAPE : USER_SHAPE)
    const query = { ...(filter && { filter }), ...(search && { search }), top: 1 }
    const { count } = await call.office.ask('listMembers', call.caller, { group: groupOf(call), list, kind: kindOf(cast), query, select: ['id'], count: true })
    return { status: 200, body: String(cast === 'none' ? 0 : (count ?? 0)) }
  }
}

export function listMemberReferences(list: MemberList): Handler {
  return async (call) => {
    const query = { ...storeQueryOf(readRelationQuery(call, USER_SHAPE)), top: PAGE_SIZE }
    const { groups, people } = await call.office.ask('listMembers', call.caller, { group: groupOf(call), list, kind: null, query, select: ['id'], count: false })
    return answerReferences(call, [...groups.map(({ record }) => record['id']), ...people.value.map((one) => one['id'])])
  }
}
