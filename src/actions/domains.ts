// The organisation's domains, as Graph shows and changes them. Nobody here asks the DNS: who says that a domain is theirs
// is believed, unless another organisation of this store has it.
import type { DirectoryObject } from '#model/directory-object.ts'
import { badRequest, notFound } from '#model/problem.ts'
import type { Problem } from '#model/problem.ts'
import type { OperationKind } from '#model/operation.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { listTenants, updateTenantDomains } from '#store/tenants.ts'
import type { TenantRow, VerifiedDomain } from '#store/tenants.ts'
import type { Db } from '#store/database.ts'
import { listGroupRows } from '#store/groups.ts'
import { countUserRows, listUserRows } from '#store/users.ts'
import type { Caller } from '#model/caller.ts'
import { bodyEntries } from './read-body.ts'
import { groupObject } from './group-record.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom, Question, ReadingRoom } from './room.ts'
import { userObjects } from './user-record.ts'

type Plain = Readonly<Record<string, unknown>>

interface Domain {
  readonly name: string
  readonly isDefault: boolean
  readonly isInitial: boolean
  readonly isVerified: boolean
  readonly supportedServices: readonly string[]
}

/** What a domain can be used for: https://learn.microsoft.com/graph/api/resources/domain. */
const SERVICES = ['CustomUrlDomain', 'Email', 'EmailInternalRelayOnly', 'FullRedelegation', 'Intune', 'OfficeCommunicationsOnline', 'OrgIdAuthentication', 'SharePoint', 'SharePointDefaultDomain', 'SharePointPublic', 'Yammer']
const SEPARATOR = ', '
const FIRST_CAPABILITIES = 'Email, OfficeCommunicationsOnline'

/** A domain name of at least two parts, in small letters. */
export const DOMAIN_NAME = /^(?=.{4,48}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/

const unverifiedOf = ({ settings }: TenantRow): readonly string[] => (settings['unverifiedDomains'] as readonly string[] | undefined) ?? []

const domainsOf = (tenant: TenantRow): readonly Domain[] => [
  ...tenant.verifiedDomains.map(({ name, isDefault, isInitial, capabilities }) => ({ name, isDefault, isInitial, isVerified: true, supportedServices: capabilities.split(SEPARATOR).filter((one) => one !== '') })),
  ...unverifiedOf(tenant).map((name) => ({ name, isDefault: false, isInitial: false, isVerified: false, supportedServices: [] })),
]

const recordOf = ({ name, isDefault, isInitial, isVerified, supportedServices }: Domain): Record<string, unknown> => ({
  id: name,
  authenticationType: 'Managed',
  availabilityStatus: null,
  isAdminManaged: true,
  isDefault,
  isInitial,
  isRoot: true,
  isVerified,
  manufacturer: null,
  model: null,
  passwordNotificationWindowInDays: 14,
  passwordValidityPeriodInDays: 2_147_483_647,
  supportedServices,
})

/** A domain by its name. Throws 404. */
function findDomain(tenant: TenantRow, id: string): Domain {
  const found = domainsOf(tenant).find(({ name }) => name.toLowerCase() === id.toLowerCase())
  if (found === undefined) throw notFound(id)
  return found
}

/** Whose a domain is, by its name in small letters; undefined when no organisation of this store has it. */
export const ownerOfDomain = async (db: Db, name: string): Promise<TenantRow | undefined> =>
  (await listTenants(db)).find(({ verifiedDomains }) => verifiedDomains.some((one) => one.name.toLowerCase() === name))

/** Whether another organisation of this store has a domain. */
export async function belongsToAnother({ db, tenant }: ReadingRoom, name: string): Promise<boolean> {
  const owner = await ownerOfDomain(db, name)
  return owner !== undefined && owner.pk !== tenant.pk
}

/** The organisation's domains, as Graph's domain rows. */
export const listDomains: Question<null, readonly Record<string, unknown>[]> = async ({ tenant }, caller) => {
  requireAccess(caller, 'readDomains')
  return domainsOf(tenant).map(recordOf)
}

async function keep(room: ActionRoom, caller: Caller, name: string, domains: { readonly verified: readonly VerifiedDomain[]; readonly unverified: readonly string[] }, before: object | null, after: object | null): Promise<void> {
  const { db, tenant } = room
  await updateTenantDomains(db, tenant.pk, domains.verified, { ...tenant.settings, unverifiedDomains: domains.unverified })
  const kind: OperationKind = 'updateOrganization'
  const operation = await recordOperation(room, caller, { kind, total: 1 })
  const named = (part: object | null): object | null => part && { displayName: name, ...part }
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'domain', objectId: tenant.id, before: named(before), after: named(after) })
  room.tell({ type: 'settings', ids: ['domains'] })
}

