// The organisation as Graph shows it, and what may be changed of it.
import { plansInForce } from '#engine/effective-plans.ts'
import { ORGANIZATION_SHAPE } from '#model/organization.ts'
import { badRequest, notFound } from '#model/problem.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { listPools, lockPools } from '#store/pools.ts'
import { updateTenantSettings } from '#store/tenants.ts'
import type { TenantRow } from '#store/tenants.ts'
import { settleEveryone } from './settle-everyone.ts'
import { readBody } from './read-body.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { showingBook } from './rule-book-of.ts'

type Plain = Readonly<Record<string, unknown>>

/** What may be changed, and what it is when it never was. */
const CHANGEABLE = {
  marketingNotificationEmails: [],
  preferredLanguage: null,
  privacyProfile: null,
  securityComplianceNotificationMails: [],
  securityComplianceNotificationPhones: [],
  technicalNotificationMails: [],
} as const satisfies Plain

const changeableOf = ({ settings }: TenantRow): Plain => ({ ...CHANGEABLE, ...(settings['organization'] as Plain | undefined) })

/** The services of everything owned, once each. */
async function ownedPlans({ db, tenant, catalogue }: ReadingRoom): Promise<{ assignedPlans: Plain[]; provisionedPlans: Plain[] }> {
  const pools = await listPools(db, tenant.pk)
  const record = { assignedByGroup: null, selfServicePoolId: null, disabledPlans: [], state: 'Active', error: 'None' } as const
  const plans = plansInForce(pools.map(({ skuId }) => ({ ...record, skuId })), showingBook(catalogue))
  const services = [...plans.keys()].map((servicePlanId) => ({ servicePlanId, service: catalogue.planById.get(servicePlanId)?.service ?? null }))
  return {
    assignedPlans: services.map(({ servicePlanId, service }) => ({ assignedDateTime: tenant.createdDateTime, capabilityStatus: 'Enabled', service, servicePlanId })),
    provisionedPlans: services.map(({ service }) => ({ capabilityStatus: 'Enabled', provisioningStatus: 'Success', service })),
  }
}

/** The organisation, as Graph's single organization row. */
export const getOrganization: Question<null, Record<string, unknown>> = async (room, caller) => {
  const { tenant } = room
  requireAccess(caller, 'readOrganization')
  return {
    id: tenant.id,
    deletedDateTime: null,
    businessPhones: [],
    city: null,
    country: null,
    countryLetterCode: tenant.countryLetterCode,
    createdDateTime: tenant.createdDateTime,
    defaultUsageLocation: tenant.defaultUsageLocation,
    displayName: tenant.displayName,
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    postalCode: null,
    state: null,
    street: null,
    tenantType: 'AAD',
    ...changeableOf(tenant),
    ...(await ownedPlans(room)),
    verifiedDomains: tenant.verifiedDomains,
  }
}

/** Changes what may be changed. Throws 400 for what is read-only, 404 for another organisation. */
export const updateOrganization: Action<{ readonly id: string; readonly body: unknown }, null> = async (room, caller, { id, body }) => {
  const { db, tenant, catalogue } = room
  requireAccess(caller, 'updateOrganization')
  if (id.toLowerCase() !== tenant.id) throw notFound(id)
  const { defaultUsageLocation = tenant.defaultUsageLocation, ...values } = readBody(ORGANIZATION_SHAPE, body)
  if (defaultUsageLocation !== null && !catalogue.countries.some(({ alpha2 }) => alpha2 === defaultUsageLocation)) {
    throw badRequest("Invalid value specified for property 'defaultUsageLocation' of resource 'Organization'.")
  }
  await lockPools(db, tenant.pk)
  const organization = { ...changeableOf(tenant), ...values }
  const about = { defaultUsageLocation: defaultUsageLocation as string | null }
  await updateTenantSettings(db, tenant.pk, { ...tenant.settings, organization }, about)
  const operation = await recordOperation(room, caller, { kind: 'updateOrganization', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, {
    type: 'organization',
    objectId: tenant.id,
    before: { ...changeableOf(tenant), displayName: tenant.displayName, defaultUsageLocation: tenant.defaultUsageLocation },
    after: { ...organization, displayName: tenant.displayName, defaultUsageLocation },
  })
  if (defaultUsageLocation !== tenant.defaultUsageLocation) await settleEveryone({ ...room, tenant: { ...tenant, ...about } }, caller, operation)
  room.tell({ type: 'settings', ids: [] })
  return null
}
