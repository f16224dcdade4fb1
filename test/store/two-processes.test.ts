// Two offices on one PostgreSQL, each with its own connections and its own runner, as two processes have them.
import type { StoredPlan } from '#actions/plan-draft.ts'
import { readCatalogue } from '#catalogue/catalogue.ts'
import { ALL_PERMISSIONS } from '#engine/access.ts'
import { runDue } from '#jobs/clock-runner.ts'
import { startOperationRunner } from '#jobs/operation-runner.ts'
import type { OperationRunner } from '#jobs/operation-runner.ts'
import { licetItself } from '#model/caller.ts'
import type { Caller } from '#model/caller.ts'
import { Problem } from '#model/problem.ts'
import { makeSample } from '#sample/make-sample.ts'
import { checkInvariants } from '#store/check-invariants.ts'
import { openStore } from '#store/open-store.ts'
import type { Store } from '#store/open-store.ts'
import { listPools } from '#store/pools.ts'
import { insertSubscription } from '#store/subscriptions.ts'
import { insertTenant, setTenantClock } from '#store/tenants.ts'
import { skuOf } from '#test/fixtures/contoso-desk.ts'
import { createTestDatabase } from '#test/fixtures/postgres.ts'
import type { TestDatabase } from '#test/fixtures/postgres.ts'
import { openOffice } from '#threads/open-office.ts'
import type { Office } from '#threads/office.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const catalogue = readCatalogue()
const [VISIO, E5, FREE] = ['VISIOCLIENT', 'SPE_E5', 'POWER_BI_STANDARD'].map(skuOf) as [string, string, string]
const NOW = new Date('2026-11-22T09:00:00Z')

let database: TestDatabase
let store: Store
let offices: readonly [Office, Office]
let caller: Caller
beforeAll(async () => {
  database = await createTestDatabase()
  store = await openStore({ url: database.url, access: 'writer' })
  const { tenantId } = await store.transaction((db) => makeSample(db, catalogue, { source: 'contoso', now: NOW, users: 2_000, licensedPercent: 0 }))
  const open = () => openOffice({ url: database.url, catalogue, readers: 1, startedAt: NOW.getTime() })
  offices = [await open(), await open()]
  caller = { tenantId, kind: 'app', id: crypto.randomUUID(), displayName: 'Test', userPrincipalName: null, permissions: ALL_PERMISSIONS, roles: [], language: 'en' }
})
afterAll(async () => {
  await Promise.all(offices.map((office) => office.close()))
  await store.close()
  await database.drop()
})

const officeAt = (at: number): Office => offices[at % 2] as Office
const consumed = async (skuId: string): Promise<number> => (await listPools(store.db, 1)).find((pool) => pool.skuId === skuId && pool.ownerId === null)!.consumed

let made = 0
const newPerson = (): Promise<string> => newPersonBy(officeAt(made))

async function newPersonBy(office: Office): Promise<string> {
  made += 1
  const body = { accountEnabled: true, displayName: `P ${made}`, mailNickname: `p${made}`, userPrincipalName: `pair${made}@contoso.com`, usageLocation: 'FR', passwordProfile: { password: 'Sufficiently-1-long' } }
  return String((await office.act('createUser', caller, { body }))['id'])
}

/** How each ended: `done`, or the status of its Problem. */
const outcomes = (works: readonly Promise<unknown>[]): Promise<(number | 'done')[]> =>
  Promise.all(
    works.map((work) =>
      work.then(
        () => 'done' as const,
        (error: unknown) => {
          if (error instanceof Problem) return error.facts.status
          throw error
        },
      ),
    ),
  )

async function planFor(office: Office, target: object, change: object): Promise<StoredPlan> {
  const draft = await office.ask('draftPlan', caller, { body: { target, change, mode: 'bestEffort' } })
  return office.act('savePlan', caller, { draft })
}

test('the last seat is given once, whoever asks where', async () => {
  const people = await Promise.all(Array.from({ length: 10 }, newPerson))
  const body = { addLicenses: [{ skuId: VISIO, disabledPlans: [] }], removeLicenses: [] }
  const ends = await outcomes(people.map((user, at) => officeAt(at).act('assignLicense', caller, { user, body })))
  expect(ends.toSorted()).toEqual([...Array.from({ length: 9 }, () => 400), 'done'])
  expect(await consumed(VISIO)).toBe(10)
})

test('a plan is applied once', async () => {
  const users = [await newPerson(), await newPerson()]
  const { id: planId } = await planFor(officeAt(0), { users }, { add: [{ skuId: E5 }] })
  const before = await consumed(E5)
  const ends = await outcomes([0, 1, 2, 3].map((at) => officeAt(at).act('applyPlan', caller, { planId, idempotencyKey: null })))
  expect(ends.toSorted()).toEqual([409, 409, 409, 'done'])
  expect(await consumed(E5)).toBe(before + 2)
})

