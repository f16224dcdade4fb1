// The domains of the organisation, in Graph's words.
import { DOMAIN_SHAPE } from '#model/organization.ts'
import { notFound } from '#model/problem.ts'
import { answerCreated, answerEntity, NO_CONTENT } from './answer-entity.ts'
import { answerRecord, answerRecords } from './answer-records.ts'
import type { GraphCall, Handler } from './graph-call.ts'
import { parseBody } from './parse-body.ts'

const domainOf = (call: GraphCall): string => call.parameters['domain'] ?? ''

const domains = (call: GraphCall) => call.office.look('listDomains', call.caller, null)

export const listDomains: Handler = async (call) => answerRecords(call, 'domains', DOMAIN_SHAPE, await domains(call))

export const getDomain: Handler = async (call) => {
  const id = domainOf(call)
  const found = (await domains(call)).find((one) => String(one['id']).toLowerCase() === id.toLowerCase())
  if (found === undefined) throw notFound(id)
  return answerRecord(call, 'domains', DOMAIN_SHAPE, found)
}

export const createDomain: Handler = async (call) => answerCreated(call, 'domains', await call.office.act('createDomain', call.caller, { body: await parseBody(call) }))

export const verifyDomain: Handler = async (call) => answerEntity(call, 'domains', await call.office.act('verifyDomain', call.caller, { id: domainOf(call) }))

export const updateDomain: Handler = async (call) => {
  await call.office.act('updateDomain', call.caller, { id: domainOf(call), body: await parseBody(call) })
  return NO_CONTENT
}

export const deleteDomain: Handler = async (call) => {
  await call.office.act('deleteDomain', call.caller, { id: domainOf(call) })
  return NO_CONTENT
}
