// A person as Graph shows them: what is stored, and what follows from their licences.
import type { Catalogue } from '#catalogue/catalogue.ts'
import { assignedLicensesOf, licenseAssignmentStatesOf, plansInForce } from '#engine/effective-plans.ts'
import type { Situation } from '#model/license.ts'
import type { DirectoryObject } from '#model/directory-object.ts'
import { USER_SHAPE } from '#model/user.ts'
import type { User } from '#model/user.ts'
import type { UserParts, UserRow } from '#store/users.ts'
import { showingBook } from './rule-book-of.ts'

type Derived = Pick<User, 'assignedLicenses' | 'licenseAssignmentStates' | 'assignedPlans' | 'provisionedPlans'>
type DerivedName = keyof Derived

/** What follows from a person's licences, each made only when it is asked for. */
export const DERIVED: {
  readonly [Name in DerivedName]: (situation: Situation, changedAt: string, catalogue: Catalogue) => Derived[Name]
} = {
  assignedLicenses: (situation) => assignedLicensesOf(situation),
  licenseAssignmentStates: (situation, changedAt) => licenseAssignmentStatesOf(situation, changedAt),
  assignedPlans: (situation, changedAt, catalogue) =>
    [...plansInForce(situation, showingBook(catalogue)).keys()].map((servicePlanId) => ({
      assignedDateTime: changedAt,
      capabilityStatus: 'Enabled',
      service: catalogue.planById.get(servicePlanId)?.service ?? null,
      servicePlanId,
    })),
  provisionedPlans: (situation, _changedAt, catalogue) =>
    [...plansInForce(situation, showingBook(catalogue)).keys()].map((servicePlanId) => ({
      capabilityStatus: 'Enabled',
      provisioningStatus: 'Success',
      service: catalogue.planById.get(servicePlanId)?.service ?? null,
    })),
}

const isDerived = (name: string): name is DerivedName => Object.hasOwn(DERIVED, name)

/** Properties that are sent without $select. */
export const DEFAULT_USER_PROPERTIES: readonly string[] = Object.entries(USER_SHAPE.properties)
  .filter(([, property]) => property.returned === 'default')
  .map(([name]) => name)

/** Every property that can be sent. */
export const ALL_USER_PROPERTIES: readonly string[] = Object.entries(USER_SHAPE.properties)
  .filter(([, property]) => (property.returned as string) !== 'never')
  .map(([name]) => name)

/** What assignLicense answers with: the person in full, but for the long lists of plans that follow from the licences. */
export const WIDE_USER_PROPERTIES: readonly string[] = ALL_USER_PROPERTIES.filter((name) => name !== 'assignedPlans' && name !== 'provisionedPlans')

const WITHOUT_LICENSES = new Set(DEFAULT_USER_PROPERTIES)

/** Whether any of these properties follows from the person's licences, so that the situation must be read. */
export const needsSituation = (names: readonly string[]): boolean =>
  names !== DEFAULT_USER_PROPERTIES && names.some((name) => !WITHOUT_LICENSES.has(name) && isDerived(name))

/** A deleted person's name gives way to others: Graph puts the id before it. */
const deletedName = ({ id, userPrincipalName }: UserParts): string => `${id.replaceAll('-', '')}${userPrincipalName ?? ''}`

/** The named properties of a person, in that order. */
export function userRecord(
  row: UserParts,
  situation: Situation,
  catalogue: Catalogue,
  names: readonly string[],
): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  const stored = row as unknown as Readonly<Record<string, unknown>>
  const changedAt = row.licensesChangedDateTime ?? row.createdDateTime ?? ''
  for (const name of names) {
    if (name === 'userPrincipalName' && row.deletedDateTime) record[name] = deletedName(row)
    else record[name] = isDerived(name) ? DERIVED[name](situation, changedAt, catalogue) : (stored[name] ?? null)
  }
  return record
}

const STORED_USER_PROPERTIES: readonly string[] = ALL_USER_PROPERTIES.filter((name) => !isDerived(name))

/** People among other objects of the directory, without what follows from their licences. */
export const userObjects = (rows: readonly UserRow[], catalogue: Catalogue): DirectoryObject[] =>
  rows.map((row) => ({ type: 'user', record: userRecord(row, [], catalogue, STORED_USER_PROPERTIES) }))
