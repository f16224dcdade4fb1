import type { MessageKey } from '#words/language.ts'

/** Properties that have a name on screen; others keep the one that Graph gives them. */
const LABELS: Readonly<Record<string, MessageKey>> = {
  AssignedLicense: 'page.licenses.title',
  AssignedLicenses: 'page.licenses.title',
  Licenses: 'page.licenses.title',
  UsageLocation: 'page.auditLog.property.usageLocation',
  DisplayName: 'page.auditLog.property.displayName',
  UserPrincipalName: 'page.auditLog.property.userPrincipalName',
  AccountEnabled: 'page.auditLog.property.accountEnabled',
  Department: 'page.auditLog.property.department',
  JobTitle: 'page.auditLog.property.jobTitle',
  DeletedDateTime: 'page.auditLog.property.deletedDateTime',
}

/** What a property is called on screen. */
export const propertyLabel = (name: string, say: (key: MessageKey) => string): string => {
  const key = LABELS[name]
  return key === undefined ? name : say(key)
}
