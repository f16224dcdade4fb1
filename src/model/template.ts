// A template: what new people have in common, for adding them faster; never their names.
import type { Guid } from './guid.ts'
import type { AssignedLicense } from './license.ts'

/** The properties of an account that a template may fill in. */
export const TEMPLATE_PROFILE = ['jobTitle', 'department', 'companyName', 'officeLocation', 'mobilePhone', 'faxNumber', 'streetAddress', 'city', 'state', 'postalCode', 'country', 'preferredLanguage', 'employeeType'] as const
export type TemplateProfile = Readonly<Partial<Record<(typeof TEMPLATE_PROFILE)[number], string>>>

export interface Template {
  readonly id: Guid
  readonly displayName: string
  readonly description: string | null
  /** Of the user name, after the at sign; null for the organisation's own. */
  readonly domain: string | null
  /** Whether a password is made up, and whether it must be changed at the first sign-in. */
  readonly password: { readonly generate: boolean; readonly forceChange: boolean }
  readonly usageLocation: string | null
  readonly licenses: readonly AssignedLicense[]
  /** Template ids of the directory roles. */
  readonly roles: readonly Guid[]
  readonly profile: TemplateProfile
}
