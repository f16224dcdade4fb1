// A person as stored.
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
  /** The address that they have, or would with a mailbox, when somebody else has it. */
  readonly takenAddress: string | null
  /** Null for nobody, and for one who was deleted for good. */
  readonly managerPk: number | null
}

export type UserValues = { readonly [K in Exclude<keyof UserRow, 'pk' | 'takenAddress'>]?: UserRow[K] } & {
  /** The tenant's change counter, with every change of the profile. */
  readonly changed?: number
}

/** A person to be: accountEnabled is true and userType Member unless said otherwise. */
export type NewUser = UserValues & Pick<UserRow, 'id' | 'userPrincipalName' | 'situationId'>

/** What is read of the two tables, in one list for every query of people. */
export const USER_SELECTION = [
  'u.pk',
  ...USER_COLUMNS.properties.map((name) => `u.${name}`),
  'u.managerPk',
  ...FACTS.map((name) => `f.${name}`),
  'f.situationId',
  'f.takenAddress',
  'f.version',
  'f.licensesChangedDateTime',
] as const

/** Turns a row of columns into a person, in place. */
export function decodeUser(row: Record<string, unknown>): UserRow {
  USER_COLUMNS.decode(row)
  row['accountEnabled'] = row['accountEnabled'] === 1
  return row as unknown as UserRow
}

/** What is read of everybody, whatever else is asked for. */
type UserCore = 'pk' | 'id' | 'createdDateTime'

/** A person of whom only some properties were read: what their licences are known by when something that follows from them was asked for. */
export type UserParts = Pick<UserRow, UserCore> & Partial<UserRow>

export interface UserReading {
  /** Columns of `users as u`, and of `facts as f` when it reads them. */
  readonly selection: readonly string[]
  readonly readsFacts: boolean
  readonly decode: (row: Record<string, unknown>) => UserParts
}

/** How some properties are read: a page of people takes three times as long with all their columns as with a dozen. */
export function readingOf(names: readonly string[]): UserReading {
  const asked = new Set<string>(names)
  const profile = USER_COLUMNS.properties.filter((name) => asked.has(name) || name === 'id' || name === 'createdDateTime')
  const licenses = FROM_LICENSES.some((name) => asked.has(name)) ? (['situationId', 'licensesChangedDateTime'] as const) : []
  const facts = [...FACTS.filter((name) => asked.has(name)), ...licenses]
  const decodeProfile = USER_COLUMNS.decoderOf(profile)
  const hasState = asked.has('accountEnabled')
  return {
    selection: ['u.pk', ...profile.map((name) => `u.${name}`), ...facts.map((name) => `f.${name}`)],
    readsFacts: facts.length > 0,
    decode(row) {
      decodeProfile(row)
      if (hasState) row['accountEnabled'] = row['accountEnabled'] === 1
      return row as unknown as UserParts
    },
  }
}
