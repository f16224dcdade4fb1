// The first tables. A migration is frozen: it names every column itself and imports nothing of the product.
import { sql, type Kysely, type RawBuilder } from 'kysely'

/** How this database spells its column types. */
export interface ColumnTypes {
  readonly key: string
  readonly text: string
  readonly whole: string
  readonly real: string
  /** What follows a table that is kept in the order of its primary key. */
  readonly clustered: string
}

/** A table in a few lines: `name: 'text'`, with `!` for what is never null; the rest are constraints. */
type Columns = Readonly<Record<string, 'key' | 'text' | 'text!' | 'whole' | 'whole!' | 'real' | 'real!'>>

const texts = (names: string): Columns => Object.fromEntries(names.split(/\s+/).map((name) => [name, 'text' as const]))
const shadows = (names: string): Columns => texts(names.split(/\s+/).map((name) => `${name}Folded`).join(' '))

const USER_COMPARED = `displayName givenName surname mail jobTitle mobilePhone officeLocation preferredLanguage
  businessPhones ageGroup city companyName consentProvidedForMinor country creationType department employeeId
  employeeOrgData employeeType externalUserState faxNumber identities imAddresses mailNickname
  onPremisesExtensionAttributes onPremisesImmutableId onPremisesSamAccountName onPremisesSecurityIdentifier
  onPremisesUserPrincipalName otherMails passwordPolicies postalCode proxyAddresses state streetAddress`

const USER_PLAIN = `createdDateTime deletedDateTime employeeHireDate employeeLeaveDateTime
  externalUserStateChangeDateTime lastPasswordChangeDateTime legalAgeGroupClassification onPremisesDistinguishedName
  onPremisesDomainName onPremisesLastSyncDateTime preferredDataLocation securityIdentifier
  signInSessionsValidFromDateTime`

const GROUP_COMPARED = `displayName description classification groupTypes mail mailNickname membershipRule
  membershipRuleProcessingState onPremisesSamAccountName onPremisesSecurityIdentifier preferredLanguage proxyAddresses
  resourceProvisioningOptions assignedLicenses`