test('one key makes one operation', async () => {
  const { id: planId } = await planFor(officeAt(0), { users: [await newPerson()] }, { add: [{ skuId: E5 }] })
  const made = await Promise.all([0, 1, 2, 3].map((at) => officeAt(at).act('applyPlan', caller, { planId, idempotencyKey: 'one' })))
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
})

test('a name is given to one person', async () => {
  const body = { accountEnabled: true, displayName: 'Same', mailNickname: 'same', userPrincipalName: 'same@contoso.com', passwordProfile: { password: 'Sufficiently-1-long' } }
  const ends = await outcomes([0, 1, 2, 3].map((at) => officeAt(at).act('createUser', caller, { body })))
  expect(ends.toSorted()).toEqual([400, 400, 400, 'done'])
})

test('a person is deleted once, and restored once, with the seat', async () => {
  const user = await newPerson()
  await officeAt(0).act('assignLicense', caller, { user, body: { addLicenses: [{ skuId: E5, disabledPlans: [] }], removeLicenses: [] } })
  const before = await consumed(E5)
  expect((await outcomes([0, 1, 2].map((at) => officeAt(at).act('deleteUser', caller, { user })))).toSorted()).toEqual([404, 404, 'done'])
  expect(await consumed(E5)).toBe(before - 1)
  expect((await outcomes([0, 1, 2].map((at) => officeAt(at).act('restoreUser', caller, { user })))).toSorted()).toEqual([404, 404, 'done'])
  expect(await consumed(E5)).toBe(before)
})

test('changes of one person at once are all made or refused, one after the other', async () => {
  const user = await newPerson()
  const give = (skuId: string) => ({ addLicenses: [{ skuId, disabledPlans: [] }], removeLicenses: [] })
  const works = ['SPE_E5', 'FLOW_FREE', 'POWER_BI_STANDARD', 'EMS'].map((product, at) => officeAt(at).act('assignLicense', caller, { user, body: give(skuOf(product)) }))
  expect(await outcomes([...works, officeAt(1).act('updateUser', caller, { user, body: { usageLocation: 'JP' } })])).toEqual(Array.from({ length: 5 }, () => 'done'))
  expect((await officeAt(0).look('getUser', caller, { user, select: ['assignedLicenses', 'usageLocation'] }))['assignedLicenses']).toHaveLength(4)
})

test('what changes in one is told in the other, once in each', async () => {
  const seen: (readonly [number, unknown])[] = []
  const stops = offices.map((office, at) => office.events.watch(({ type, data }) => void (type === 'changed' && data['type'] === 'user' && seen.push([at, data['ids']]))))
  const told = Promise.withResolvers<void>()
  stops.push(officeAt(1).events.watch(({ data }) => void (data['type'] === 'settings' && told.resolve())))
  const user = await newPersonBy(officeAt(0))
  await officeAt(0).act('changeSettings', caller, { body: { helpName: 'Anna' } })
  await told.promise
  for (const stop of stops) stop()
  // What the tests before have done may still be told.
  expect(seen.filter(([, ids]) => JSON.stringify(ids) === JSON.stringify([user]))).toEqual([[0, [user]], [1, [user]]])
})

/** Waits for an operation to end, as its office's events tell. */
function ended(operationId: string): Promise<string> {
  return new Promise((resolve) => {
    for (const office of offices) {
      const stop = office.events.watch(({ type, data }) => {
        if (type !== 'operation' || data['id'] !== operationId || data['state'] === 'running' || data['state'] === 'queued') return
        stop()
        resolve(String(data['state']))
      })
    }
  })
}

const runnersOf = (some: readonly Office[]): OperationRunner[] =>
  some.map((office) =>
    startOperationRunner({
      office,
      tenants: [caller.tenantId],
      onFault: (error) => {
        throw error
      },
    }),
  )

test('a queued operation is run once, though both have a runner', async () => {
  const { id: planId, figures } = await planFor(officeAt(0), { search: '"contoso"' }, { add: [{ skuId: FREE }] })
  const queued = await officeAt(0).act('applyPlan', caller, { planId, idempotencyKey: null })
  expect(queued.state).toBe('queued')
  const before = await consumed(FREE)
  const end = ended(queued.id)
  const runners = runnersOf(offices)
  await end
  await Promise.all(runners.map((runner) => runner.stop()))
  const operation = await officeAt(1).look('getOperation', caller, { id: queued.id })
  expect(operation).toMatchObject({ error: null, total: figures.summary.users })
  expect(await consumed(FREE)).toBe(before + figures.summary.changed)
})

