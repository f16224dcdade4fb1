// What a role of the organisation's own making may allow, by Graph's names and in words.
import type { MessageKey } from '#words/language.ts'

export const ROLE_ACTIONS: readonly { readonly action: string; readonly label: MessageKey }[] = [
  { action: 'microsoft.directory/users/assignLicense', label: 'page.settings.action.users.assignLicense' },
  { action: 'microsoft.directory/users/usageLocation/update', label: 'page.settings.action.users.usageLocation.update' },
  { action: 'microsoft.directory/users/reprocessLicenseAssignment', label: 'page.settings.action.users.reprocessLicenseAssignment' },
  { action: 'microsoft.directory/users/licenseDetails/read', label: 'page.settings.action.users.licenseDetails.read' },
  { action: 'microsoft.directory/users/standard/read', label: 'page.settings.action.users.standard.read' },
  { action: 'microsoft.directory/users/create', label: 'page.settings.action.users.create' },
  { action: 'microsoft.directory/users/inviteGuest', label: 'page.settings.action.users.inviteGuest' },
  { action: 'microsoft.directory/users/basic/update', label: 'page.settings.action.users.basic.update' },
  { action: 'microsoft.directory/users/password/update', label: 'page.settings.action.users.password.update' },
  { action: 'microsoft.directory/users/invalidateAllRefreshTokens', label: 'page.settings.action.users.invalidateAllRefreshTokens' },
  { action: 'microsoft.directory/users/delete', label: 'page.settings.action.users.delete' },
  { action: 'microsoft.directory/users/restore', label: 'page.settings.action.users.restore' },
  { action: 'microsoft.directory/groups/standard/read', label: 'page.settings.action.groups.standard.read' },
  { action: 'microsoft.directory/groups/assignLicense', label: 'page.settings.action.groups.assignLicense' },
  { action: 'microsoft.directory/groups/reprocessLicenseAssignment', label: 'page.settings.action.groups.reprocessLicenseAssignment' },
  { action: 'microsoft.directory/groups/members/update', label: 'page.settings.action.groups.members.update' },
  { action: 'microsoft.directory/groups/owners/update', label: 'page.settings.action.groups.owners.update' },
  { action: 'microsoft.directory/groups/create', label: 'page.settings.action.groups.create' },
  { action: 'microsoft.directory/groups/basic/update', label: 'page.settings.action.groups.basic.update' },
  { action: 'microsoft.directory/groups/delete', label: 'page.settings.action.groups.delete' },
  { action: 'microsoft.directory/groups/restore', label: 'page.settings.action.groups.restore' },
]
