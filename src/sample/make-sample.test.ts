import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCatalogue } from '#catalogue/catalogue.ts'
import { judge } from '#engine/judge-person.ts'
import { makeRuleBook } from '#engine/rule-book.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import { isInForce } from '#model/license.ts'
import { availableIn, capacityOf } from '#model/subscription.ts'
import type { Pool } from '#model/subscription.ts'
import { checkInvariants } from '#store/check-invariants.ts'
import type { Db } from '#store/database.ts'
import { getGroupRow, listGroupRows } from '#store/groups.ts'
import { openStore } from '#store/open-store.ts'
import type { Store } from '#store/open-store.ts'
import { listPools } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { findTenant } from '#store/tenants.ts'
import { countUserRows, getUserRow, listUserRows } from '#store/users.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadOrganizationFile } from './bad-organization-file.ts'
import { makeSample } from './make-sample.ts'
import type { MadeSample, SampleOptions } from './make-sample.ts'
import { SENTINELS } from './sentinels.ts'

const NOW = new Date('2026-11-22T09:00:00Z')
const CATALOGUE = readCatalogue()
const GENERATED = 1_000

let folder = ''
let store: Store
let made: MadeSample
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'licet-sample-'))
  store = await openStore({ url: join(folder, 'contoso.db'), access: 'writer' })
  made = await make(store, { users: GENERATED, licensedPercent: 60 })
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const make = (into: Store, options: Partial<SampleOptions> = {}): Promise<MadeSample> =>
  into.transaction((db) => makeSample(db, CATALOGUE, { source: 'contoso', now: NOW, users: 0, licensedPercent: 0, ...options }))

/** Their user names end in a number. */
const isGenerated = (userPrincipalName: string): boolean => /\d@contoso\.com$/.test(userPrincipalName)

const skuOf = (partNumber: string): string => CATALOGUE.productsByPartNumber.get(partNumber)![0]!.skuId

async function situationOf(db: Db, name: string) {
  const user = await getUserRow(db, made.tenant, name)
  return readSituation(db, made.tenant, user!.situationId)
}

/** What the rules say of a change for somebody: the outcome, or the code of the refusal. */
async function outcomeFor({ name }: { readonly name: string }, change: Change): Promise<string> {
  const pools = await listPools(store.db, made.tenant)
  const central = new Set(pools.filter(({ ownerId }) => ownerId === null).map(({ skuId }) => skuId))
  const owned = new Set(pools.map(({ skuId }) => skuId))
  const book = makeRuleBook({ ...CATALOGUE, owned, selfServiceOnly: owned.difference(central), switches: new Map(), guestsNeedGlobalAdministrator: false })
  const { usageLocation, accountEnabled } = (await getUserRow(store.db, made.tenant, name))!
  const verdict = judge({ situation: await situationOf(store.db, name), usageLocation, userType: 'Member', accountEnabled: accountEnabled === true }, change, book)
  return verdict.outcome === 'refused' ? verdict.refusal.code : verdict.outcome
}

const adding = (skuId: string): Change => ({ ...NO_CHANGE, add: [{ skuId, disabledPlans: [], turnOn: [], toggles: 'merge' }] })

async function poolOf(partNumber: string, owner: 'central' | 'self-service' = 'central'): Promise<Pool> {
  const pools = await listPools(store.db, made.tenant)
  return pools.find((pool) => pool.skuId === skuOf(partNumber) && (pool.ownerId === null) === (owner === 'central'))!
}

