// The organization and its domains: https://learn.microsoft.com/graph/api/resources/organization.
import { ASSIGNED_PLAN, PROVISIONED_PLAN } from './license-shape.ts'
import { CODE_TEXT, PLAIN_TEXT } from './property.ts'
import type { EntityShape } from './entity.ts'

const SHOWN = { ...PLAIN_TEXT, returned: 'default' } as const
const FLAG = { type: 'Boolean', nullable: true, returned: 'default', readOnly: true } as const
const TEXTS = { type: 'String', collection: true, nullable: false, returned: 'default' } as const
const TIME = { type: 'DateTimeOffset', nullable: true, returned: 'default', readOnly: true } as const

const VERIFIED_DOMAIN = {
  name: 'verifiedDomain',
  properties: {
    capabilities: SHOWN,
    isDefault: FLAG,
    isInitial: FLAG,
    name: SHOWN,
    type: SHOWN,
  },
} as const

const PRIVACY_PROFILE = { name: 'privacyProfile', properties: { contactEmail: SHOWN, statementUrl: SHOWN } } as const

export const ORGANIZATION_SHAPE = {
  name: 'organization',
  properties: {
    id: { ...CODE_TEXT, nullable: false, returned: 'default', readOnly: true },
    deletedDateTime: TIME,
    assignedPlans: { type: ASSIGNED_PLAN, collection: true, nullable: false, returned: 'default', readOnly: true },
    businessPhones: { ...TEXTS, readOnly: true },
    city: { ...SHOWN, readOnly: true },
    country: { ...SHOWN, readOnly: true },
    countryLetterCode: { ...SHOWN, readOnly: true },
    createdDateTime: TIME,
    defaultUsageLocation: { ...SHOWN, maxLength: 2 },
    displayName: { ...SHOWN, readOnly: true },
    marketingNotificationEmails: TEXTS,
    onPremisesLastSyncDateTime: TIME,
    onPremisesSyncEnabled: FLAG,
    postalCode: { ...SHOWN, readOnly: true },
    preferredLanguage: SHOWN,
    privacyProfile: { type: PRIVACY_PROFILE, nullable: true, returned: 'default' },
    provisionedPlans: { type: PROVISIONED_PLAN, collection: true, nullable: false, returned: 'default', readOnly: true },
    securityComplianceNotificationMails: TEXTS,
    securityComplianceNotificationPhones: TEXTS,
    state: { ...SHOWN, readOnly: true },
    street: { ...SHOWN, readOnly: true },
    technicalNotificationMails: TEXTS,
    tenantType: { ...SHOWN, readOnly: true },
    verifiedDomains: { type: VERIFIED_DOMAIN, collection: true, nullable: false, returned: 'default', readOnly: true },
  },
} as const satisfies EntityShape

export const DOMAIN_SHAPE = {
  name: 'domain',
  properties: {
    id: { ...CODE_TEXT, nullable: false, returned: 'default', readOnly: true },
    authenticationType: SHOWN,
    availabilityStatus: SHOWN,
    isAdminManaged: { ...FLAG, nullable: false },
    isDefault: { ...FLAG, nullable: false },
    isInitial: { ...FLAG, nullable: false },
    isRoot: { ...FLAG, nullable: false },
    isVerified: { ...FLAG, nullable: false },
    manufacturer: SHOWN,
    model: SHOWN,
    passwordNotificationWindowInDays: { type: 'Int32', nullable: true, returned: 'default' },
    passwordValidityPeriodInDays: { type: 'Int32', nullable: true, returned: 'default' },
    supportedServices: TEXTS,
  },
} as const satisfies EntityShape
