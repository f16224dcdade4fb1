// The organisation's domains, as Graph shows and changes them. Nobody here asks the DNS: who says that a domain is theirs
// is believed, unless another organisation of this store has it.
import { badRequest, notFound } from '#model/problem.ts'
import type { OperationKind } from '#model/operation.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { listTenants, updateTenantDomains } from '#store/tenants.ts'
import type { TenantRow, VerifiedDomain } from '#store/tenants.ts'
import { countUserRows } from '#store/users.ts'
import type { Caller } from '#model/caller.ts'
import { bodyEntries } from './read-body.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom, Question, ReadingRoom } from './room.ts'

type Plain = Readonly<Record<string, unknown>>

interface Domain {
  readonly name: string
  readonly isDefault: boolean
  readonly isInitial: boolean
  readonly isVerified: boolean
}

/** A domain name of at least two parts. */
export const DOMAIN_NAME = /^(?=.{4,48}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/

const unverifiedOf = ({ settings }: TenantRow): readonly string[] => (settings['unverifiedDomains'] as readonly string[] | undefined) ?? []

const domainsOf = (tenant: TenantRow): readonly Domain[] => [
  ...tenant.verifiedDomains.map(({ name, isDefault, isInitial }) => ({ name, isDefault, isInitial, isVerified: true })),
  ...unverifiedOf(tenant).map((name) => ({ name, isDefault: false, isInitial: false, isVerified: false })),
]

const recordOf = ({ name, isDefault, isInitial, isVerified }: Domain): Record<string, unknown> => ({
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
  supportedServices: isVerified ? ['Email', 'OfficeCommunicationsOnline'] : [],
})

/** A domain by its name. Throws 404. */
function findDomain(tenant: TenantRow, id: string): Domain {
  const found = domainsOf(tenant).find(({ name }) => name.toLowerCase() === id.toLowerCase())
  if (found === undefined) throw notFound(id)
  return found
}

/** Whether another organisation of this store has a domain. */
export async function belongsToAnother({ db, tenant }: ReadingRoom, name: string): Promise<boolean> {
  const others = (await listTenants(db)).filter(({ pk }) => pk !== tenant.pk)
  return others.some(({ verifiedDomains }) => verifiedDomains.some((one) => one.name.toLowerCase() === name))
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
  return recordOf({ name, isDefault: false, isInitial: false, isVerified: false })
}

/** Says that a domain is ours. Throws 404, and 400 when it is another organisation's. */
export const verifyDomain: Action<{ readonly id: string }, Record<string, unknown>> = async (room, caller, { id }) => {
  requireAccess(caller, 'manageDomains')
  const { tenant } = room
  const { name, isVerified } = findDomain(tenant, id)
  if (isVerified) throw badRequest(`Domain '${name}' has been verified already.`)
  if (await belongsToAnother(room, name)) throw badRequest(`Domain '${name}' has been verified by another organization.`)
  const domain = { name, isDefault: false, isInitial: false, type: 'Managed', capabilities: 'Email, OfficeCommunicationsOnline' }
  await keep(room, caller, name, { verified: [...tenant.verifiedDomains, domain], unverified: without(unverifiedOf(tenant), name) }, { isVerified: false }, { isVerified: true })
  return recordOf({ ...domain, isVerified: true })
}

/** Makes a domain the default one; nothing else of it can be changed here. Throws 400, 404. */
export const updateDomain: Action<{ readonly id: string; readonly body: unknown }, null> = async (room, caller, { id, body }) => {
  requireAccess(caller, 'manageDomains')
  const { tenant } = room
  const { name, isDefault, isVerified } = findDomain(tenant, id)
  const entries = bodyEntries(body)
  const other = entries.find(([key]) => key.toLowerCase() !== 'isdefault')
  if (other !== undefined) throw badRequest(`Property '${other[0]}' of resource 'Domain' cannot be changed.`, { details: [{ code: 'ReadOnly', message: 'Only isDefault can be changed.', target: other[0] }] })
  if (entries[0]?.[1] !== true) throw badRequest("Invalid value specified for property 'isDefault' of resource 'Domain'.", { details: [{ code: 'InvalidValue', message: 'Expected true: another domain is made the default instead.', target: 'isDefault' }] })
  if (!isVerified) throw badRequest(`Domain '${name}' must be verified before it can be the default domain.`)
  if (isDefault) return null
  const verified = tenant.verifiedDomains.map((one) => ({ ...one, isDefault: one.name === name }))
  await keep(room, caller, name, { verified, unverified: unverifiedOf(tenant) }, { isDefault: false }, { isDefault: true })
  return null
}

async function isReferenced({ db, tenant }: ReadingRoom, name: string): Promise<boolean> {
  const filter = { kind: 'text', path: ['userPrincipalName'], test: 'endsWith', text: `@${name}` } as const
  return (await countUserRows(db, tenant.pk, { filter }, 1)) > 0
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
