// The domains of the organisation, in Graph's words.
import { DOMAIN_SHAPE } from '#model/organization.ts'
import { notFound } from '#model/problem.ts'
import { answerCreated, answerEntity, NO_CONTENT } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import { answerRecord, answerRecords } from './answer-records.ts'
import { objects } from './answer-objects.ts'
import type { GraphCall, Handler } from './graph-call.ts'
import { parseBody } from './parse-body.ts'

const domainOf = (call: GraphCall): string => call.parameters['domain'] ?? ''

const domains = (call: GraphCall) => call.office.look('listDomains', call.caller, null)

export const listDomains: Handler = async (call) => answerRecords(call, 'domains', DOMAIN_SHAPE, await domains(call))

async function findDomain(call: GraphCall): Promise<Readonly<Record<string, unknown>>> {
  const id = domainOf(call)
  const found = (await domains(call)).find((one) => String(one['id']).toLowerCase() === id.toLowerCase())
  if (found === undefined) throw notFound(id)
  return found
}

export const getDomain: Handler = async (call) => answerRecord(call, 'domains', DOMAIN_SHAPE, await findDomain(call))

/** People and groups whose names stand in a domain. */
export const REFERENCES = objects((call) => call.office.ask('listDomainReferences', call.caller, { id: domainOf(call) }))

/** Nobody here asks the DNS: there is nothing to be entered there. */
export const listDnsRecords =
  (list: 'serviceConfigurationRecords' | 'verificationDnsRecords'): Handler =>
  async (call) => {
    const { id } = await findDomain(call)
    return answerList(call, `domains('${String(id)}')/${list}`, { value: [], nextToken: null, count: null }, null)
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
