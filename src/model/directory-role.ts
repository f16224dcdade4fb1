// A role that is in use, and the template it was made from: https://learn.microsoft.com/graph/api/resources/directoryrole.
import { CODE_TEXT, FILTERED_TEXT } from './property.ts'
import type { EntityRecord, EntityShape } from './entity.ts'

const SHARED = {
  id: { ...CODE_TEXT, nullable: false, returned: 'default', readOnly: true },
  deletedDateTime: { type: 'DateTimeOffset', nullable: true, returned: 'default', readOnly: true },
  description: { ...FILTERED_TEXT, returned: 'default', readOnly: true },
  displayName: { ...FILTERED_TEXT, returned: 'default', search: 'words', readOnly: true },
} as const

export const DIRECTORY_ROLE_SHAPE = {
  name: 'directoryRole',
  properties: { ...SHARED, roleTemplateId: { ...CODE_TEXT, returned: 'default' } },
  navigations: {
    members: { target: 'directoryObject', collection: true },
    scopedMembers: { target: 'scopedRoleMembership', collection: true },
  },
} as const satisfies EntityShape

export const DIRECTORY_ROLE_TEMPLATE_SHAPE = { name: 'directoryRoleTemplate', properties: SHARED } as const satisfies EntityShape

export type DirectoryRole = EntityRecord<typeof DIRECTORY_ROLE_SHAPE>