const without = (names: readonly string[], name: string): readonly string[] => names.filter((one) => one !== name)

/** Adds a domain that is not yet said to be ours. Throws 400 for a name that is none, or is there already. */
export const createDomain: Action<{ readonly body: unknown }, Record<string, unknown>> = async (room, caller, { body }) => {
  requireAccess(caller, 'manageDomains')
  const { tenant } = room
  const [, id] = bodyEntries(body).find(([key]) => key.toLowerCase() === 'id') ?? []
  const name = typeof id === 'string' ? id.toLowerCase() : ''
  if (!DOMAIN_NAME.test(name)) throw badRequest("Invalid value specified for property 'id' of resource 'Domain'.", { details: [{ code: 'InvalidValue', message: 'Expected a name such as contoso.com.', target: 'id' }] })
  if (domainsOf(tenant).some((one) => one.name.toLowerCase() === name)) {
    throw badRequest('A conflicting object with one or more of the specified property values is present in the directory.', { details: [{ code: 'ObjectConflict', message: 'The organization has this domain already.', target: 'id' }] })
  }
  await keep(room, caller, name, { verified: tenant.verifiedDomains, unverified: [...unverifiedOf(tenant), name] }, null, { isVerified: false })
  return recordOf({ name, isDefault: false, isInitial: false, isVerified: false, supportedServices: [] })
}

/** Says that a domain is ours. Throws 404, and 400 when it is another organisation's. */
export const verifyDomain: Action<{ readonly id: string }, Record<string, unknown>> = async (room, caller, { id }) => {
  requireAccess(caller, 'manageDomains')
  const { tenant } = room
  const { name, isVerified } = findDomain(tenant, id)
  if (isVerified) throw badRequest(`Domain '${name}' has been verified already.`)
  if (await belongsToAnother(room, name)) throw badRequest(`Domain '${name}' has been verified by another organization.`)
  const domain = { name, isDefault: false, isInitial: false, type: 'Managed', capabilities: FIRST_CAPABILITIES }
  await keep(room, caller, name, { verified: [...tenant.verifiedDomains, domain], unverified: without(unverifiedOf(tenant), name) }, { isVerified: false }, { isVerified: true })
  return recordOf({ ...domain, isVerified: true, supportedServices: FIRST_CAPABILITIES.split(SEPARATOR) })
}

const invalid = (property: string, expected: string): Problem =>
  badRequest(`Invalid value specified for property '${property}' of resource 'Domain'.`, { details: [{ code: 'InvalidValue', message: `Expected ${expected}`, target: property }] })

const isServices = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => SERVICES.includes(one as string))

/** What a body asks of a domain: whether to make it the default one, and what it is used for. Throws 400 for all else. */
function readChange(body: unknown): { readonly isDefault?: true; readonly supportedServices?: readonly string[] } {
  const change: { isDefault?: true; supportedServices?: readonly string[] } = {}
  for (const [key, value] of bodyEntries(body)) {
    const property = key.toLowerCase()
    if (property === 'isdefault') {
      if (value !== true) throw invalid('isDefault', 'true: another domain is made the default instead.')
      change.isDefault = true
    } else if (property === 'supportedservices') {
      if (!isServices(value)) throw invalid('supportedServices', `a list of ${SERVICES.join(SEPARATOR)}.`)
      change.supportedServices = [...new Set(value)]
    } else {
      throw badRequest(`Property '${key}' of resource 'Domain' cannot be changed.`, { details: [{ code: 'ReadOnly', message: 'Only isDefault and supportedServices can be changed.', target: key }] })
    }
  }
  return change
}

