// A group, in Graph's words: https://learn.microsoft.com/graph/api/resources/group.
import { ASSIGNED_LICENSE, LICENSE_PROCESSING_STATE } from './license-shape.ts'
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

export const GROUP_SHAPE = {
  name: 'group',
  properties: {
    id: {
      ...CODE_TEXT,
      nullable: false,
      returned: 'default',
      filter: ['eq', 'ne', 'ge', 'le', 'in', 'startsWith'],
      readOnly: true,
    },
    displayName: { ...FILTERED_TEXT, returned: 'default', search: 'words', orderBy: 'default', maxLength: 256 },
    description: { ...ADVANCED_TEXT, returned: 'default', search: 'words', maxLength: 1024 },
    classification: { ...FILTERED_TEXT, returned: 'default' },
    createdDateTime: { type: 'DateTimeOffset', nullable: true, returned: 'default', orderBy: 'advanced', readOnly: true },
    deletedDateTime: {
      ...FILTERED_TIME,
      filter: ['eq', 'ne', 'ge', 'le', 'in', 'null'],
      advancedFilter: true,
      returned: 'default',
      readOnly: true,
    },
    expirationDateTime: { ...FILTERED_TIME, returned: 'default', advancedFilter: true, readOnly: true },
    groupTypes: { type: 'String', collection: true, nullable: false, returned: 'default', filter: ['eq', 'ne'] },
    isAssignableToRole: { ...FILTERED_FLAG, returned: 'default' },
    mail: { ...FILTERED_TEXT, returned: 'default', readOnly: true },
    mailEnabled: { ...FILTERED_FLAG, returned: 'default' },
    mailNickname: { ...FILTERED_TEXT, returned: 'default', maxLength: 64 },
    membershipRule: { ...FILTERED_TEXT, returned: 'default', maxLength: 3072 },
    membershipRuleProcessingState: { ...CODE_TEXT, returned: 'default' },
    onPremisesDomainName: { ...PLAIN_TEXT, returned: 'default', readOnly: true },
    onPremisesLastSyncDateTime: { ...FILTERED_TIME, returned: 'default', readOnly: true },
    onPremisesNetBiosName: { ...PLAIN_TEXT, returned: 'default', readOnly: true },
    onPremisesSamAccountName: {
      ...ADVANCED_TEXT,
      filter: ['eq', 'ne', 'ge', 'le', 'in', 'startsWith'],
      returned: 'default',
      readOnly: true,
    },
    onPremisesSecurityIdentifier: {
      ...CODE_TEXT,
      filter: ['eq', 'ne', 'null'],
      returned: 'default',
      readOnly: true,
    },
    onPremisesSyncEnabled: {
      ...FILTERED_FLAG,
      filter: ['eq', 'ne', 'in', 'null'],
      returned: 'default',
      readOnly: true,
    },
    preferredDataLocation: { ...PLAIN_TEXT, returned: 'default' },
    preferredLanguage: { ...ADVANCED_TEXT, returned: 'default' },
    proxyAddresses: {
      ...FILTERED_TEXTS,
      filter: ['eq', 'ne', 'ge', 'le', 'startsWith', 'endsWith', 'count'],
      returned: 'default',
      readOnly: true,
    },
    renewedDateTime: { ...FILTERED_TIME, returned: 'default', readOnly: true },
    resourceBehaviorOptions: { type: 'String', collection: true, nullable: false, returned: 'default' },
    resourceProvisioningOptions: {
      type: 'String',
      collection: true,
      nullable: false,
      returned: 'default',
      filter: ['eq', 'ne'],
    },
    securityEnabled: { ...FILTERED_FLAG, returned: 'default' },
    securityIdentifier: { ...PLAIN_TEXT, returned: 'default', readOnly: true },
    theme: { ...PLAIN_TEXT, returned: 'default' },
    visibility: { ...PLAIN_TEXT, returned: 'default' },

    assignedLicenses: {
      type: ASSIGNED_LICENSE,
      collection: true,
      nullable: false,
      returned: 'select',
      filter: ['eq', 'count'],
      readOnly: true,
    },
    licenseProcessingState: { type: LICENSE_PROCESSING_STATE, nullable: true, returned: 'select', readOnly: true },
    // Graph answers this in filters alone and never shows it.
    hasMembersWithLicenseErrors: { type: 'Boolean', nullable: false, returned: 'never', filter: ['eq'], readOnly: true },
  },
  navigations: {
    members: { target: 'directoryObject', collection: true, filter: ['eq'], advancedFilter: true },
    owners: { target: 'directoryObject', collection: true, filter: ['eq'], advancedFilter: true },
    memberOf: { target: 'directoryObject', collection: true, filter: ['eq'], advancedFilter: true },
    transitiveMembers: { target: 'directoryObject', collection: true },
    transitiveMemberOf: { target: 'directoryObject', collection: true },
    membersWithLicenseErrors: { target: 'directoryObject', collection: true },
  },
  typeAhead: ['displayName', 'mail', 'mailNickname', 'description'],
} as const satisfies EntityShape

export type Group = EntityRecord<typeof GROUP_SHAPE>
