// The first page of an organisation of one's own: what it is called, where it is, and which addresses its people have.
import { country, readBody, record, text } from '#engine/read-fields.ts'
import { badRequest } from '#model/problem.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { findAdministrator } from '#store/identity.ts'
import { updateTenantDomains, updateTenantSettings } from '#store/tenants.ts'
import { belongsToAnother, DOMAIN_NAME } from './domains.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action } from './room.ts'
import { updateUser } from './user-actions.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

const SHAPE = record({ displayName: text, countryLetterCode: country, domain: text, administratorName: text }, ['displayName', 'countryLetterCode', 'domain'])

/**
 * Names a new organisation and its only domain, and moves its administrator there. Throws 400 for a domain that is none
 * or is another organisation's, and when the organisation has been named before.
 */
export const nameOrganization: Action<{ readonly body: unknown }, { readonly userPrincipalName: string }> = async (room, caller, { body }) => {
  requireAccess(caller, 'updateOrganization')
  const { db, tenant, catalogue } = room
  const { displayName = '', countryLetterCode = '', domain: written = '', administratorName } = wellFormed(readBody(body, SHAPE))
  if (tenant.settings['firstRun'] !== true) throw badRequest('The organization has been named already.', { words: { key: 'error.firstRunOver', arguments: {} } })
  const domain = written.toLowerCase()
  if (!DOMAIN_NAME.test(domain)) throw wrongValue('domain', written, 'a domain name, such as contoso.com')
  if (!catalogue.countries.some(({ alpha2 }) => alpha2 === countryLetterCode)) throw wrongValue('countryLetterCode', countryLetterCode, 'a country of ISO 3166-1 as two letters')
  if (await belongsToAnother(room, domain)) throw wrongValue('domain', written, 'a domain that no other organization here has')

  const { firstRun: _over, ...settings } = tenant.settings
  const about = { displayName, countryLetterCode, defaultUsageLocation: countryLetterCode }
  const verifiedDomains = [{ name: domain, isDefault: true, isInitial: true, type: 'Managed', capabilities: 'Email, OfficeCommunicationsOnline' }]
  await updateTenantSettings(db, tenant.pk, settings, about)
  await updateTenantDomains(db, tenant.pk, verifiedDomains, settings)
  const operation = await recordOperation(room, caller, { kind: 'updateOrganization', total: 1 })
  const before = { displayName: tenant.displayName, countryLetterCode: tenant.countryLetterCode, domain: tenant.verifiedDomains[0]?.name ?? null }
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'organization', objectId: tenant.id, before, after: { displayName, countryLetterCode, domain } })

  const administrator = await findAdministrator(db, tenant.pk)
  if (administrator === undefined) throw new Error(`Nobody administers tenant ${tenant.pk}.`)
  const userPrincipalName = `${administrator.userPrincipalName.split('@')[0]}@${domain}`
  const named = { ...room, tenant: { ...tenant, ...about, settings, verifiedDomains } }
  await updateUser(named, caller, { user: administrator.id, body: { userPrincipalName, usageLocation: countryLetterCode, ...(administratorName && { displayName: administratorName }) } })
  room.tell({ type: 'settings', ids: [] })
  return { userPrincipalName }
}
