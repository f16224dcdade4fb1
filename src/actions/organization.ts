import type { Question } from './room.ts'

/** The organisation, as Graph's single organization row. */
export const getOrganization: Question<null, Record<string, unknown>> = async ({ tenant }) => ({
  id: tenant.id,
  displayName: tenant.displayName,
  countryLetterCode: tenant.countryLetterCode,
  defaultUsageLocation: tenant.defaultUsageLocation,
  createdDateTime: tenant.createdDateTime,
  tenantType: 'AAD',
  onPremisesSyncEnabled: null,
  verifiedDomains: tenant.verifiedDomains,
  assignedPlans: [],
  provisionedPlans: [],
  businessPhones: [],
  technicalNotificationMails: [],
})
