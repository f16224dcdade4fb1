// A person's account, in Graph's words: https://learn.microsoft.com/graph/api/resources/user.
import { ASSIGNED_LICENSE, ASSIGNED_PLAN, LICENSE_ASSIGNMENT_STATE, PROVISIONED_PLAN } from './license-shape.ts'
import {
  ADVANCED_TEXT,
  CODE_TEXT,
  FILTERED_FLAG,
  FILTERED_TEXT,
  FILTERED_TEXTS,
  FILTERED_TIME,
  PLAIN_TEXT,
} from './property.ts'
import type { EntityRecord, EntityShape } from './entity.ts'

const PASSWORD_PROFILE = {
  name: 'passwordProfile',
  properties: {
    password: { ...PLAIN_TEXT, maxLength: 256 },
    forceChangePasswordNextSignIn: { type: 'Boolean', nullable: true, returned: 'select' },
    forceChangePasswordNextSignInWithMfa: { type: 'Boolean', nullable: true, returned: 'select' },
  },
} as const

const EMPLOYEE_ORG_DATA = {
  name: 'employeeOrgData',
  properties: {
    costCenter: CODE_TEXT,
    division: CODE_TEXT,
  },
} as const

const OBJECT_IDENTITY = {
  name: 'objectIdentity',
  properties: {
    signInType: PLAIN_TEXT,
    issuer: { ...PLAIN_TEXT, filter: ['eq'] },
    issuerAssignedId: { ...PLAIN_TEXT, filter: ['eq'] },
  },
} as const

const EXTENSION_ATTRIBUTE = { ...CODE_TEXT, filter: ['eq', 'ne', 'in', 'startsWith', 'null'], maxLength: 1024 } as const

const ON_PREMISES_EXTENSION_ATTRIBUTES = {
  name: 'onPremisesExtensionAttributes',
  properties: {
    extensionAttribute1: EXTENSION_ATTRIBUTE,
    extensionAttribute2: EXTENSION_ATTRIBUTE,
    extensionAttribute3: EXTENSION_ATTRIBUTE,
    extensionAttribute4: EXTENSION_ATTRIBUTE,
    extensionAttribute5: EXTENSION_ATTRIBUTE,
    extensionAttribute6: EXTENSION_ATTRIBUTE,
    extensionAttribute7: EXTENSION_ATTRIBUTE,
    extensionAttribute8: EXTENSION_ATTRIBUTE,
    extensionAttribute9: EXTENSION_ATTRIBUTE,
    extensionAttribute10: EXTENSION_ATTRIBUTE,
    extensionAttribute11: EXTENSION_ATTRIBUTE,
    extensionAttribute12: EXTENSION_ATTRIBUTE,
    extensionAttribute13: EXTENSION_ATTRIBUTE,
    extensionAttribute14: EXTENSION_ATTRIBUTE,
    extensionAttribute15: EXTENSION_ATTRIBUTE,
  },
} as const

