// Groups and membership, read alone: licences come to people through groups with the next widening.
import { GROUP_SHAPE } from '#model/group.ts'
import { USER_SHAPE } from '#model/user.ts'
import { answerEntity } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import type { Handler } from './graph-call.ts'
import { readListQuery, readRelatedQuery, readSelected, selectedOf } from './read-query.ts'
import { isCounted, PAGE_SIZE, storeQueryOf } from './store-query.ts'

export const listGroups: Handler = async (call) => {
  const query = readListQuery(call, GROUP_SHAPE)
  const select = selectedOf(query, GROUP_SHAPE)
  const page = await call.office.ask('listGroups', call.caller, { query: storeQueryOf(query), select, count: isCounted(query) })
  return answerList(call, 'groups', page, select)
}

export const getGroup: Handler = async (call) => {
  const select = readSelected(call, GROUP_SHAPE)
  const group = await call.office.look('getGroup', call.caller, { group: call.parameters['group'] ?? '', select })
  return answerEntity(call, 'groups', group, select)
}

const asUser = (user: Readonly<Record<string, unknown>>) => ({ '@odata.type': '#microsoft.graph.user', ...user })
const asGroup = (group: Readonly<Record<string, unknown>>) => ({ '@odata.type': '#microsoft.graph.group', ...group })

export const listMembers: Handler = async (call) => {
  const { top = PAGE_SIZE, skipToken, ...rest } = readRelatedQuery(call, USER_SHAPE)
  const select = selectedOf(rest, USER_SHAPE)
  const page = await call.office.ask('listGroupMembers', call.caller, { group: call.parameters['group'] ?? '', select, top, after: skipToken ?? null })
  return answerList(call, 'directoryObjects', { ...page, value: page.value.map(asUser) }, select)
}

export const listMemberOf: Handler = async (call) => {
  const { top = PAGE_SIZE, skipToken, ...rest } = readRelatedQuery(call, GROUP_SHAPE)
  const select = selectedOf(rest, GROUP_SHAPE)
  const page = await call.office.ask('listMemberOf', call.caller, { user: call.parameters['user'] ?? '', select, top, after: skipToken ?? null })
  return answerList(call, 'directoryObjects', { ...page, value: page.value.map(asGroup) }, select)
}