describe('Contoso', () => {
  test('has the same ids at every making', async () => {
    const again = await openStore({ url: join(folder, 'again.db'), access: 'writer' })
    const twin = await make(again)
    const idsIn = async (db: Db, tenant: number) => ({
      users: (await listUserRows(db, tenant, { top: 5_000 })).rows.filter(({ userPrincipalName }) => !isGenerated(userPrincipalName)).map(({ id }) => id),
      groups: (await listGroupRows(db, tenant, { top: 100 })).rows.map(({ id }) => id).sort(),
      pools: (await listPools(db, tenant)).slice(0, 28).map(({ id }) => id),
    })
    expect(twin.tenantId).toBe(made.tenantId)
    expect(twin.administratorId).toBe(made.administratorId)
    expect(await idsIn(again.db, twin.tenant)).toEqual(await idsIn(store.db, made.tenant))
    await again.close()
  })

  test('is sound: seats counted are people seated', async () => {
    expect(await checkInvariants(store.db)).toEqual([])
  })

  test('lists Microsoft 365 E5 first, with 1,000 enabled seats, and add-ons last', async () => {
    const products = (await listPools(store.db, made.tenant)).map(({ skuId, units }) => ({ product: CATALOGUE.productById.get(skuId)!, units }))
    expect(products[0]).toMatchObject({ product: { skuPartNumber: 'SPE_E5' }, units: { enabled: 1_000 } })
    const firstAddOn = products.findIndex(({ product }) => product.isAddOn)
    expect(firstAddOn).toBeGreaterThan(0)
    expect(products.slice(firstAddOn).every(({ product }) => product.isAddOn)).toBe(true)
  })

  test('can give every product with a free seat that is no add-on to a new person alone', async () => {
    const pools = await listPools(store.db, made.tenant)
    const free = pools.filter((pool) => pool.ownerId === null && availableIn(pool) > 0 && !CATALOGUE.productById.get(pool.skuId)!.isAddOn)
    expect(free.length).toBeGreaterThan(10)
    for (const { skuId } of free) expect({ skuId, outcome: await outcomeFor(SENTINELS.newcomer, adding(skuId)) }).toEqual({ skuId, outcome: 'changed' })
  })

  test('has clashes and other troubles waiting to happen', async () => {
    const { clashWaiting, dependency, withoutLocation, inheritedOnly, newcomer } = SENTINELS
    expect(await outcomeFor(clashWaiting, adding(skuOf('STANDARDPACK')))).toBe('MutuallyExclusiveViolation')
    expect(await outcomeFor(dependency, { ...NO_CHANGE, remove: [skuOf('SPE_E3')] })).toBe('DependencyViolation')
    expect(await outcomeFor(withoutLocation, adding(skuOf('SPE_E3')))).toBe('UsageLocationMissing')
    expect(await outcomeFor(inheritedOnly, { ...NO_CHANGE, remove: [skuOf('SPE_E3')] })).toBe('LicenseInherited')
    expect(await outcomeFor(newcomer, adding(skuOf(SENTINELS.selfServiceOnly.name)))).toBe('SelfServiceOwned')
    expect(await outcomeFor(newcomer, adding(skuOf(SENTINELS.forTheOrganization.name)))).toBe('ProductNotForUsers')
    expect(await outcomeFor(newcomer, { ...adding(skuOf(SENTINELS.addOn.name)), usageLocation: 'BN' })).toBe('ProhibitedInUsageLocationViolation')
  })

  test('has every purchase that its promises name', async () => {
    const seats = async (name: string) => {
      const pool = await poolOf(name)
      return { capacity: capacityOf(pool.units), consumed: pool.consumed }
    }
    const subscriptions = await listSubscriptions(store.db, made.tenant)
    expect(subscriptions.filter(({ skuId }) => skuId === skuOf(SENTINELS.twoPurchases.name)).map(({ totalLicenses }) => totalLicenses)).toEqual([5, 8])
    expect(subscriptions.find(({ skuId }) => skuId === skuOf(SENTINELS.trial.name))).toMatchObject({ isTrial: true, totalLicenses: 25 })
    expect((await poolOf(SENTINELS.inGrace.name)).units).toMatchObject({ enabled: 0, warning: 20 })
    expect((await poolOf(SENTINELS.suspended.name)).units).toMatchObject({ enabled: 0, warning: 0, suspended: 15 })
    expect(await seats(SENTINELS.overAssigned.name)).toEqual({ capacity: 13, consumed: 15 })
    expect(availableIn(await poolOf(SENTINELS.lastSeat.name))).toBe(1)
    const purchaser = await getUserRow(store.db, made.tenant, SENTINELS.purchaser.name)
    expect(await poolOf(SENTINELS.selfServiceOnly.name, 'self-service')).toMatchObject({ ownerId: purchaser!.id })
    expect(await poolOf(SENTINELS.selfServiceOnly.name)).toBeUndefined()
  })

  test('has people and groups from on-premises, guests, mailboxes, and people who left', async () => {
    const { db } = store
    const user = (name: string, options?: { deleted: boolean }) => getUserRow(db, made.tenant, name, options)
    expect(await user(SENTINELS.onPremises.name)).toMatchObject({ onPremisesSyncEnabled: true })
    expect(await user(SENTINELS.guestPending.name)).toMatchObject({ userType: 'Guest', externalUserState: 'PendingAcceptance' })
    expect(await user(SENTINELS.withoutLocation.name)).toMatchObject({ usageLocation: null })
    expect(await user(SENTINELS.blockedLicensed.name)).toMatchObject({ accountEnabled: false })
    const deleted = await listUserRows(db, made.tenant, { top: 10, deleted: true })
    expect(deleted.rows.map(({ displayName }) => displayName).sort()).toEqual(['Molly Dempsey', 'Rob Young'])
    const groups = (await listGroupRows(db, made.tenant, { top: 100 })).rows
    const group = (name: string) => groups.find(({ displayName }) => displayName === name)
    expect(group(SENTINELS.onPremisesGroup.name)).toMatchObject({ onPremisesSyncEnabled: true })
    expect(group(SENTINELS.groupByRule.name)).toMatchObject({ membershipRule: expect.any(String), groupTypes: ['DynamicMembership'] })
  })

  test('has licences in every condition that its sentinels name', async () => {
    const { db } = store
    const records = async ({ name }: { name: string }, partNumber: string) => (await situationOf(db, name)).filter(({ skuId }) => skuId === skuOf(partNumber))
    expect(await situationOf(db, SENTINELS.newcomer.name)).toEqual([])
    expect(await records(SENTINELS.clashWaiting, 'DESKLESSPACK')).toMatchObject([{ state: 'Active' }])
    expect(await records(SENTINELS.clashFromGroup, 'DESKLESSPACK')).toMatchObject([{ state: 'Error', error: 'MutuallyExclusiveViolation' }])
    expect((await records(SENTINELS.servicesOff, 'SPE_E5'))[0]?.disabledPlans).toHaveLength(2)
    expect((await records(SENTINELS.inheritedToo, 'SPE_E5')).map(({ assignedByGroup }) => assignedByGroup !== null).sort()).toEqual([false, true])
    expect(await records(SENTINELS.purchaser, 'PROJECT_P1')).toHaveLength(2)
    const inherited = await situationOf(db, SENTINELS.inheritedOnly.name)
    const group = await getGroupRow(db, made.tenant, inherited[0]!.assignedByGroup!)
    expect(group?.displayName).toBe(SENTINELS.licensedGroup.name)
  })
})

