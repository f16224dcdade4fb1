import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { SavedView } from '#model/saved-view.ts'
import type { NewSubscription } from '#model/subscription.ts'
import type { Template } from '#model/template.ts'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import type { Db } from './database.ts'
import * as applying from './apply-journal.ts'
import * as apps from './apps.ts'
import { deleteTenant } from './delete-tenant.ts'
import * as exports from './exports.ts'
import * as dataClocks from './data-clocks.ts'
import { countDeadlines, listDeadlines } from './data-deadlines.ts'
import * as dataItems from './data-items.ts'
import * as groups from './groups.ts'
import * as identity from './identity.ts'
import * as journal from './journal.ts'
import * as moves from './move-situations.ts'
import * as objects from './object-journal.ts'
import * as operations from './operations.ts'
import * as planPeople from './plan-people.ts'
import * as plans from './plans.ts'
import * as pools from './pools.ts'
import * as rules from './rules.ts'
import * as savedViews from './saved-views.ts'
import * as situations from './situations.ts'
import * as subscriptions from './subscriptions.ts'
import * as taken from './taken-addresses.ts'
import * as targets from './targets.ts'
import * as templates from './templates.ts'
import * as tenants from './tenants.ts'
import * as users from './users.ts'

const AT = '2026-11-22T08:00:00.000Z'
const UNTIL = '2027-11-22T08:00:00.000Z'
const id = (digit: number): string => `${String(digit).repeat(8)}-0000-4000-8000-000000000000`
const [SKU, PERSON, GROUP, PLAN, OPERATION, APP, POOL] = [1, 2, 3, 4, 5, 6, 7].map(id) as [string, string, string, string, string, string, string]
const RECORD = { skuId: SKU, assignedByGroup: null, selfServicePoolId: null, disabledPlans: [], state: 'Active', error: 'Other' } as const
const ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const SUBSCRIPTION: NewSubscription = {
  id: id(8), commerceSubscriptionId: id(9), skuId: SKU, poolId: POOL, status: 'Enabled', totalLicenses: 1, isTrial: false, createdDateTime: AT,
  nextLifecycleDateTime: UNTIL, term: 'P1Y', billingFrequency: 'P1Y', accountType: 'MCA', recurringBilling: true, purchaseChannel: 'direct',
  ownerId: null, price: null,
}

const VIEW: SavedView = { id: id(9), name: 'Mine', page: 'activeUsers', query: 'q=anna', isShared: false, owner: { id: PERSON, displayName: 'Zoé Martin' } }
const TEMPLATE: Template = { id: id(9), displayName: 'Sales', description: null, domain: null, password: { generate: true, forceChange: true }, usageLocation: null, licenses: [], roles: [], profile: {} }

interface Made {
  readonly person: number
  readonly group: number
  readonly operation: number
  readonly situation: number
}

