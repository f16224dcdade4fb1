// The built-in roles that have a say here, with Microsoft's template ids, which are the same in every tenant.
import type { Guid } from '#model/guid.ts'

export const ROLES = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  licenseAdministrator: '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  billingAdministrator: 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  directoryWriters: '9360feb5-f418-4baa-8175-e2a00bac4301',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
} as const satisfies Record<string, Guid>
export type Role = keyof typeof ROLES

export interface BuiltInRole {
  readonly role: Role
  readonly templateId: Guid
  readonly displayName: string
  readonly description: string
  /** Whether it may be given over one administrative unit (domain.md section 8). */
  readonly scopable: boolean
}

const describe = (role: Role, displayName: string, description: string, scopable = false): BuiltInRole => ({
  role,
  templateId: ROLES[role],
  displayName,
  description,
  scopable,
})

export const BUILT_IN_ROLES: readonly BuiltInRole[] = [
  describe('globalAdministrator', 'Global Administrator', 'May do everything in the organization.'),
  describe('licenseAdministrator', 'License Administrator', 'May give people and groups licenses and set usage locations.', true),
  describe('userAdministrator', 'User Administrator', 'May manage people and groups and their licenses.', true),
  describe('groupsAdministrator', 'Groups Administrator', 'May manage groups, who is in them and their licenses.', true),
  describe('helpdeskAdministrator', 'Helpdesk Administrator', 'May see people and help them with their passwords.', true),
  describe('billingAdministrator', 'Billing Administrator', 'May buy, change and cancel subscriptions.'),
  describe('guestInviter', 'Guest Inviter', 'May invite guests.'),
  describe('directoryWriters', 'Directory Writers', 'May write basic information of the directory; meant for applications.'),
  describe('directoryReaders', 'Directory Readers', 'May read basic information of the directory.'),
  describe('globalReader', 'Global Reader', 'May see what a Global Administrator sees and change nothing.'),
]

/** A built-in role by its template id. */
export const findBuiltInRole = (id: Guid): BuiltInRole | undefined => BUILT_IN_ROLES.find(({ templateId }) => templateId === id)
