// The organisations of an installation that somebody may enter: their own, and those they have made from it.
import { country, oneOf, readBody, record, text } from '#engine/read-fields.ts'
import { ROLES } from '#engine/access.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import type { TenantKind } from '#model/session.ts'
import type { TenantRecord } from '#model/tenant-record.ts'
import { insertRoles } from '#store/identity.ts'
import { linkAccounts } from '#store/linked-accounts.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { internSituation } from '#store/situations.ts'
import { findTenant, insertTenant, updateTenantSettings } from '#store/tenants.ts'
import type { TenantRow } from '#store/tenants.ts'
import { getUserRow, insertUsers } from '#store/users.ts'
import { DOMAIN_NAME, ownerOfDomain } from './domains.ts'
import { waysOf } from './enter-organization.ts'
import { noteSetting } from './note-setting.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

const KINDS: Readonly<Record<TenantRow['kind'], TenantKind>> = { sample: 'sample', test: 'test', own: 'ownDirectory' }

const recordOf = ({ id, displayName, kind, countryLetterCode, createdDateTime }: TenantRow, isCurrent: boolean, userPrincipalName: string | null): TenantRecord => ({
  id,
  displayName,
  kind: KINDS[kind],
  countryLetterCode,
  createdDateTime,
  isCurrent,
  userPrincipalName,
})

/** The organisations that the caller may enter, the one in which they signed in first: never those of others. */
export const listTenantRecords: Question<null, readonly TenantRecord[]> = async (room, caller) => {
  requireAccess(caller, 'readOrganization')
  const ways = await waysOf(room, caller)
  if (ways.length === 0) return [recordOf(room.tenant, true, caller.userPrincipalName)]
  return ways.map(({ tenant, userPrincipalName }) => recordOf(tenant, tenant.id === room.tenant.id, userPrincipalName))
}

const NEW = record({ displayName: text, kind: oneOf<'own' | 'test'>(['own', 'test']), countryLetterCode: country, domain: text, administrator: text }, ['displayName', 'domain'])

function knownCountry({ catalogue }: ReadingRoom, code: string | undefined): string | null {
  if (code === undefined) return null
  if (!catalogue.countries.some(({ alpha2 }) => alpha2 === code)) throw wrongValue('countryLetterCode', code, 'a country of ISO 3166-1 as two letters')
  return code
}

/** Whoever makes an organisation is its first Global Administrator, and may enter it from here. Throws 400. */
export const createTenant: Action<{ readonly body: unknown }, TenantRecord> = async (room, caller, { body }) => {
  requireAccess(caller, 'manageSettings')
  const { db, tenant: home, now, newId } = room
  const { displayName = '', kind = 'own', countryLetterCode, domain = '', administrator = 'admin' } = wellFormed(readBody(body, NEW))
  const name = domain.toLowerCase()
  if (!DOMAIN_NAME.test(name)) throw wrongValue('domain', domain, 'a domain such as adatum.example')
  if (!/^[\w.-]{1,50}$/.test(administrator)) throw wrongValue('administrator', administrator, 'the part of a user name before the at sign')
  const place = knownCountry(room, countryLetterCode)
  if ((await ownerOfDomain(db, name)) !== undefined) throw wrongValue('domain', domain, 'a domain that no organization here has yet')
  const at = now.toISOString()
  const id = newId()
  const verified = { name, isDefault: true, isInitial: true, type: 'Managed', capabilities: 'Email, OfficeCommunicationsOnline' }
  const pk = await insertTenant(db, { id, displayName, kind, countryLetterCode: place, defaultUsageLocation: place, verifiedDomains: [verified], createdDateTime: at })
  const userPrincipalName = `${administrator}@${verified.name}`
  const account = { id: newId(), displayName: caller.displayName, userPrincipalName, createdDateTime: at, situationId: await internSituation(db, pk, []) }
  const [userPk = 0] = await insertUsers(db, pk, [account])
  await insertRoles(db, pk, [{ userPk, roleTemplateId: ROLES.globalAdministrator }])
  const person = caller.kind === 'user' ? await getUserRow(db, home.pk, caller.id) : undefined
  if (person !== undefined) await linkAccounts(db, { tenant: home.pk, userPk: person.pk }, { tenant: pk, userPk })
  const made = recordOf((await findTenant(db, id)) as TenantRow, false, userPrincipalName)
  const operation = await recordOperation(room, caller, { kind: 'createTenant', total: 1 })
  await insertObjectJournal(db, home.pk, operation.pk, { type: 'tenant', objectId: id, before: null, after: made })
  return made
}

const CHANGES = record({ displayName: text, countryLetterCode: country })

/** Names the organisation that one is in. Throws 400, and 404 for any other. */
export const changeTenant: Action<{ readonly id: Guid; readonly body: unknown }, TenantRecord> = async (room, caller: Caller, { id, body }) => {
  requireAccess(caller, 'manageSettings')
  const { db, tenant } = room
  if (id !== tenant.id) throw notFound(id)
  const { displayName = tenant.displayName, countryLetterCode } = wellFormed(readBody(body, CHANGES))
  const about = { displayName, countryLetterCode: countryLetterCode === undefined ? tenant.countryLetterCode : knownCountry(room, countryLetterCode) }
  await updateTenantSettings(db, tenant.pk, tenant.settings, about)
  const [before, after] = [recordOf(tenant, true, null), recordOf({ ...tenant, ...about }, true, null)]
  await noteSetting(room, caller, { type: 'tenant', objectId: id, before, after })
  return after
}
