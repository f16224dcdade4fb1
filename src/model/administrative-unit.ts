// A part of the directory over which roles may be given: https://learn.microsoft.com/graph/api/resources/administrativeunit.
import { CODE_TEXT, FILTERED_TEXT, PLAIN_TEXT } from './property.ts'
import type { EntityRecord, EntityShape } from './entity.ts'

export const ADMINISTRATIVE_UNIT_SHAPE = {
  name: 'administrativeUnit',
  properties: {
    id: { ...CODE_TEXT, nullable: false, returned: 'default', readOnly: true },
    deletedDateTime: { type: 'DateTimeOffset', nullable: true, returned: 'default', readOnly: true },
    displayName: { ...FILTERED_TEXT, nullable: false, returned: 'default', search: 'words', orderBy: 'default', maxLength: 256 },
    description: { ...FILTERED_TEXT, returned: 'default', search: 'words', maxLength: 1024 },
    membershipRule: { ...PLAIN_TEXT, returned: 'default' },
    membershipType: { ...PLAIN_TEXT, returned: 'default' },
    membershipRuleProcessingState: { ...PLAIN_TEXT, returned: 'default' },
    visibility: { ...PLAIN_TEXT, returned: 'default' },
  },
  navigations: {
    members: { target: 'directoryObject', collection: true },
    scopedRoleMembers: { target: 'scopedRoleMembership', collection: true },
  },
} as const satisfies EntityShape

export type AdministrativeUnit = EntityRecord<typeof ADMINISTRATIVE_UNIT_SHAPE>
