// The organisation and what it owns, in Graph's words.
import { notFound } from '#model/problem.ts'
import { answerEntity } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import type { GraphAnswer, GraphCall, Handler } from './graph-call.ts'
import { selectMembers } from './read-query.ts'

type Plain = Readonly<Record<string, unknown>>

/** A short list that knows `$select` alone and no pages. */
function answerAll(call: GraphCall, set: string, type: string, records: readonly Plain[]): GraphAnswer {
  const { value, select } = selectMembers(call, type, records)
  return answerList(call, set, { value }, select)
}

function answerOne(call: GraphCall, set: string, type: string, record: Plain): GraphAnswer {
  const { value, select } = selectMembers(call, type, [record])
  return answerEntity(call, set, value[0] ?? record, select)
}

export const listSubscribedSkus: Handler = async (call) =>
  answerAll(call, 'subscribedSkus', 'subscribedSku', await call.office.look('listSubscribedSkus', call.caller, null))

export const getSubscribedSku: Handler = async (call) => {
  const sku = await call.office.look('getSubscribedSku', call.caller, { id: call.parameters['sku'] ?? '' })
  return answerOne(call, 'subscribedSkus', 'subscribedSku', sku)
}

export const listSubscriptions: Handler = async (call) =>
  answerAll(call, 'directory/subscriptions', 'companySubscription', await call.office.look('listCompanySubscriptions', call.caller, null))

export const getSubscription: Handler = async (call) => {
  const one = await call.office.look('getCompanySubscription', call.caller, { id: call.parameters['subscription'] ?? '' })
  return answerOne(call, 'directory/subscriptions', 'companySubscription', one)
}

export const listOrganizations: Handler = async (call) =>
  answerAll(call, 'organization', 'organization', [await call.office.look('getOrganization', call.caller, null)])

export const getOrganization: Handler = async (call) => {
  const organization = await call.office.look('getOrganization', call.caller, null)
  const id = call.parameters['organization'] ?? ''
  if (organization['id'] !== id.toLowerCase()) throw notFound(id)
  return answerOne(call, 'organization', 'organization', organization)
}
