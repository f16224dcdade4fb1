// What an organization owns and what a person has of it: https://learn.microsoft.com/graph/api/resources/subscribedsku.
import { CODE_TEXT, PLAIN_TEXT } from './property.ts'
import type { EntityShape } from './entity.ts'

const SHOWN = { ...PLAIN_TEXT, returned: 'default' } as const
const WHOLE = { type: 'Int32', nullable: true, returned: 'default' } as const
const GUID = { type: 'Guid', nullable: true, returned: 'default', filter: ['eq', 'ne', 'in'] } as const
const CODE = { ...CODE_TEXT, returned: 'default' } as const
const TIME = { type: 'DateTimeOffset', nullable: true, returned: 'default', filter: ['eq', 'ne', 'gt', 'ge', 'lt', 'le'], orderBy: 'default' } as const

const LICENSE_UNITS_DETAIL = { name: 'licenseUnitsDetail', properties: { enabled: WHOLE, lockedOut: WHOLE, suspended: WHOLE, warning: WHOLE } } as const

const SERVICE_PLAN_INFO = {
  name: 'servicePlanInfo',
  properties: { appliesTo: SHOWN, provisioningStatus: SHOWN, servicePlanId: { type: 'Guid', nullable: true, returned: 'default' }, servicePlanName: SHOWN },
} as const
const SERVICE_PLANS = { type: SERVICE_PLAN_INFO, collection: true, nullable: false, returned: 'default' } as const

export const SUBSCRIBED_SKU_SHAPE = {
  name: 'subscribedSku',
  properties: {
    id: { ...CODE, nullable: false },
    accountId: CODE,
    accountName: SHOWN,
    appliesTo: CODE,
    capabilityStatus: CODE,
    consumedUnits: WHOLE,
    prepaidUnits: { type: LICENSE_UNITS_DETAIL, nullable: true, returned: 'default' },
    servicePlans: SERVICE_PLANS,
    skuId: GUID,
    skuPartNumber: CODE,
    subscriptionIds: { type: 'String', collection: true, nullable: false, returned: 'default' },
  },
} as const satisfies EntityShape

export const COMPANY_SUBSCRIPTION_SHAPE = {
  name: 'companySubscription',
  properties: {
    id: { ...CODE, nullable: false },
    commerceSubscriptionId: CODE,
    createdDateTime: TIME,
    isTrial: { type: 'Boolean', nullable: true, returned: 'default', filter: ['eq', 'ne'] },
    nextLifecycleDateTime: TIME,
    ownerId: CODE,
    ownerTenantId: CODE,
    ownerType: CODE,
    serviceStatus: SERVICE_PLANS,
    skuId: CODE,
    skuPartNumber: CODE,
    status: CODE,
    totalLicenses: { ...WHOLE, filter: ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] },
  },
} as const satisfies EntityShape

export const LICENSE_DETAILS_SHAPE = {
  name: 'licenseDetails',
  properties: { id: { ...CODE, nullable: false }, servicePlans: SERVICE_PLANS, skuId: GUID, skuPartNumber: CODE },
} as const satisfies EntityShape