/** One of everything. */
async function fill(db: Db, tenant: number): Promise<Made> {
  const situation = await situations.internSituation(db, tenant, [RECORD])
  const [person] = await users.insertUsers(db, tenant, [{ id: PERSON, displayName: 'Zoé Martin', userPrincipalName: 'zoe@contoso.com', situationId: situation }])
  const [group] = await groups.insertGroups(db, tenant, [{ id: GROUP, displayName: 'Sales' }])
  await groups.insertMemberships(db, tenant, [{ groupPk: group!, userPk: person!, since: AT }])
  await subscriptions.insertSubscription(db, tenant, SUBSCRIPTION)
  await pools.addConsumed(db, tenant, new Map([[SKU, 1]]))
  await plans.insertPlan(db, tenant, { id: PLAN, createdDateTime: AT, expiresDateTime: UNTIL, body: {} })
  const operation = await operations.insertOperation(db, tenant, {
    id: OPERATION, kind: 'changeLicenses', state: 'succeeded', total: 1, done: 1, failed: 0, reason: 'INC', createdById: APP, createdByName: 'App',
    createdByKind: 'app', createdDateTime: AT, startedDateTime: AT, finishedDateTime: AT, planId: null, causedBy: null, undoOf: null, undoneBy: null,
    error: null, added: [SKU], removed: [], idempotencyKey: 'key',
  })
  const same = { beforeSituationId: situation, afterSituationId: situation, beforeUsageLocation: null, afterUsageLocation: 'FR', outcome: 'changed' } as const
  await journal.insertJournalRow(db, tenant, operation, { userPk: person!, ...same })
  await objects.insertObjectJournal(db, tenant, operation, { type: 'user', objectId: PERSON, before: null, after: {} })
  await apps.insertApp(db, tenant, { id: APP, appId: APP, displayName: 'App', permissions: [], scopes: [], redirectUris: [], isPublicClient: false, builtIn: false, createdDateTime: AT })
  const loss = { kind: 'mailbox', bit: 1, cause: 'unlicensed', state: 'softDeleted', sinceDateTime: AT, nextDateTime: UNTIL, untilDateTime: UNTIL, end: 'purged' } as const
  await dataClocks.insertLosses(db, tenant, operation, [loss])
  await dataClocks.startClocks(db, tenant, operation, 'unlicensed', [{ beforeSituationId: situation, afterSituationId: situation, bits: 1 }], { pkFrom: 0, pkTo: person! })
  await dataItems.putDataItem(db, tenant, person!, { kind: 'mailbox', held: true, shared: false, sizeGB: null, guards: 3 })
  await identity.insertSession(db, tenant, { hash: `session ${tenant}`, userPk: person!, createdDateTime: AT, expiresDateTime: UNTIL })
  await identity.insertSignInLink(db, tenant, { hash: `link ${tenant}`, userPk: person!, expiresDateTime: UNTIL })
  await identity.insertRoles(db, tenant, [{ userPk: person!, roleTemplateId: ADMINISTRATOR }])
  await rules.setRuleSwitch(db, tenant, { ruleId: 'r', enabled: false, severity: null })
  await rules.setOwnPrice(db, tenant, { skuId: SKU, effectiveFrom: '2026-01-01', amount: 1, currency: 'USD' })
  await rules.replaceLocationRules(db, tenant, [{ id: 'l', skuId: SKU, servicePlanId: null, country: 'FR', prohibited: true, source: '', note: '' }])
  await savedViews.insertView(db, tenant, VIEW)
  await templates.insertTemplate(db, tenant, PERSON, TEMPLATE)
  await exports.insertExport(db, tenant, OPERATION, {})
  return { person: person!, group: group!, operation, situation }
}

const all = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const row of rows) found.push(row)
  return found
}

