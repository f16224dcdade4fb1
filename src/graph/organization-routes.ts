// The organisation and what it owns, in Graph's words.
import { decideAccess } from '#engine/access.ts'
import { badRequest, notFound } from '#model/problem.ts'
import { ORGANIZATION_SHAPE } from '#model/organization.ts'
import { COMPANY_SUBSCRIPTION_SHAPE } from '#model/subscribed-sku.ts'
import { answerEntity, NO_CONTENT } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import { answerCount, answerRecord, answerRecords } from './answer-records.ts'
import type { Plain } from './answer-records.ts'
import type { GraphCall, Handler } from './graph-call.ts'
import { parseBody } from './parse-body.ts'
import { selectMembers } from './read-query.ts'

/** Products know `$select` alone and no pages. */
export const listSubscribedSkus: Handler = async (call) => {
  const { value, select } = selectMembers(call, 'subscribedSku', await call.office.look('listSubscribedSkus', call.caller, null))
  return answerList(call, 'subscribedSkus', { value }, select)
}

export const getSubscribedSku: Handler = async (call) => {
  const sku = await call.office.look('getSubscribedSku', call.caller, { id: call.parameters['sku'] ?? '' })
  const { value, select } = selectMembers(call, 'subscribedSku', [sku])
  return answerEntity(call, 'subscribedSkus', value[0] ?? sku, select)
}

const subscriptions = (call: GraphCall) => call.office.look('listCompanySubscriptions', call.caller, null)

export const listSubscriptions: Handler = async (call) => answerRecords(call, 'directory/subscriptions', COMPANY_SUBSCRIPTION_SHAPE, await subscriptions(call))
export const countSubscriptions: Handler = async (call) => answerCount(call, COMPANY_SUBSCRIPTION_SHAPE, await subscriptions(call), (one) => one)

export const getSubscription: Handler = async (call) => {
  const one = await call.office.look('getCompanySubscription', call.caller, { id: call.parameters['subscription'] ?? '' })
  return answerRecord(call, 'directory/subscriptions', COMPANY_SUBSCRIPTION_SHAPE, one)
}

/** All that a person without a role, or with no more than User.Read, is told. */
const BASIC: ReadonlySet<string> = new Set(['id', 'displayName', 'verifiedDomains'])

/** The organization, as far as the caller may know it: lists are empty and the rest null for whoever may know little. */
async function organizationFor(call: GraphCall): Promise<Plain> {
  const organization = await call.office.look('getOrganization', call.caller, null)
  const { caller } = call
  const sees = caller.kind !== 'user' || caller.permissions === null || caller.permissions.some((one) => one !== 'User.Read') || decideAccess(caller, 'readUsers').allowed
  if (sees) return organization
  const hide = (value: unknown): unknown => (Array.isArray(value) ? [] : null)
  return Object.fromEntries(Object.entries(organization).map(([name, value]) => [name, BASIC.has(name) ? value : hide(value)]))
}

export const listOrganizations: Handler = async (call) => answerRecords(call, 'organization', ORGANIZATION_SHAPE, [await organizationFor(call)])

export const getOrganization: Handler = async (call) => {
  const organization = await organizationFor(call)
  const id = call.parameters['organization'] ?? ''
  if (organization['id'] !== id.toLowerCase()) throw notFound(id)
  return answerRecord(call, 'organization', ORGANIZATION_SHAPE, organization)
}

export const updateOrganization: Handler = async (call) => {
  await call.office.act('updateOrganization', call.caller, { id: call.parameters['organization'] ?? '', body: await parseBody(call) })
  return NO_CONTENT
}

export const findTenantInformation: Handler = async (call) => {
  const domain = call.parameters['domain'] ?? ''
  if (domain === '') throw badRequest("A value is required for parameter 'domainName'.")
  const found = await call.office.look('findTenantInformation', call.caller, { domain })
  if (found === null) throw notFound(domain)
  return { status: 200, body: { '@odata.context': `${call.root}/$metadata#microsoft.graph.tenantInformation`, ...found } }
}