test('what a process that died has left is run by another', async () => {
  const { id: planId } = await planFor(officeAt(0), {}, { remove: [FREE] })
  const queued = await officeAt(0).act('applyPlan', caller, { planId, idempotencyKey: null })
  expect(await officeAt(0).act('claimOperation', { ...caller, kind: 'clock' }, null)).toMatchObject({ id: queued.id, state: 'running' })
  const end = ended(queued.id)
  const [runner] = runnersOf([officeAt(1)])
  expect(['succeeded', 'partial']).toContain(await end)
  await runner?.stop()
  expect(await consumed(FREE)).toBe(0)
})

describe('the clock', () => {
  /** What the clock has done so far: each step of each purchase, person and item of data, by name. */
  async function steps(): Promise<string[]> {
    const rows = await store.db.query.selectFrom('objectJournal as j').innerJoin('operations as o', 'o.pk', 'j.operationPk').select(['j.type', 'j.objectId', 'j.after', 'o.kind', 'o.createdDateTime']).where('o.createdByKind', '=', 'clock').execute()
    return rows.map(({ type, objectId, after, kind, createdDateTime }) => [kind, type, objectId, createdDateTime, JSON.stringify(after)].join(' ')).sort()
  }
  const twice = (all: readonly string[]): string[] => all.filter((one, at) => one === all[at + 1])
  const advance = async (office: Office, duration: string): Promise<unknown> => office.act('setClock', caller, { body: { advance: duration } })

  test('what falls due while both look is done once, at its own instant', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, newPerson))
    const { id: planId } = await planFor(officeAt(0), { users: people }, { add: [{ skuId: E5 }] })
    await officeAt(0).act('applyPlan', caller, { planId, idempotencyKey: null })
    const { id: back } = await planFor(officeAt(1), { users: people.slice(0, 4) }, { remove: [E5] })
    await officeAt(1).act('applyPlan', caller, { planId: back, idempotencyKey: null })
    await officeAt(1).act('deleteUser', caller, { user: people[5]! })
    for (let month = 0; month < 6; month += 1) {
      // Time passes while nobody looks; then both do, each by its runner and by hand.
      const offsetMs = (month + 1) * 31 * 24 * 3_600_000
      await setTenantClock(store.db, 1, { offsetMs, frozenAt: null })
      const rethrow = (error: unknown): never => {
        throw error
      }
      await Promise.all(offices.flatMap((office) => [runDue(office, caller.tenantId, rethrow), office.act('runClock', licetItself(caller.tenantId), null)]))
    }
    const done = await steps()
    expect(done.length).toBeGreaterThan(20)
    for (const kind of ['renewSubscription', 'expireSubscription', 'disableSubscription', 'purgeUser', 'turnData']) expect(done.some((one) => one.startsWith(kind))).toBe(true)
    expect(twice(done)).toEqual([])
  })

  test('many small organizations that fall due together are each turned once', async () => {
    const [bought, due] = ['2025-11-22T08:00:00.000Z', '2026-11-22T08:00:00.000Z']
    const id = (kind: number, at: number): string => `${kind}0000000-0000-4000-8000-${String(at).padStart(12, '0')}`
    await store.transaction(async (db) => {
      for (let at = 0; at < 40; at += 1) {
        const tenant = await insertTenant(db, { id: id(1, at), displayName: `Small ${at}`, kind: 'own', createdDateTime: bought })
        const common = { totalLicenses: 5, isTrial: false, createdDateTime: bought, nextLifecycleDateTime: due, term: 'P1Y', billingFrequency: 'P1M', accountType: 'MCA', purchaseChannel: 'direct', ownerId: null, price: null } as const
        await insertSubscription(db, tenant, { ...common, id: id(2, at), commerceSubscriptionId: id(3, at), skuId: E5, poolId: id(4, at), status: 'Enabled', recurringBilling: at % 2 === 0 })
      }
    })
    await Promise.all([...offices, ...offices].map((office) => runDue(office, caller.tenantId, (error) => Promise.reject(error as Error))))
    const ended = (await steps()).filter((one) => one.includes(' 20000000-'))
    expect(ended).toHaveLength(40)
    expect(ended.filter((one) => one.startsWith('renewSubscription'))).toHaveLength(20)
    expect(ended.every((one) => one.includes(due))).toBe(true)
  })

  test('set by both at once it goes forward only, and nothing is done twice', async () => {
    const before = (await officeAt(0).look('readClock', caller, null)).now
    await outcomes([advance(officeAt(0), 'P2M'), advance(officeAt(1), 'P1D'), advance(officeAt(0), 'P1M'), advance(officeAt(1), 'P3M')])
    const after = (await officeAt(1).look('readClock', caller, null)).now
    expect(Date.parse(after) - Date.parse(before)).toBeGreaterThanOrEqual(90 * 24 * 3_600_000)
    expect(twice(await steps())).toEqual([])
  })
})

test('after all of it the data is sound', async () => {
  expect(await checkInvariants(store.db)).toEqual([])
})
