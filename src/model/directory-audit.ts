// One line of the audit log: https://learn.microsoft.com/graph/api/resources/directoryaudit.
import { CODE_TEXT, PLAIN_TEXT } from './property.ts'
import type { EntityRecord, EntityShape } from './entity.ts'

const SHOWN = { ...PLAIN_TEXT, returned: 'default' } as const
const EXACT = { ...SHOWN, filter: ['eq'] } as const
const STARTED = { ...SHOWN, filter: ['eq', 'startsWith'] } as const

const USER_IDENTITY = {
  name: 'userIdentity',
  properties: { id: EXACT, displayName: EXACT, userPrincipalName: STARTED, ipAddress: SHOWN },
} as const

const APP_IDENTITY = {
  name: 'appIdentity',
  properties: { appId: EXACT, displayName: EXACT, servicePrincipalId: SHOWN, servicePrincipalName: SHOWN },
} as const

const AUDIT_ACTIVITY_INITIATOR = {
  name: 'auditActivityInitiator',
  properties: {
    user: { type: USER_IDENTITY, nullable: true, returned: 'default' },
    app: { type: APP_IDENTITY, nullable: true, returned: 'default' },
  },
} as const

const MODIFIED_PROPERTY = { name: 'modifiedProperty', properties: { displayName: SHOWN, oldValue: SHOWN, newValue: SHOWN } } as const

const TARGET_RESOURCE = {
  name: 'targetResource',
  properties: {
    id: EXACT,
    displayName: STARTED,
    type: SHOWN,
    userPrincipalName: SHOWN,
    groupType: SHOWN,
    modifiedProperties: { type: MODIFIED_PROPERTY, collection: true, nullable: false, returned: 'default' },
  },
} as const

const KEY_VALUE = { name: 'keyValue', properties: { key: SHOWN, value: SHOWN } } as const

export const DIRECTORY_AUDIT_SHAPE = {
  name: 'directoryAudit',
  properties: {
    id: { ...CODE_TEXT, nullable: false, returned: 'default', filter: ['eq'] },
    activityDateTime: { type: 'DateTimeOffset', nullable: false, returned: 'default', filter: ['eq', 'gt', 'ge', 'lt', 'le'], orderBy: 'default' },
    activityDisplayName: { ...STARTED, nullable: false },
    category: { ...EXACT, nullable: false },
    correlationId: EXACT,
    initiatedBy: { type: AUDIT_ACTIVITY_INITIATOR, nullable: false, returned: 'default' },
    loggedByService: EXACT,
    operationType: EXACT,
    result: EXACT,
    resultReason: SHOWN,
    additionalDetails: { type: KEY_VALUE, collection: true, nullable: false, returned: 'default' },
    targetResources: { type: TARGET_RESOURCE, collection: true, nullable: false, returned: 'default', filter: ['eq'] },
  },
} as const satisfies EntityShape

export type DirectoryAudit = EntityRecord<typeof DIRECTORY_AUDIT_SHAPE>
