// The audit log in Graph's words.
import { DIRECTORY_AUDIT_SHAPE } from '#model/directory-audit.ts'
import { answerEntity } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import type { Handler } from './graph-call.ts'
import { readListQuery } from './read-query.ts'
import { PAGE_SIZE } from './store-query.ts'

const SET = 'auditLogs/directoryAudits'

export const listAudits: Handler = async (call) => {
  const { filter, orderBy, select = null, top = PAGE_SIZE, skipToken } = readListQuery(call, DIRECTORY_AUDIT_SHAPE)
  const descending = orderBy?.[0]?.descending ?? true
  const page = await call.office.ask('listAudits', call.caller, { filter: filter ?? null, descending, top, after: skipToken ?? null })
  const value = page.value.map((audit) => (select === null ? { ...audit } : Object.fromEntries(select.map((name) => [name, audit[name as keyof typeof audit]]))))
  return answerList(call, SET, { value, nextToken: page.nextToken }, select)
}

export const getAudit: Handler = async (call) => answerEntity(call, SET, { ...(await call.office.ask('getAudit', call.caller, { id: call.parameters['audit'] ?? '' })) })
