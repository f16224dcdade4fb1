import type { PartialUser } from '#client/directory-calls.ts'

/** What pages read of each person in a list. */
export const PERSON_PROPERTIES = [
  'id',
  'displayName',
  'userPrincipalName',
  'mail',
  'usageLocation',
  'accountEnabled',
  'userType',
  'department',
  'externalUserState',
  'externalUserStateChangeDateTime',
  'assignedLicenses',
  'licenseAssignmentStates',
] as const

/** What a person is called; a person without a name by their user name. */
export const nameOfPerson = ({ displayName, userPrincipalName, id }: PartialUser): string => displayName || userPrincipalName || id

/** Whether a person has a product in force, from whatever source. */
export const holds = ({ licenseAssignmentStates = [] }: PartialUser, skuId: string): boolean =>
  licenseAssignmentStates.some((state) => state.skuId === skuId && (state.state === 'Active' || state.state === 'ActiveWithError'))

/** When the licences of a person last changed; null for who never had one. */
export const lastLicenseChange = ({ licenseAssignmentStates = [] }: PartialUser): string | null =>
  licenseAssignmentStates.map(({ lastUpdatedDateTime }) => lastUpdatedDateTime).toSorted().at(-1) ?? null
