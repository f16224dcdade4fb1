// Groups and membership, read alone: licences come to people through groups with the next widening.
import { GROUP_SHAPE } from '#model/group.ts'
import { USER_SHAPE } from '#model/user.ts'
import { answerEntity } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import type { Handler } from './graph-call.ts'
import { readListQuery, readSelected, selectedOf } from './read-query.ts'

const PAGE_SIZE = 100

export const listGroups: Handler = async (call) => {
  const { filter, search, orderBy, top = PAGE_SIZE, skipToken, ...rest } = readListQuery(call, GROUP_SHAPE)
  const select = selectedOf(rest, GROUP_SHAPE)
  const query = { ...(filter && { filter }), ...(search && { search }), ...(orderBy && { orderBy }), ...(skipToken !== undefined && { after: skipToken }), top }
  const page = await call.office.ask('listGroups', call.caller, { query, select, count: rest.count === true && skipToken === undefined })
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
  const { top = PAGE_SIZE, skipToken, ...rest } = readListQuery(call, USER_SHAPE)
  const select = selectedOf(rest, USER_SHAPE)
  const page = await call.office.ask('listGroupMembers', call.caller, { group: call.parameters['group'] ?? '', select, top, after: skipToken ?? null })
  return answerList(call, 'directoryObjects', { ...page, value: page.value.map(asUser) }, select)
}

export const listMemberOf: Handler = async (call) => {
  const { top = PAGE_SIZE, skipToken, ...rest } = readListQuery(call, GROUP_SHAPE)
  const select = selectedOf(rest, GROUP_SHAPE)
  const page = await call.office.ask('listMemberOf', call.caller, { user: call.parameters['user'] ?? '', select, top, after: skipToken ?? null })
  return answerList(call, 'directoryObjects', { ...page, value: page.value.map(asGroup) }, select)
}