/** Every reading by a tenant, of what another one has. */
const READINGS: Readonly<Record<string, (db: Db, tenant: number, made: Made) => Promise<unknown>>> = {
  getUserRow: (db, tenant) => users.getUserRow(db, tenant, PERSON),
  'getUserRow by name': (db, tenant) => users.getUserRow(db, tenant, 'zoe@contoso.com'),
  getUserRows: (db, tenant) => users.getUserRows(db, tenant, [PERSON, 'zoe@contoso.com']),
  idsOf: async (db, tenant, { person }) => [...(await users.idsOf(db, tenant, [person]))],
  listUserRows: async (db, tenant) => (await users.listUserRows(db, tenant, { top: 9 })).rows,
  'listUserRows of holders': async (db, tenant) => (await users.listUserRows(db, tenant, { top: 9, holdersOf: SKU })).rows,
  'listUserRows with errors': async (db, tenant) => (await users.listUserRows(db, tenant, { top: 9, withErrors: SKU })).rows,
  'listUserRows of members': async (db, tenant, { group }) => (await users.listUserRows(db, tenant, { top: 9, membersOf: group })).rows,
  'listUserRows by pk': async (db, tenant, { person }) => (await users.listUserRows(db, tenant, { top: 9, pks: [person] })).rows,
  'listUserRows by search': async (db, tenant) => (await users.listUserRows(db, tenant, { top: 9, search: { kind: 'words', property: null, words: ['zoe'] } })).rows,
  listWhoWouldHave: (db, tenant) => taken.listWhoWouldHave(db, tenant, ['zoe@contoso.com']),
  countUserRows: (db, tenant) => users.countUserRows(db, tenant, {}),
  typeAhead: (db, tenant) => users.typeAhead(db, tenant, 'zo'),
  situationsWith: (db, tenant) => situations.situationsWith(db, tenant, { skuId: SKU }),
  situationsInError: (db, tenant) => situations.situationsInError(db, tenant, { skuId: SKU }),
  allSituations: async (db, tenant) => [...(await situations.allSituations(db, tenant))],
  countUsersInError: async (db, tenant) => [...(await situations.countUsersInError(db, tenant))],
  listPools: (db, tenant) => pools.listPools(db, tenant),
  lockPools: (db, tenant) => pools.lockPools(db, tenant),
  listSubscriptions: (db, tenant) => subscriptions.listSubscriptions(db, tenant),
  nextSubscriptionDue: (db, tenant) => subscriptions.nextSubscriptionDue(db, tenant, UNTIL),
  situationsInPool: (db, tenant) => moves.situationsInPool(db, tenant, SKU, SKU),
  getGroupRow: (db, tenant) => groups.getGroupRow(db, tenant, GROUP),
  listGroupRows: async (db, tenant) => (await groups.listGroupRows(db, tenant, { top: 9 })).rows,
  countGroupRows: (db, tenant) => groups.countGroupRows(db, tenant, {}),
  listMemberRows: async (db, tenant, { group }) => (await groups.listMemberRows(db, tenant, group, { top: 9 })).rows,
  listMemberOfRows: (db, tenant, { person }) => groups.listMemberOfRows(db, tenant, person),
  classesOf: async (db, tenant) => (await targets.classesOf(db, tenant, {})).classes,
  streamTargetPks: async (db, tenant, { situation }) =>
    all(targets.streamTargetPks(db, tenant, {}, [{ situationId: situation, usageLocation: null, userType: 'Member', accountEnabled: true, takenAddress: null }], [0])),
  listTargetUsers: (db, tenant) => targets.listTargetUsers(db, tenant, {}, { top: 9 }),
  listTargetPeople: (db, tenant, { situation }) =>
    planPeople.listTargetPeople(db, tenant, {}, [{ key: { situationId: situation, usageLocation: null, userType: 'Member', accountEnabled: true, takenAddress: null }, above: null, upTo: null }], { top: 9, skip: 0 }),
  listChangedSince: (db, tenant) => planPeople.listChangedSince(db, tenant, {}, -1, 9),
  journalClasses: async (db, tenant, { operation }) => (await journal.journalClasses(db, tenant, operation)).classes,
  listJournal: (db, tenant, { operation }) => journal.listJournal(db, tenant, operation, { top: 9 }),
  countJournal: async (db, tenant, { operation }) => Object.entries(await journal.countJournal(db, tenant, operation)),
  readObjectJournal: (db, tenant, { operation }) => objects.readObjectJournal(db, tenant, operation),
  listObjectChanges: (db, tenant) => objects.listObjectChanges(db, tenant, PERSON, 9),
  listClocksOf: (db, tenant, { person }) => dataClocks.listClocksOf(db, tenant, person),
  listDueLosses: (db, tenant) => dataClocks.listDueLosses(db, tenant, UNTIL),
  nextLossDue: (db, tenant) => dataClocks.nextLossDue(db, tenant, UNTIL),
  listDataItems: (db, tenant, { person }) => dataItems.listDataItems(db, tenant, person),
  countGuarded: (db, tenant) => dataItems.countGuarded(db, tenant, { target: {} }, 'anything'),
  listDeadlines: (db, tenant) => listDeadlines(db, tenant, { within: null }, { top: 9, skip: 0 }),
  countDeadlines: (db, tenant) => countDeadlines(db, tenant, { within: null }),
  getPlanRow: (db, tenant) => plans.getPlanRow(db, tenant, PLAN),
  getOperation: (db, tenant) => operations.getOperation(db, tenant, OPERATION),
  findByIdempotencyKey: (db, tenant) => operations.findByIdempotencyKey(db, tenant, 'key'),
  listOperations: async (db, tenant) => (await operations.listOperations(db, tenant, { top: 9 })).rows,
  findAppRow: (db, tenant) => apps.findAppRow(db, tenant, { appId: APP }),
  listRoles: (db, tenant, { person }) => identity.listRoles(db, tenant, person),
  findAdministrator: (db, tenant) => identity.findAdministrator(db, tenant),
  listRuleSwitches: (db, tenant) => rules.listRuleSwitches(db, tenant),
  listPrices: (db, tenant) => rules.listPrices(db, tenant),
  listLocationRules: (db, tenant) => rules.listLocationRules(db, tenant),
  listViewRows: (db, tenant) => savedViews.listViewRows(db, tenant, PERSON),
  getViewRow: (db, tenant) => savedViews.getViewRow(db, tenant, VIEW.id),
  listTemplateRows: (db, tenant) => templates.listTemplateRows(db, tenant, PERSON),
  getTemplateRow: (db, tenant) => templates.getTemplateRow(db, tenant, PERSON, TEMPLATE.id),
  getExportBody: (db, tenant) => exports.getExportBody(db, tenant, OPERATION),
}

const isNothing = (answer: unknown): boolean => answer === undefined || answer === 0 || (Array.isArray(answer) && answer.length === 0)

/** The readings that show a tenant anything. */
async function thoseWhoSee(db: Db, tenant: number, made: Made): Promise<string[]> {
  const seeing: string[] = []
  for (const [name, read] of Object.entries(READINGS)) if (!isNothing(await read(db, tenant, made))) seeing.push(name)
  return seeing
}