/** Makes a domain the default one, or says what it is used for. Throws 400, 404. */
export const updateDomain: Action<{ readonly id: string; readonly body: unknown }, null> = async (room, caller, { id, body }) => {
  requireAccess(caller, 'manageDomains')
  const { tenant } = room
  const domain = findDomain(tenant, id)
  const { name, isVerified } = domain
  const change = readChange(body)
  if (!isVerified) throw badRequest(`Domain '${name}' must be verified before it can be changed.`)
  const { isDefault = domain.isDefault, supportedServices = domain.supportedServices } = change
  const changes = isDefault !== domain.isDefault || supportedServices.join() !== domain.supportedServices.join()
  if (!changes) return null
  const verified = tenant.verifiedDomains.map((one) => ({
    ...one,
    isDefault: change.isDefault === true ? one.name === name : one.isDefault,
    ...(one.name === name && { capabilities: supportedServices.join(SEPARATOR) }),
  }))
  const stated = ({ isDefault: standard, supportedServices: services }: Pick<Domain, 'isDefault' | 'supportedServices'>): object => ({ isDefault: standard, supportedServices: services })
  await keep(room, caller, name, { verified, unverified: unverifiedOf(tenant) }, stated(domain), stated({ isDefault, supportedServices }))
  return null
}

const standsIn = (property: 'mail' | 'userPrincipalName', domain: string) => ({ kind: 'text', path: [property], test: 'endsWith', text: `@${domain}` }) as const

/** People and groups that are shown at once. */
const MOST_REFERENCES = 10_000

/** The people and groups whose names stand in a domain. Throws 404. */
export const listDomainReferences: Question<{ readonly id: string }, readonly DirectoryObject[]> = async ({ db, tenant, catalogue }, caller, { id }) => {
  const within = requireAccess(caller, 'readDomains')
  const { name } = findDomain(tenant, id)
  const people = await listUserRows(db, tenant.pk, { filter: standsIn('userPrincipalName', name), within, top: MOST_REFERENCES })
  const groups = await listGroupRows(db, tenant.pk, { filter: standsIn('mail', name), within, top: MOST_REFERENCES })
  return [...userObjects(people.rows, catalogue), ...groups.rows.map(groupObject)]
}

async function isReferenced({ db, tenant }: ReadingRoom, name: string): Promise<boolean> {
  return (await countUserRows(db, tenant.pk, { filter: standsIn('userPrincipalName', name) }, 1)) > 0
}

/** Takes a domain away. Throws 404, and 400 for the first one, the default one, and one that people's names stand in. */
export const deleteDomain: Action<{ readonly id: string }, null> = async (room, caller, { id }) => {
  requireAccess(caller, 'manageDomains')
  const { tenant } = room
  const { name, isDefault, isInitial, isVerified } = findDomain(tenant, id)
  if (isInitial || isDefault) throw badRequest(`Domain '${name}' cannot be deleted: it is the ${isInitial ? 'initial' : 'default'} domain.`)
  if (await isReferenced(room, name)) throw badRequest(`Domain '${name}' cannot be deleted while it is referenced by users.`, { code: 'Request_BadRequest' })
  const verified = tenant.verifiedDomains.filter((one) => one.name !== name)
  await keep(room, caller, name, { verified, unverified: without(unverifiedOf(tenant), name) }, { isVerified }, null)
  return null
}

/** What an organisation tells of itself to whoever knows one of its domains; null for a domain of nobody here. */
export const findTenantInformation: Question<{ readonly domain: string }, Plain | null> = async ({ tenant }, _caller, { domain }) => {
  const names = tenant.verifiedDomains.map(({ name }) => name.toLowerCase())
  if (!names.includes(domain.toLowerCase())) return null
  const standard = tenant.verifiedDomains.find(({ isDefault }) => isDefault)?.name ?? domain
  return { tenantId: tenant.id, federationBrandName: null, displayName: tenant.displayName, defaultDomainName: standard }
}