describe('generated people', () => {
  test('are as many as asked for, licensed in part', async () => {
    const everyone = await countUserRows(store.db, made.tenant, {})
    const generated = (await listUserRows(store.db, made.tenant, { top: 5_000 })).rows.filter(({ userPrincipalName }) => isGenerated(userPrincipalName))
    expect(generated).toHaveLength(GENERATED)
    expect(everyone).toBeGreaterThan(GENERATED + 60)
    const licensed: number[] = []
    for (const { situationId } of generated) if ((await readSituation(store.db, made.tenant, situationId)).some(isInForce)) licensed.push(situationId)
    expect(licensed.length / GENERATED).toBeCloseTo(0.6, 1)
  })

  test('have seats: no pool but the over-assigned one is short', async () => {
    const short = (await listPools(store.db, made.tenant)).filter((pool) => pool.units.suspended === 0 && pool.consumed > capacityOf(pool.units))
    expect(short.map(({ skuId }) => skuId)).toEqual([skuOf(SENTINELS.overAssigned.name)])
  })
})

describe('other organisations', () => {
  test('an empty one is a directory of its own, with an administrator and nothing else', async () => {
    const empty = await make(store, { source: 'empty' })
    expect(await findTenant(store.db, empty.tenantId)).toMatchObject({ kind: 'own', settings: { firstRun: true } })
    expect(await countUserRows(store.db, empty.tenant, {})).toBe(1)
    expect(await listPools(store.db, empty.tenant)).toEqual([])
  })

  test('one from a file is made whole or not at all', async () => {
    const person = (name: string, manager?: string) => ({ userPrincipalName: `${name}@adatum.example`, displayName: name, ...(manager && { manager: `${manager}@adatum.example` }) })
    const file = { displayName: 'Adatum', country: 'FR', domains: ['adatum.example'], administrator: 'ada@adatum.example' }
    const content = (people: readonly object[]): SampleOptions['source'] => ({ content: JSON.stringify({ ...file, people }) })
    await expect(make(store, { source: content([person('ada', 'bo'), person('bo', 'ada')]) })).rejects.toThrow(BadOrganizationFile)
    const adatum = await make(store, { source: content([person('bo', 'ada'), person('ada')]) })
    const [ada, bo] = [await getUserRow(store.db, adatum.tenant, 'ada@adatum.example'), await getUserRow(store.db, adatum.tenant, 'bo@adatum.example')]
    expect(bo?.managerPk).toBe(ada?.pk)
  })
})

test('every sentinel is there, and says why', async () => {
  const groups = (await listGroupRows(store.db, made.tenant, { top: 100 })).rows.map(({ displayName }) => displayName)
  const deleted = (await listUserRows(store.db, made.tenant, { top: 10, deleted: true })).rows.map(({ userPrincipalName }) => userPrincipalName)
  for (const { name, because } of Object.values(SENTINELS)) {
    const isThere = name.includes('@')
      ? deleted.includes(name) || (await getUserRow(store.db, made.tenant, name)) !== undefined
      : groups.includes(name) || CATALOGUE.productsByPartNumber.has(name)
    expect({ name, isThere }).toEqual({ name, isThere: true })
    expect(because).toMatch(/\.$/)
  }
})