const GROUP_PLAIN = `createdDateTime deletedDateTime expirationDateTime onPremisesDomainName
  onPremisesLastSyncDateTime onPremisesNetBiosName preferredDataLocation renewedDateTime resourceBehaviorOptions
  licenseProcessingState securityIdentifier theme visibility`

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const typeOf = (type: string): RawBuilder<unknown> => sql.raw(types[type.replace('!', '') as keyof ColumnTypes])

  async function table(name: string, columns: Columns, ...rest: string[]): Promise<void> {
    const lines = Object.entries(columns).map(
      ([column, type]) => sql`${sql.ref(column)} ${typeOf(type)}${sql.raw(type.endsWith('!') ? ' not null' : '')}`,
    )
    const constraints = rest.filter((line) => line !== CLUSTERED).map((line) => sql.raw(line))
    const tail = sql.raw(rest.includes(CLUSTERED) ? types.clustered : '')
    await sql`create table ${sql.table(name)} (${sql.join([...lines, ...constraints])}) ${tail}`.execute(db)
  }
  const index = (text: string): Promise<unknown> => sql.raw(text).execute(db)

  await table('tenants', {
    pk: 'key',
    id: 'text!',
    displayName: 'text!',
    kind: 'text!',
    countryLetterCode: 'text',
    defaultUsageLocation: 'text',
    verifiedDomains: 'text!',
    createdDateTime: 'text!',
    clockOffsetMs: 'whole!',
    clockFrozenAt: 'text',
    changeCounter: 'whole!',
    settings: 'text!',
  })
  await index('create unique index tenants_by_id on tenants (id)')

  await table('users', {
    pk: 'key',
    tenant: 'whole!',
    id: 'text!',
    userPrincipalName: 'text!',
    userPrincipalNameFolded: 'text!',
    ...texts(USER_COMPARED),
    ...shadows(USER_COMPARED),
    ...texts(USER_PLAIN),
    isResourceAccount: 'whole',
    onPremisesSyncEnabled: 'whole',
    showInAddressList: 'whole',
    managerPk: 'whole',
    nameWords: 'text!',
    words: 'text!',
  })

  // What a judgement of licences looks at, apart from the profile: changing it rewrites 50 bytes of a person.
  await table(
    'facts',
    {
      pk: 'whole!',
      tenant: 'whole!',
      situationId: 'whole!',
      usageLocation: 'text',
      userType: 'text',
      accountEnabled: 'whole!',
      deleted: 'whole!',
      version: 'whole!',
      licensesChangedDateTime: 'text',
    },
    'primary key (pk)',
  )

  await table('userWords', { tenant: 'whole!', word: 'text!', userPk: 'whole!' }, 'primary key ("tenant", "word", "userPk")', CLUSTERED)

  await table('situations', { pk: 'key', tenant: 'whole!', hash: 'text!', records: 'text!' })
  await index('create unique index situations_by_hash on situations (tenant, hash)')
  await table(
    'situationProducts',
    { situationId: 'whole!', tenant: 'whole!', skuId: 'text!', poolKey: 'text!', inForce: 'whole!' },
    'primary key ("situationId", "skuId", "poolKey")',
    'foreign key ("situationId") references situations (pk)',
    CLUSTERED,
  )
  await index('create index situation_products_by_sku on "situationProducts" (tenant, "skuId", "situationId")')

  await table('pools', { pk: 'key', tenant: 'whole!', id: 'text!', skuId: 'text!', ownerId: 'text', consumed: 'whole!' })
  await index('create unique index pools_by_id on pools (tenant, id)')
  await index('create unique index pools_central on pools (tenant, "skuId") where "ownerId" is null')
  await table(
    'subscriptions',
    {
      pk: 'key',
      tenant: 'whole!',
      id: 'text!',
      poolPk: 'whole!',
      commerceSubscriptionId: 'text!',
      status: 'text!',
      totalLicenses: 'whole!',
      isTrial: 'whole!',
      createdDateTime: 'text!',
      nextLifecycleDateTime: 'text',
      term: 'text!',
      billingFrequency: 'text!',
      accountType: 'text!',
      recurringBilling: 'whole!',
      purchaseChannel: 'text!',
      price: 'real',
    },
    'foreign key ("poolPk") references pools (pk)',
  )
  await index('create unique index subscriptions_by_id on subscriptions (tenant, id)')

  await table('groups', {
    pk: 'key',
    tenant: 'whole!',
    id: 'text!',
    ...texts(GROUP_COMPARED),
    ...shadows(GROUP_COMPARED),
    ...texts(GROUP_PLAIN),
    isAssignableToRole: 'whole',
    mailEnabled: 'whole',
    onPremisesSyncEnabled: 'whole',
    securityEnabled: 'whole',
    nameWords: 'text!',
    descriptionWords: 'text!',
    words: 'text!',
  })
  await index('create unique index groups_by_id on groups (tenant, id)')
  await table('memberships', { tenant: 'whole!', groupPk: 'whole!', userPk: 'whole!', since: 'text!' }, 'primary key ("groupPk", "userPk")', CLUSTERED)
  await index('create index memberships_by_user on memberships ("userPk", "groupPk")')

  await table(
    'plans',
    { tenant: 'whole!', id: 'text!', createdDateTime: 'text!', expiresDateTime: 'text!', operationId: 'text', body: 'text!' },
    'primary key (tenant, id)',
  )

  await table('operations', {
    pk: 'key',
    tenant: 'whole!',
    id: 'text!',
    kind: 'text!',
    state: 'text!',
    total: 'whole!',
    done: 'whole!',
    failed: 'whole!',
    ...texts('reason createdById createdByName createdByKind createdDateTime startedDateTime finishedDateTime'),
    ...texts('planId causedBy undoOf undoneBy error added removed idempotencyKey words'),
  })
  await index('create unique index operations_by_id on operations (tenant, id)')
  await index('create unique index operations_by_key on operations (tenant, "idempotencyKey") where "idempotencyKey" is not null')
  await index(`create index operations_open on operations (state) where state in ('queued', 'running')`)
  await index('create index operations_by_tenant on operations (tenant, pk)')

  await table(
    'journal',
    {
      operationPk: 'whole!',
      userPk: 'whole!',
      tenant: 'whole!',
      beforeSituationId: 'whole!',
      afterSituationId: 'whole!',
      beforeUsageLocation: 'text',
      afterUsageLocation: 'text',
      outcome: 'whole!',
      refusal: 'whole',
    },
    'primary key ("operationPk", "userPk")',
    CLUSTERED,
  )
  await table('objectJournal', {
    pk: 'key',
    tenant: 'whole!',
    operationPk: 'whole!',
    type: 'text!',
    objectId: 'text!',
    before: 'text',
    after: 'text',
  })
  await index('create index object_journal_by_operation on "objectJournal" ("operationPk", pk)')
  await index('create index object_journal_by_object on "objectJournal" (tenant, "objectId", pk)')

  await table('apps', {
    pk: 'key',
    tenant: 'whole!',
    id: 'text!',
    appId: 'text!',
    displayName: 'text!',
    secretHash: 'text',
    permissions: 'text!',
    createdDateTime: 'text!',
  })
  await index('create unique index apps_by_app_id on apps (tenant, "appId")')
  await table('sessions', { hash: 'text!', tenant: 'whole!', userPk: 'whole!', createdDateTime: 'text!', expiresDateTime: 'text!' }, 'primary key (hash)')
  await table('signInLinks', { hash: 'text!', tenant: 'whole!', userPk: 'whole!', expiresDateTime: 'text!', usedDateTime: 'text' }, 'primary key (hash)')
  await table('signingKeys', { pk: 'key', id: 'text!', body: 'text!', createdDateTime: 'text!', expiresDateTime: 'text' })
  await index('create unique index signing_keys_by_id on "signingKeys" (id)')
  await table('roleAssignments', { tenant: 'whole!', userPk: 'whole!', roleTemplateId: 'text!' }, 'primary key ("userPk", "roleTemplateId")')

  await table('ruleSwitches', { tenant: 'whole!', ruleId: 'text!', enabled: 'whole!', severity: 'text' }, 'primary key (tenant, "ruleId")')
  await table('prices', { tenant: 'whole!', skuId: 'text!', amount: 'real!', currency: 'text!' }, 'primary key (tenant, "skuId")')
  await table(
    'locationRules',
    { tenant: 'whole!', id: 'text!', ...texts('skuId servicePlanId'), country: 'text!', prohibited: 'whole!', source: 'text!', note: 'text!' },
    'primary key (tenant, id)',
  )
}

const CLUSTERED = 'clustered'
