// Which licences everybody of a written organisation ends up with, judged by the same rules as any other change.
import type { Catalogue } from '#catalogue/catalogue.ts'
import type { PersonFacts } from '#engine/carry-out-change.ts'
import { judge, judgeAfter } from '#engine/judge-person.ts'
import { reconcile } from '#engine/reconcile.ts'
import { withPool } from '#engine/pool-access.ts'
import { makeRuleBook } from '#engine/rule-book.ts'
import type { RuleBook } from '#engine/rule-book.ts'
import type { GroupFacts } from '#engine/settle-groups.ts'
import { NO_CHANGE } from '#model/change.ts'
import { canonicalSituation } from '#model/license.ts'
import type { LicenseRecord, Situation } from '#model/license.ts'
import type { Refusal } from '#model/refusal.ts'
import { BadOrganizationFile } from './bad-organization-file.ts'
import { userKey } from './directory.ts'
import type { Directory } from './directory.ts'
import type { LicenseEntry, Organization, Person } from './organization-file.ts'

interface Desk {
  readonly organization: Organization
  readonly directory: Directory
  readonly book: RuleBook
}

/**
 * The situation of each person by userKey. Licences that a rule forbids are refused when they are given directly
 * (BadOrganizationFile), and in error when a group gives them, all or nothing for a member and a group (D3).
 */
export function situationsOfPeople(organization: Organization, directory: Directory, catalogue: Catalogue): Map<string, Situation> {
  const desk = { organization, directory, book: bookOf(organization, directory, catalogue) }
  const people = new Map<string, PersonFacts>()
  organization.people.forEach((person, at) => people.set(userKey(person.userPrincipalName), withOwnLicenses(person, `people[${at}]`, desk)))
  const groups = licensesOfGroups(desk)
  organization.people.forEach(({ userPrincipalName }) => {
    const key = userKey(userPrincipalName)
    const mine = groups.filter(({ members }) => members.has(key))
    // Who has no location is treated as being where the organisation is (D14).
    if (mine.length > 0) people.set(key, reconcile(people.get(key)!, mine, desk.book, { tenantLocation: organization.country, seats: 'free' }).after)
  })
  const suspended = suspendedProducts(desk)
  return new Map([...people].map(([key, { situation }]) => [key, suspended.reduce((held, skuId) => withPool(held, skuId, 'suspended'), situation)]))
}

/** The products of which no seat works any more: those who have them are suspended (D18). */
function suspendedProducts({ organization: { subscriptions }, directory }: Desk): string[] {
  const central = subscriptions.flatMap(({ product, boughtBy, status }, at) =>
    boughtBy === undefined ? [{ skuId: directory.product(product, `subscriptions[${at}].product`).skuId, works: status === 'Enabled' || status === 'Warning' }] : [],
  )
  const working = new Set(central.filter(({ works }) => works).map(({ skuId }) => skuId))
  return [...new Set(central.map(({ skuId }) => skuId))].filter((skuId) => !working.has(skuId))
}

function bookOf({ subscriptions }: Organization, directory: Directory, catalogue: Catalogue): RuleBook {
  const skus = subscriptions.map(({ product, boughtBy }, at) => ({ ...directory.product(product, `subscriptions[${at}].product`), boughtBy }))
  const owned = new Set(skus.map(({ skuId }) => skuId))
  const central = new Set(skus.filter(({ boughtBy }) => boughtBy === undefined).map(({ skuId }) => skuId))
  return makeRuleBook({ ...catalogue, owned, selfServiceOnly: owned.difference(central), switches: new Map(), guestsNeedGlobalAdministrator: false })
}

function recordOf(entry: LicenseEntry, field: string, desk: Desk, groupId: string | null = null): LicenseRecord {
  const { directory, organization } = desk
  const product = directory.product(entry.product, `${field}.product`)
  const bought = organization.subscriptions.some(
    (one) => directory.product(one.product, field).skuId === product.skuId && userKey(one.boughtBy ?? '') === userKey(entry.selfServiceOf ?? ''),
  )
  if (!bought) {
    const what = entry.selfServiceOf === undefined ? product.displayName : `${product.displayName} of ${entry.selfServiceOf}`
    throw new BadOrganizationFile(`${field}.product: ${what} is not among the subscriptions.`)
  }
  return {
    skuId: product.skuId,
    disabledPlans: entry.off.map((plan, at) => directory.servicePlan(product, plan, `${field}.off[${at}]`)),
    assignedByGroup: groupId,
    selfServicePoolId: entry.selfServiceOf === undefined ? null : directory.poolId(product.skuId, entry.selfServiceOf),
    state: 'Active',
    error: 'None',
  }
}

function withOwnLicenses(person: Person, field: string, desk: Desk): PersonFacts {
  const before: PersonFacts = {
    situation: [],
    usageLocation: person.usageLocation ?? null,
    userType: person.userType,
    accountEnabled: person.accountEnabled,
  }
  const records = person.licenses.map((entry, at) => recordOf(entry, `${field}.licenses[${at}]`, desk))
  const refuse = ({ code }: Refusal): never => {
    throw new BadOrganizationFile(`${field}.licenses: ${person.userPrincipalName} cannot have these together: ${code}.`)
  }
  const [direct, ownPurchases] = [records.filter(isCentral), records.filter((record) => !isCentral(record))]
  const add = direct.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans, turnOn: [], toggles: 'reset' as const }))
  const given = add.length === 0 ? null : judge(before, { ...NO_CHANGE, add }, desk.book)
  if (given?.outcome === 'refused') return refuse(given.refusal)
  const after = withRecords(given?.after ?? before, ownPurchases)
  const all = judgeAfter(before, after, desk.book)
  return all.outcome === 'refused' ? refuse(all.refusal) : after
}

const isCentral = ({ selfServicePoolId }: LicenseRecord): boolean => selfServicePoolId === null

const withRecords = (person: PersonFacts, records: readonly LicenseRecord[]): PersonFacts => ({
  ...person,
  situation: canonicalSituation([...person.situation, ...records]),
})

interface LicensedGroup extends GroupFacts {
  readonly members: ReadonlySet<string>
}

/** What each group gives, and to whom by userKey; groups that give nothing are left out. */
function licensesOfGroups(desk: Desk): LicensedGroup[] {
  return desk.organization.groups.flatMap((group, at) => {
    const id = desk.directory.groupId(group.displayName)
    const licenses = group.licenses.map((entry, which) => recordOf(entry, `groups[${at}].licenses[${which}]`, desk, id)).map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans }))
    return licenses.length === 0 ? [] : [{ id, licenses, members: new Set(group.members.map(userKey)) }]
  })
}
