// Roles as what they allow, and who has them where: https://learn.microsoft.com/graph/api/resources/rolemanagement.
import { CODE_TEXT, FILTERED_FLAG, FILTERED_TEXT, PLAIN_TEXT } from './property.ts'
import type { EntityShape } from './entity.ts'

const UNIFIED_ROLE_PERMISSION = {
  name: 'unifiedRolePermission',
  properties: {
    allowedResourceActions: { type: 'String', collection: true, nullable: false, returned: 'default' },
    condition: { ...PLAIN_TEXT, returned: 'default' },
    excludedResourceActions: { type: 'String', collection: true, nullable: false, returned: 'default' },
  },
} as const

export const UNIFIED_ROLE_DEFINITION_SHAPE = {
  name: 'unifiedRoleDefinition',
  properties: {
    id: { ...CODE_TEXT, nullable: false, returned: 'default', readOnly: true },
    description: { ...PLAIN_TEXT, returned: 'default', maxLength: 1024 },
    displayName: { ...FILTERED_TEXT, nullable: false, returned: 'default', maxLength: 256 },
    isBuiltIn: { ...FILTERED_FLAG, returned: 'default', readOnly: true },
    isEnabled: { ...FILTERED_FLAG, nullable: false, returned: 'default' },
    resourceScopes: { type: 'String', collection: true, nullable: false, returned: 'default' },
    rolePermissions: { type: UNIFIED_ROLE_PERMISSION, collection: true, nullable: false, returned: 'default' },
    templateId: { ...CODE_TEXT, returned: 'default' },
    version: { ...PLAIN_TEXT, returned: 'default' },
  },
  navigations: { inheritsPermissionsFrom: { target: 'unifiedRoleDefinition', collection: true } },
} as const satisfies EntityShape

export const UNIFIED_ROLE_ASSIGNMENT_SHAPE = {
  name: 'unifiedRoleAssignment',
  properties: {
    id: { ...CODE_TEXT, nullable: false, returned: 'default', readOnly: true },
    principalId: { ...CODE_TEXT, returned: 'default' },
    roleDefinitionId: { ...CODE_TEXT, returned: 'default' },
    directoryScopeId: { ...CODE_TEXT, returned: 'default' },
    appScopeId: { ...CODE_TEXT, returned: 'default' },
    condition: { ...PLAIN_TEXT, returned: 'select' },
  },
  navigations: {
    principal: { target: 'directoryObject', collection: false },
    roleDefinition: { target: 'unifiedRoleDefinition', collection: false },
    directoryScope: { target: 'directoryObject', collection: false },
  },
} as const satisfies EntityShape

const IDENTITY = {
  name: 'identity',
  properties: { id: { ...PLAIN_TEXT, returned: 'default' }, displayName: { ...PLAIN_TEXT, returned: 'default' } },
} as const

export const SCOPED_ROLE_MEMBERSHIP_SHAPE = {
  name: 'scopedRoleMembership',
  properties: {
    id: { ...CODE_TEXT, nullable: false, returned: 'default', readOnly: true },
    administrativeUnitId: { ...CODE_TEXT, nullable: false, returned: 'default' },
    roleId: { ...CODE_TEXT, nullable: false, returned: 'default' },
    roleMemberInfo: { type: IDENTITY, nullable: false, returned: 'default' },
  },
} as const satisfies EntityShape
