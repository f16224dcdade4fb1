import type { Db } from './database.ts'

/** The tables that hold a tenant's rows, those that refer to others first. */
const OWNED = [
  'linkedAccounts',
  'savedViews',
  'templates',
  'exports',
  'sessions',
  'signInLinks',
  'roleAssignments',
  'roleDefinitions',
  'unitMembers',
  'administrativeUnits',
  'owners',
  'memberChanges',
  'goneGroups',
  'usedAssertions',
  'refreshTokens',
  'deviceCodes',
  'authorizationCodes',
  'signIns',
  'appCredentials',
  'apps',
  'ruleSwitches',
  'selfServicePolicies',
  'licenseRequestPeople',
  'licenseRequests',
  'autoClaims',
  'autoClaimPolicies',
  'prices',
  'locationRules',
  'calendarFeeds',
  'leavers',
  'dataClocks',
  'dataLosses',
  'dataItems',
  'objectJournal',
  'journal',
  'operations',
  'plans',
  'waiting',
  'queueLeft',
  'newServices',
  'knownServices',
  'profiles',
  'nestings',
  'memberships',
  'groups',
  'subscriptions',
  'pools',
  'userWords',
  'facts',
  'users',
  'situationProducts',
  'situations',
] as const

/** Takes a tenant away with everything it has, for good. */
export async function deleteTenant(db: Db, tenant: number): Promise<void> {
  for (const table of OWNED) await db.query.deleteFrom(table).where('tenant', '=', tenant).execute()
  for (const table of ['linkedAccounts', 'sessions'] as const) await db.query.deleteFrom(table).where('homeTenant', '=', tenant).execute()
  await db.query.deleteFrom('tenants').where('pk', '=', tenant).execute()
}
