// The tables as Kysely sees them. Flags are 0 and 1, lists JSON, times ISO 8601 UTC, in both databases.
import type { Generated } from 'kysely'
import type { ClaimTables } from './tables-claims.ts'
import type { DataTables } from './tables-data.ts'
import type { DirectoryTables } from './tables-directory.ts'
import type { SettingsTables } from './tables-settings.ts'

/** Columns made from a shape of the model are known by name only when the program runs. */
type ShapeColumns = { readonly [property: string]: string | number | null }

export type UsersTable = ShapeColumns & {
  pk: number
  tenant: number
  id: string
  userPrincipalNameFolded: string
  displayNameFolded: string | null
  deletedDateTime: string | null
  managerPk: number | null
  /** The tenant's change counter when the profile last changed. */
  changed: number
  /** The words of displayName, each after a blank: what a search by name looks at. */
  nameWords: string
  /** The words of every property of the type-ahead. */
  words: string
}

/** What a judgement looks at, one narrow row a person; `deleted` is 1 among the deleted, 2 for one who is gone for good. */
export interface FactsTable {
  pk: number
  tenant: number
  situationId: number
  usageLocation: string | null
  userType: string | null
  accountEnabled: number
  deleted: number
  version: number
  licensesChangedDateTime: string | null
  /** The operation that started the first of their clocks that run, and the kinds of data by it, as bits; null when none do. */
  lostBy: number | null
  lostKinds: number | null
  /** The address that they have, or would with a mailbox, when somebody else has it; null for nearly everybody. */
  takenAddress: string | null
}

export interface Tables extends ClaimTables, DataTables, DirectoryTables, SettingsTables {
  schema: { version: number }
  tenants: {
    pk: Generated<number>
    id: string
    displayName: string
    kind: 'sample' | 'own' | 'test'
    countryLetterCode: string | null
    defaultUsageLocation: string | null
    verifiedDomains: string
    createdDateTime: string
    clockOffsetMs: number
    clockFrozenAt: string | null
    changeCounter: number
    settings: string
  }
  users: UsersTable
  facts: FactsTable
  userWords: { tenant: number; word: string; userPk: number }
  situations: { pk: Generated<number>; tenant: number; hash: string; records: string }
  situationProducts: { situationId: number; tenant: number; skuId: string; poolKey: string; inForce: number }
  pools: { pk: Generated<number>; tenant: number; id: string; skuId: string; ownerId: string | null; consumed: number; overAssignedSinceDateTime: string | null }
  subscriptions: {
    pk: Generated<number>
    tenant: number
    id: string
    poolPk: number
    commerceSubscriptionId: string
    status: string
    totalLicenses: number
    isTrial: number
    createdDateTime: string
    nextLifecycleDateTime: string | null
    term: string
    billingFrequency: string
    accountType: string
    recurringBilling: number
    purchaseChannel: string
    price: number | null
    program: string
    termStartDateTime: string
    endCause: string | null
    trialExtended: number
    scheduled: string | null
    additions: string
    endOfSale: number
  }
  groups: ShapeColumns & { pk: number; changed: number; tenant: number; id: string; displayNameFolded: string | null; deletedDateTime: string | null; words: string; nameWords: string; descriptionWords: string; includeNested: number }
  memberships: { tenant: number; groupPk: number; userPk: number; since: string }
  nestings: { tenant: number; groupPk: number; memberPk: number; since: string }
  /** `since` is the membership's, or the wish's; `wish` is empty for a group's licence, whose `groupPk` is not 0. */
  waiting: { tenant: number; poolKey: string; userPk: number; groupPk: number; waitingSince: string; since: string; wish: string; wishedBy: number | null }
  /** Places in queues that an operation ended. */
  queueLeft: { tenant: number; operationPk: number; userPk: number; poolKey: string; groupPk: number; waitingSince: string }
  newServices: { tenant: number; id: string; skuId: string; servicePlanId: string; addedDateTime: string; reviewedDateTime: string | null; reviewedBy: string | null }
  /** `servicePlanIds` as JSON. */
  knownServices: { tenant: number; skuId: string; servicePlanIds: string }
  profiles: { pk: Generated<number>; tenant: number; id: string; displayName: string; description: string | null; licenses: string }
  plans: { tenant: number; id: string; createdDateTime: string; expiresDateTime: string; operationId: string | null; body: string }
  operations: {
    pk: Generated<number>
    tenant: number
    id: string
    kind: string
    state: string
    total: number
    done: number
    failed: number
    reason: string | null
    createdById: string
    createdByName: string
    createdByKind: string
    createdDateTime: string
    startedDateTime: string | null
    finishedDateTime: string | null
    planId: string | null
    causedBy: string | null
    undoOf: string | null
    undoneBy: string | null
    error: string | null
    added: string
    removed: string
    idempotencyKey: string | null
    appId: string | null
    words: string
    /** The tenant's change counter when everything was last known to be as it found it, or made it. */
    standsAt: number | null
  }
  journal: {
    operationPk: number
    userPk: number
    tenant: number
    beforeSituationId: number
    afterSituationId: number
    beforeUsageLocation: string | null
    afterUsageLocation: string | null
    outcome: number
    refusal: number | null
  }
  objectJournal: { pk: Generated<number>; tenant: number; operationPk: number; type: string; objectId: string; before: string | null; after: string | null }
  apps: {
    pk: Generated<number>
    tenant: number
    id: string
    appId: string
    displayName: string
    permissions: string
    scopes: string
    redirectUris: string
    isPublicClient: number
    builtIn: number
    generation: number
    createdDateTime: string
  }
  appCredentials: {
    pk: Generated<number>
    tenant: number
    appPk: number
    id: string
    kind: 'secret' | 'certificate'
    displayName: string | null
    hint: string | null
    hash: string
    thumbprintSha256: string | null
    publicKey: string | null
    startDateTime: string
    endDateTime: string
  }
  signIns: {
    userPk: number
    tenant: number
    passwordHash: string | null
    mustChange: number
    changedDateTime: string | null
    failed: number
    lockedUntil: string | null
    generation: number
  }
  authorizationCodes: {
    hash: string
    tenant: number
    appId: string
    userPk: number
    family: string
    redirectUri: string
    scopes: string
    challenge: string | null
    nonce: string | null
    expiresDateTime: string
    usedDateTime: string | null
  }
  deviceCodes: {
    hash: string
    tenant: number
    userCode: string
    appId: string
    scopes: string
    userPk: number | null
    state: 'pending' | 'approved' | 'declined' | 'used'
    expiresDateTime: string
  }
  refreshTokens: { hash: string; tenant: number; family: string; appId: string; userPk: number; scopes: string; expiresDateTime: string; usedDateTime: string | null }
  usedAssertions: { tenant: number; hash: string; expiresDateTime: string }
  sessions: {
    hash: string
    tenant: number
    userPk: number
    createdDateTime: string
    expiresDateTime: string
    homeTenant: number | null
    homeUserPk: number | null
  }
  signInLinks: { hash: string; tenant: number; userPk: number; expiresDateTime: string; usedDateTime: string | null }
  signingKeys: { pk: Generated<number>; id: string; body: string; createdDateTime: string; expiresDateTime: string | null }
  ruleSwitches: { tenant: number; ruleId: string; enabled: number; severity: string | null }
  prices: { tenant: number; skuId: string; effectiveFrom: string; amount: number | null; currency: string }
  locationRules: { tenant: number; id: string; skuId: string | null; servicePlanId: string | null; country: string; prohibited: number; source: string; note: string }
}