export const USER_SHAPE = {
  name: 'user',
  properties: {
    id: {
      ...CODE_TEXT,
      nullable: false,
      returned: 'default',
      filter: ['eq', 'ne', 'ge', 'le', 'in', 'startsWith'],
      readOnly: true,
    },
    displayName: { ...FILTERED_TEXT, returned: 'default', search: 'words', orderBy: 'default', maxLength: 256 },
    givenName: { ...FILTERED_TEXT, returned: 'default', maxLength: 64 },
    surname: { ...FILTERED_TEXT, returned: 'default', maxLength: 64 },
    userPrincipalName: {
      ...FILTERED_TEXT,
      nullable: false,
      returned: 'default',
      filter: ['eq', 'ne', 'ge', 'le', 'in', 'startsWith', 'endsWith'],
      orderBy: 'default',
      maxLength: 113,
    },
    mail: {
      ...FILTERED_TEXT,
      returned: 'default',
      filter: ['eq', 'ne', 'ge', 'le', 'in', 'startsWith', 'endsWith', 'null'],
      maxLength: 256,
    },
    jobTitle: { ...FILTERED_TEXT, returned: 'default', maxLength: 128 },
    mobilePhone: { ...ADVANCED_TEXT, returned: 'default', maxLength: 64 },
    officeLocation: { ...ADVANCED_TEXT, returned: 'default', maxLength: 128 },
    preferredLanguage: { ...ADVANCED_TEXT, returned: 'default', maxLength: 64 },
    businessPhones: { ...FILTERED_TEXTS, returned: 'default', advancedFilter: true, maxLength: 64 },

    accountEnabled: FILTERED_FLAG,
    ageGroup: CODE_TEXT,
    city: { ...FILTERED_TEXT, maxLength: 128 },
    companyName: { ...ADVANCED_TEXT, maxLength: 64 },
    consentProvidedForMinor: CODE_TEXT,
    country: { ...FILTERED_TEXT, maxLength: 128 },
    createdDateTime: { ...FILTERED_TIME, filter: ['eq', 'ne', 'ge', 'le', 'in', 'null'], readOnly: true },
    creationType: { ...CODE_TEXT, readOnly: true },
    deletedDateTime: {
      ...FILTERED_TIME,
      filter: ['eq', 'ne', 'ge', 'le', 'in', 'null'],
      advancedFilter: true,
      readOnly: true,
    },
    department: { ...FILTERED_TEXT, maxLength: 64 },
    employeeHireDate: { ...FILTERED_TIME, advancedFilter: true },
    employeeId: { ...FILTERED_TEXT, maxLength: 16 },
    employeeLeaveDateTime: { ...FILTERED_TIME, advancedFilter: true },
    employeeOrgData: { type: EMPLOYEE_ORG_DATA, nullable: true, returned: 'select', advancedFilter: true },
    employeeType: { ...ADVANCED_TEXT, filter: ['eq', 'ne', 'ge', 'le', 'in', 'startsWith'], maxLength: 64 },
    externalUserState: CODE_TEXT,
    externalUserStateChangeDateTime: { ...FILTERED_TIME, filter: ['eq', 'ne', 'in'], advancedFilter: true },
    faxNumber: { ...ADVANCED_TEXT, maxLength: 64 },
    identities: { type: OBJECT_IDENTITY, collection: true, nullable: false, returned: 'select', filter: ['eq'] },
    imAddresses: { ...FILTERED_TEXTS, readOnly: true },
    isResourceAccount: FILTERED_FLAG,
    lastPasswordChangeDateTime: { type: 'DateTimeOffset', nullable: true, returned: 'select', readOnly: true },
    legalAgeGroupClassification: { ...PLAIN_TEXT, readOnly: true },
    mailNickname: { ...FILTERED_TEXT, maxLength: 64 },
    onPremisesDistinguishedName: { ...PLAIN_TEXT, readOnly: true },
    onPremisesDomainName: { ...PLAIN_TEXT, readOnly: true },
    onPremisesExtensionAttributes: {
      type: ON_PREMISES_EXTENSION_ATTRIBUTES,
      nullable: true,
      returned: 'select',
      advancedFilter: true,
    },
    onPremisesImmutableId: { ...CODE_TEXT, filter: ['eq', 'ne', 'ge', 'le', 'in'] },
    onPremisesLastSyncDateTime: { ...FILTERED_TIME, readOnly: true },
    onPremisesSamAccountName: {
      ...ADVANCED_TEXT,
      filter: ['eq', 'ne', 'ge', 'le', 'in', 'startsWith'],
      readOnly: true,
    },
    onPremisesSecurityIdentifier: { ...CODE_TEXT, filter: ['eq', 'ne', 'null'], readOnly: true },
    onPremisesSyncEnabled: { ...FILTERED_FLAG, filter: ['eq', 'ne', 'in', 'null'], readOnly: true },
    onPremisesUserPrincipalName: {
      ...FILTERED_TEXT,
      filter: ['eq', 'ne', 'ge', 'le', 'in', 'startsWith'],
      readOnly: true,
    },
    otherMails: {
      ...FILTERED_TEXTS,
      filter: ['eq', 'ne', 'ge', 'le', 'in', 'startsWith', 'endsWith', 'count'],
      maxLength: 256,
    },
    passwordPolicies: { ...PLAIN_TEXT, filter: ['ne', 'null'], advancedFilter: true },
    passwordProfile: { type: PASSWORD_PROFILE, nullable: true, returned: 'never' },
    postalCode: { ...ADVANCED_TEXT, maxLength: 40 },
    preferredDataLocation: PLAIN_TEXT,
    proxyAddresses: {
      ...FILTERED_TEXTS,
      filter: ['eq', 'ne', 'ge', 'le', 'startsWith', 'endsWith', 'count'],
      readOnly: true,
    },
    securityIdentifier: { ...PLAIN_TEXT, readOnly: true },
    showInAddressList: { ...FILTERED_FLAG, advancedFilter: true },
    signInSessionsValidFromDateTime: { type: 'DateTimeOffset', nullable: true, returned: 'select', readOnly: true },
    state: { ...FILTERED_TEXT, maxLength: 128 },
    streetAddress: { ...ADVANCED_TEXT, maxLength: 1024 },
    usageLocation: { ...FILTERED_TEXT, maxLength: 2 },
    userType: { ...CODE_TEXT, filter: ['eq', 'ne', 'in', 'null'] },

    assignedLicenses: {
      type: ASSIGNED_LICENSE,
      collection: true,
      nullable: false,
      returned: 'select',
      filter: ['eq', 'count'],
      readOnly: true,
    },
    assignedPlans: {
      type: ASSIGNED_PLAN,
      collection: true,
      nullable: false,
      returned: 'select',
      filter: ['eq'],
      advancedFilter: true,
      readOnly: true,
    },
    licenseAssignmentStates: {
      type: LICENSE_ASSIGNMENT_STATE,
      collection: true,
      nullable: false,
      returned: 'select',
      readOnly: true,
    },
    provisionedPlans: {
      type: PROVISIONED_PLAN,
      collection: true,
      nullable: false,
      returned: 'select',
      filter: ['eq'],
      advancedFilter: true,
      readOnly: true,
    },
  },
  navigations: {
    manager: { target: 'directoryObject', collection: false, filter: ['eq'] },
    directReports: { target: 'directoryObject', collection: true },
    memberOf: { target: 'directoryObject', collection: true, filter: ['eq'], advancedFilter: true },
    transitiveMemberOf: { target: 'directoryObject', collection: true, filter: ['eq'], advancedFilter: true },
    ownedObjects: { target: 'directoryObject', collection: true },
    createdObjects: { target: 'directoryObject', collection: true },
    sponsors: { target: 'directoryObject', collection: true },
    licenseDetails: { target: 'licenseDetails', collection: true },
  },
  typeAhead: ['displayName', 'givenName', 'surname', 'userPrincipalName', 'mail'],
  singleOnly: [
    'aboutMe',
    'birthday',
    'hireDate',
    'interests',
    'mailboxSettings',
    'mySite',
    'pastProjects',
    'preferredName',
    'responsibilities',
    'schools',
    'skills',
  ],
} as const satisfies EntityShape

export type User = EntityRecord<typeof USER_SHAPE>
