// A person as stored.
import type { Guid } from '#model/guid.ts'
import { USER_SHAPE } from '#model/user.ts'
import type { User } from '#model/user.ts'
import { entityColumns } from './entity-columns.ts'

/** What follows from the person's situation, and is not stored with them. */
export const FROM_LICENSES = ['assignedLicenses', 'assignedPlans', 'licenseAssignmentStates', 'provisionedPlans'] as const

/**
 * What a judgement of licences looks at. It is kept in the narrow table `facts`, so that grouping or changing a
 * million people touches 50 bytes of each and not their whole profile.
 */
export const FACTS = ['usageLocation', 'userType', 'accountEnabled'] as const

/** The profile: all the rest, in the table `users`. */
export const USER_COLUMNS = entityColumns(USER_SHAPE, [...FROM_LICENSES, ...FACTS])

export type UserRow = Omit<User, (typeof FROM_LICENSES)[number]> & {
  readonly pk: number
  readonly situationId: number
  /** The tenant's change counter when licences, location, type, account state or membership last changed. */
  readonly version: number
  readonly licensesChangedDateTime: string | null
  /** Null for nobody, and for one who was deleted for good. */
  readonly managerPk: number | null
}

export type UserValues = { readonly [K in Exclude<keyof UserRow, 'pk'>]?: UserRow[K] }

/** A person to be: accountEnabled is true and userType Member unless said otherwise. */
export type NewUser = UserValues & Pick<UserRow, 'id' | 'userPrincipalName' | 'situationId'>

/** What is read of the two tables, in one list for every query of people. */
export const USER_SELECTION = [
  'u.pk',
  ...USER_COLUMNS.properties.map((name) => `u.${name}`),
  'u.managerPk',
  ...FACTS.map((name) => `f.${name}`),
  'f.situationId',
  'f.version',
  'f.licensesChangedDateTime',
] as const

/** Turns a row of columns into a person, in place. */
export function decodeUser(row: Record<string, unknown>): UserRow {
  USER_COLUMNS.decode(row)
  row['accountEnabled'] = row['accountEnabled'] === 1
  return row as unknown as UserRow
}
