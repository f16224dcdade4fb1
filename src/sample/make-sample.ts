// A sample organisation: Contoso, an empty one or one from a file, with as many generated people as are wished.
import { randomUUID } from 'node:crypto'
import type { Catalogue } from '#catalogue/catalogue.ts'
import type { Guid } from '#model/guid.ts'
import type { Db } from '#store/database.ts'
import { noteOverAssigned } from '#store/pools.ts'
import { insertTenant } from '#store/tenants.ts'
import type { NewTenant } from '#store/tenants.ts'
import { CONTOSO } from './contoso.ts'
import { checkNames, makeDirectory } from './directory.ts'
import { purchasesForGenerated } from './generated-licenses.ts'
import { daysFrom } from './making.ts'
import type { Making } from './making.ts'
import { noteMaking } from './note-making.ts'
import { completePurchase, parseOrganization, parseOrganizationFile } from './organization-file.ts'
import type { Organization, OrganizationFile } from './organization-file.ts'
import { situationsOfPeople } from './situations-of-people.ts'
import { writeGeneratedPeople } from './write-generated-people.ts'
import { writeGroups } from './write-groups.ts'
import { writePeople } from './write-people.ts'
import { writePurchases } from './write-purchases.ts'
import { writeRequests } from './write-requests.ts'

export interface SampleOptions {
  /** `content` is the text of a file (docs/sample.md). */
  readonly source: 'contoso' | 'empty' | { readonly content: string }
  /** The tenant's clock: every date of the organisation is counted from it. */
  readonly now: Date
  /** Generated people to add, and how many in a hundred of them are licensed. */
  readonly users: number
  readonly licensedPercent: number
}

export interface MadeSample {
  readonly tenant: number
  readonly tenantId: Guid
  /** Who signs in by the first link. */
  readonly administratorId: Guid
}

/** Where more people have a product than there are seats, seats were removed at a renewal so long ago. */
const OVER_ASSIGNED_FOR_DAYS = 35

/** An organisation of one's own, before its first page has been filled in; no two are the same. */
const emptyOrganization = (): OrganizationFile => ({
  id: randomUUID(),
  displayName: 'My organization',
  country: 'US',
  domains: ['organization.example'],
  administrator: 'admin@organization.example',
  people: [{ userPrincipalName: 'admin@organization.example', displayName: 'Administrator', createdDaysAgo: 0 }],
})

function organizationOf(source: SampleOptions['source']): Organization {
  if (source === 'contoso') return parseOrganization(CONTOSO)
  if (source === 'empty') return parseOrganization(emptyOrganization())
  return parseOrganizationFile(source.content)
}

/**
 * Makes the organisation in a transaction of the store. The same source has the same ids at every making (the empty
 * one excepted). Throws BadOrganizationFile, with one line naming the field, when a file cannot be used.
 */
export async function makeSample(db: Db, catalogue: Catalogue, options: SampleOptions): Promise<MadeSample> {
  const { source, now, users, licensedPercent } = options
  const written = organizationOf(source)
  const organization = { ...written, subscriptions: [...written.subscriptions, ...purchasesForGenerated(users).map(completePurchase)] }
  checkNames(organization)
  const directory = makeDirectory(organization, catalogue)
  const situations = situationsOfPeople(organization, directory, catalogue)

  const tenant = await insertTenant(db, tenantOf(organization, directory.tenantId, source, now))
  const making: Making = { db, tenant, organization, directory, now }
  await writePurchases(making)
  const pks = await writePeople(making, situations)
  await writeGroups(making, pks)
  await writeRequests(making, pks)
  await writeGeneratedPeople(making, { users, licensedPercent })
  await noteOverAssigned(db, tenant, daysFrom(now, -OVER_ASSIGNED_FOR_DAYS))
  const administratorId = directory.userId(organization.administrator)
  await noteMaking(making, organization.people.length + users)
  return { tenant, tenantId: directory.tenantId, administratorId }
}

function tenantOf(organization: Organization, id: Guid, source: SampleOptions['source'], now: Date): NewTenant {
  const { displayName, country, domains } = organization
  return {
    id,
    displayName,
    kind: source === 'empty' ? 'own' : 'sample',
    countryLetterCode: country,
    defaultUsageLocation: country,
    verifiedDomains: domains.map((name, at) => ({
      name,
      isDefault: at === 0,
      isInitial: name.endsWith('.onmicrosoft.com'),
      type: 'Managed',
      capabilities: 'Email, OfficeCommunicationsOnline',
    })),
    createdDateTime: now.toISOString(),
    settings: source === 'empty' ? { firstRun: true } : {},
  }
}