onBothDatabases('a tenant', (store) => {
  test('sees what it has, and nothing of what another has', async () => {
    const [mine, other] = [await newTenant(store()), await newTenant(store())]
    const made = await store().transaction((db) => fill(db, mine))
    expect(await thoseWhoSee(store().db, mine, made)).toEqual(Object.keys(READINGS))
    expect(await thoseWhoSee(store().db, other, made)).toEqual([])
    await expect(situations.readSituation(store().db, other, made.situation)).rejects.toThrow('no situation')
    expect(await identity.findSessionRow(store().db, other, `session ${mine}`)).toBeUndefined()
  })

  test('changes nothing of what another has', async () => {
    const [mine, other] = [await newTenant(store()), await newTenant(store())]
    const made = await store().transaction((db) => fill(db, mine))
    const look = async (): Promise<unknown[]> => {
      const seen: unknown[] = [await identity.findSessionRow(store().db, mine, `session ${mine}`), await identity.listRoles(store().db, mine, made.person)]
      for (const read of Object.values(READINGS)) seen.push(await read(store().db, mine, made))
      return seen
    }
    const before = await look()
    await store().transaction(async (db) => {
      const { person, operation } = made
      const range = { pkFrom: 0, pkTo: person }
      await users.updateUserRow(db, other, person, { displayName: 'X', usageLocation: 'US' })
      await taken.refreshTakenAddresses(db, other, ['zoe@contoso.com'])
      await taken.findTakenAddresses(db, other)
      await users.setSituation(db, other, person, { situationId: 1, version: 9, at: AT })
      await users.softDeleteUser(db, other, person, { at: AT, version: 9 })
      await users.restoreUserRow(db, other, person, { version: 9 })
      await expect(users.lockUser(db, other, person)).rejects.toThrow('no person')
      await expect(pools.addConsumed(db, other, new Map([[SKU, 1]]))).rejects.toThrow('no pool')
      await subscriptions.updateSubscription(db, other, SUBSCRIPTION.id, { totalLicenses: 99 })
      await pools.noteOverAssigned(db, other, AT)
      await moves.moveSituations(db, other, operation + 1_000, [{ fromSituationId: made.situation, toSituationId: 1 }], { version: 9, at: AT })
      const stopped = { join: sql``, lost: sql`0`, back: sql`1` }
      const ways = [{ beforeSituationId: made.situation, afterSituationId: 1, lost: 0, back: 1 }]
      await applying.applyJournal(db, other, operation, { version: 9, at: AT, clocks: stopped, ...range })
      expect(await applying.applyToEverybody(db, other, operation, ways, { version: 9, at: AT, clocks: stopped, ...range })).toBe(0)
      expect(await applying.lookAtRange(db, other, range)).toEqual({ people: 0, running: 0 })
      await journal.insertJournalForTarget(db, other, operation + 1_000, {}, [], range)
      await dataClocks.stopClocksOf(db, other, person, 1)
      await dataClocks.stopDeletedClocks(db, other, [person])
      await dataClocks.turnLoss(db, other, operation, 'mailbox', { state: 'purged', nextDateTime: null })
      await dataClocks.forgetLoss(db, other, operation, 'mailbox')
      await operations.updateOperation(db, other, operation, { state: 'failed' })
      expect(await plans.markPlanApplied(db, other, PLAN, OPERATION)).toBe(false)
      expect(await identity.useSignInLinkRow(db, other, `link ${mine}`, AT)).toBeUndefined()
      await identity.touchSessionRow(db, other, `session ${mine}`, AT)
      await identity.deleteSession(db, other, `session ${mine}`)
      await rules.setOwnPrice(db, other, { skuId: SKU, effectiveFrom: '2026-01-01', amount: null, currency: 'USD' })
      await rules.replaceLocationRules(db, other, [])
      await savedViews.updateView(db, other, { ...VIEW, name: 'X' })
      await savedViews.deleteViewRow(db, other, VIEW.id)
      await templates.updateTemplate(db, other, { ...TEMPLATE, displayName: 'X' })
      await templates.deleteTemplateRow(db, other, TEMPLATE.id)
      await tenants.setTenantClock(db, other, { offsetMs: 5, frozenAt: null })
      await deleteTenant(db, other)
    })
    expect(await look()).toEqual(before)
  })

  test('that is removed takes everything with it', async () => {
    const mine = await newTenant(store())
    const made = await store().transaction((db) => fill(db, mine))
    await store().transaction((db) => deleteTenant(db, mine))
    expect(await thoseWhoSee(store().db, mine, made)).toEqual([])
  })
})
