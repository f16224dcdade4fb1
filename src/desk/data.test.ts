import type { DataDeadline, DataItem } from '#model/data-item.ts'
import type { Home } from '#model/home.ts'
import type { Operation } from '#model/operation.ts'
import { openContosoDesk, planOf, skuOf } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const [E5, E3, GRACE, EMS] = ['SPE_E5', 'SPE_E3', 'ENTERPRISEPACK', 'EMS'].map(skuOf) as [string, string, string, string]
const DAY_MS = 24 * 3_600_000

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
  await desk.get(200, 'PATCH', '/licet/v1/clock', { frozen: true })
}, 30_000)
afterAll(() => desk.close())

const now = async (): Promise<number> => Date.parse((await desk.get<{ now: string }>(200, 'GET', '/licet/v1/clock')).now)
const advance = (duration: string) => desk.get(200, 'PATCH', '/licet/v1/clock', { advance: duration })
const itemsOf = async (user: string): Promise<readonly DataItem[]> => (await desk.get<Page<DataItem>>(200, 'GET', `/licet/v1/users/${user}/dataItems`)).value
const statesOf = async (user: string): Promise<Record<string, string>> => Object.fromEntries((await itemsOf(user)).map(({ kind, state }) => [kind, state]))
const itemOf = (user: string, item: string): Promise<DataItem> => desk.get(200, 'GET', `/licet/v1/users/${user}/dataItems/${item}`)
const patch = (user: string, item: string, body: object): Promise<DataItem> => desk.get(200, 'PATCH', `/licet/v1/users/${user}/dataItems/${item}`, body)
const deadlinesOf = async (user: string, more = ''): Promise<readonly DataDeadline[]> =>
  (await desk.get<Page<DataDeadline>>(200, 'GET', `/licet/v1/dataDeadlines?$filter=${encodeURIComponent(`user/id eq '${user}'${more}`)}`)).value
const give = (...skuIds: readonly string[]) => ({ add: skuIds.map((skuId) => ({ skuId })) })

async function holder(...skuIds: readonly string[]): Promise<string> {
  const user = await desk.newPerson()
  await desk.apply(await desk.plan({ users: [user] }, give(...skuIds)))
  return user
}
const take = async (user: string, ...skuIds: readonly string[]): Promise<Operation> => desk.apply(await desk.plan({ users: [user] }, { remove: skuIds }))

const WITHOUT_PHONE = { mailbox: 'active', archive: 'active', oneDrive: 'active', officeActivation: 'active' }
const ALIVE = { mailbox: 'active', archive: 'active', oneDrive: 'active', phoneNumber: 'active', officeActivation: 'active' }
const LOST = { mailbox: 'softDeleted', archive: 'softDeleted', oneDrive: 'unlicensed', phoneNumber: 'released', officeActivation: 'unlicensed' }

// First of all: the purchase is in its days of grace when the sample begins.
test('when what was bought runs out, data stays for 90 days', async () => {
  const user = await holder(GRACE)
  expect(await statesOf(user)).toEqual(WITHOUT_PHONE)
  await advance('P19D')
  const [mailbox, ...others] = await deadlinesOf(user, " and end eq 'purged'")
  expect(mailbox).toMatchObject({ kind: 'mailbox', cause: 'lapsed', state: 'unlicensed', bringBack: 'renewSubscription', givesBack: null })
  expect(others.map(({ kind }) => kind)).toEqual(['archive', 'oneDrive'])
  expect(Date.parse(mailbox!.untilDateTime) - Date.parse(mailbox!.sinceDateTime)).toBe(90 * DAY_MS)
  await desk.apply(await desk.plan({ users: [user] }, give(E5)))
  expect(await statesOf(user)).toEqual(ALIVE)
  await advance('P90D')
  expect(await statesOf(user)).toEqual(ALIVE)
})

describe('when the last licence that keeps an item goes', () => {
  test('its clock starts, the list says who, what, until when and what brings it back, and giving back stops it', async () => {
    const user = await holder(E5)
    expect(await statesOf(user)).toEqual(ALIVE)
    expect(await deadlinesOf(user)).toEqual([])
    const operation = await take(user, E5)
    expect(await statesOf(user)).toEqual(LOST)
    const until = new Date((await now()) + 30 * DAY_MS).toISOString()
    const deadlines = await deadlinesOf(user)
    expect(deadlines.map(({ kind }) => kind)).toEqual(['mailbox', 'archive', 'officeActivation', 'oneDrive'])
    expect(deadlines[0]).toMatchObject({
      user: { id: user },
      kind: 'mailbox',
      cause: 'unlicensed',
      untilDateTime: until,
      recoverableUntilDateTime: until,
      end: 'purged',
      bringBack: 'giveLicense',
      givesBack: { add: [{ skuId: E5, disabledPlans: [] }], services: [] },
      operationId: operation.id,
    })
    expect(deadlines.at(-1)).toMatchObject({ kind: 'oneDrive', end: 'archived', recoverableUntilDateTime: null, untilDateTime: new Date((await now()) + 93 * DAY_MS).toISOString() })
    await desk.apply(await desk.plan({ users: [user] }, deadlines[0]!.givesBack!))
    expect(await statesOf(user)).toEqual(ALIVE)
    expect(await deadlinesOf(user)).toEqual([])
  })

  test('undo stops the clock as well', async () => {
    const user = await holder(E5)
    const operation = await take(user, E5)
    await desk.apply(await desk.undo(operation))
    expect(await statesOf(user)).toEqual(ALIVE)
  })

  test('a swap that keeps an item starts nothing for it', async () => {
    const user = await holder(E5)
    await desk.apply(await desk.plan({ users: [user] }, { ...give(E3), remove: [E5] }))
    expect(await statesOf(user)).toEqual({ ...ALIVE, phoneNumber: 'released' })
    expect(await deadlinesOf(user)).toEqual([])
  })

  test('a service that is switched off counts, and switching it on gives back', async () => {
    const user = await holder(E3)
    const exchange = planOf('SPE_E3', 'EXCHANGE_S_ENTERPRISE')
    await desk.apply(await desk.plan({ users: [user] }, { services: [{ skuId: E3, turnOff: [exchange] }] }))
    expect(await statesOf(user)).toMatchObject({ mailbox: 'softDeleted', oneDrive: 'active' })
    const [mailbox] = await deadlinesOf(user, " and kind eq 'mailbox'")
    expect(mailbox?.givesBack).toEqual({ add: [], services: [{ skuId: E3, turnOn: [exchange] }] })
    await desk.apply(await desk.plan({ users: [user] }, mailbox!.givesBack!))
    expect(await statesOf(user)).toMatchObject({ mailbox: 'active' })
  })

  test("Graph's assignLicense does the same", async () => {
    const user = await holder(E5)
    const ask = (addLicenses: object[], removeLicenses: string[]) => desk.get(200, 'POST', `/v1.0/users/${user}/assignLicense`, { addLicenses, removeLicenses })
    await ask([], [E5])
    expect(await statesOf(user)).toEqual(LOST)
    await ask([{ skuId: E5 }], [])
    expect(await statesOf(user)).toEqual(ALIVE)
  })

  test('a product without data starts nothing', async () => {
    const user = await holder(EMS)
    await take(user, EMS)
    expect(await itemsOf(user)).toEqual([])
  })
})

describe('the clock', () => {
  test('purges on the exact instant, once, as an operation that says so of each person', async () => {
    const [a, b] = [await holder(E5), await holder(E5)]
    await desk.apply(await desk.plan({ users: [a, b] }, { remove: [E5] }))
    const at = new Date((await now()) + 30 * DAY_MS).toISOString()
    await desk.get(200, 'PATCH', '/licet/v1/clock', { now: new Date(Date.parse(at) - 1).toISOString() })
    expect(await statesOf(a)).toEqual(LOST)
    await desk.get(200, 'PATCH', '/licet/v1/clock', { now: at })
    expect(await statesOf(a)).toEqual({ ...LOST, mailbox: 'purged', archive: 'purged', officeActivation: 'reduced' })
    const turned = async () => (await desk.get<Page<Operation>>(200, 'GET', '/licet/v1/operations?$top=5')).value.filter(({ kind }) => kind === 'turnData')
    const [operation, ...others] = await turned()
    expect(operation).toMatchObject({ kind: 'turnData', state: 'succeeded', createdDateTime: at, createdBy: { kind: 'clock' }, undoable: false })
    await advance('PT1S')
    expect(await turned()).toEqual([operation, ...others])
    const audits = await desk.get<Page<{ correlationId: string; activityDisplayName: string }>>(200, 'GET', `/v1.0/auditLogs/directoryAudits?$filter=targetResources/any(t:t/id eq '${a}')`)
    expect(audits.value.filter(({ correlationId }) => correlationId === operation!.id)).toHaveLength(3)
    expect((await deadlinesOf(a)).map(({ kind }) => kind)).toEqual(['oneDrive'])
    // What is purged does not come back: a new mailbox does.
    await desk.apply(await desk.plan({ users: [a] }, give(E5)))
    expect(await statesOf(a)).toEqual(ALIVE)
  })

  test('does late what fell due while nobody was there, in the order of time', async () => {
    const user = await holder(E5)
    await take(user, E5)
    await advance('P1Y')
    expect(await statesOf(user)).toEqual({ mailbox: 'purged', archive: 'purged', oneDrive: 'archived', phoneNumber: 'released', officeActivation: 'reduced' })
  })

  test('gives a mailbox 60 days where delicensing resiliency is on, and the plan says so', async () => {
    await desk.get(200, 'PATCH', '/licet/v1/settings', { delicensingResiliency: true })
    const user = await holder(E5)
    const plan = await desk.plan({ users: [user] }, { remove: [E5] })
    const until = new Date((await now()) + 60 * DAY_MS).toISOString()
    expect(plan.data.find(({ kind }) => kind === 'mailbox')?.recoverableUntilDateTime).toBe(until)
    await desk.apply(plan)
    expect(await itemOf(user, 'mailbox')).toMatchObject({ state: 'unlicensed', untilDateTime: until })
    await advance('P30D')
    expect(await itemOf(user, 'mailbox')).toMatchObject({ state: 'softDeleted', untilDateTime: until })
    await advance('P30D')
    expect(await itemOf(user, 'mailbox')).toMatchObject({ state: 'purged', untilDateTime: null })
    await desk.get(200, 'PATCH', '/licet/v1/settings', { delicensingResiliency: false })
  })
})

describe('holds and sharing', () => {
  test('a hold wins: the plan counts it, nothing starts, and lifting it starts the clock', async () => {
    const [user, other] = [await holder(E5), await holder(E5)]
    expect(await patch(user, 'mailbox', { held: true })).toMatchObject({ kind: 'mailbox', held: true, state: 'active' })
    const plan = await desk.plan({ users: [user, other] }, { remove: [E5] })
    expect(plan.data.find(({ kind }) => kind === 'mailbox')).toMatchObject({ users: 2, held: 1 })
    expect(plan.data.find(({ kind }) => kind === 'archive')).toMatchObject({ users: 2, held: 1 })
    expect(plan.data.find(({ kind }) => kind === 'oneDrive')).toMatchObject({ users: 2, held: 0 })
    await desk.apply(plan)
    expect(await statesOf(user)).toEqual({ ...LOST, mailbox: 'held', archive: 'held' })
    await advance('P40D')
    expect(await statesOf(user)).toMatchObject({ mailbox: 'held', archive: 'held' })
    const until = new Date((await now()) + 30 * DAY_MS).toISOString()
    expect(await patch(user, 'mailbox', { held: false })).toMatchObject({ state: 'softDeleted', untilDateTime: until })
    expect(await statesOf(user)).toMatchObject({ mailbox: 'softDeleted', archive: 'softDeleted' })
    expect(await patch(user, 'mailbox', { held: true })).toMatchObject({ state: 'held', untilDateTime: null })
    expect((await deadlinesOf(user)).map(({ kind }) => kind)).toEqual(['oneDrive'])
  })

  test('a shared mailbox of at most 50 GB needs no licence; one that grows does', async () => {
    const user = await holder(E5)
    await patch(user, 'mailbox', { shared: true, sizeGB: 12.5 })
    await take(user, E5)
    expect(await itemOf(user, 'mailbox')).toMatchObject({ state: 'shared', sizeGB: 12.5, untilDateTime: null })
    expect(await patch(user, 'mailbox', { sizeGB: 51 })).toMatchObject({ state: 'softDeleted' })
  })

  test('what makes no sense is refused with the reason', async () => {
    const user = await holder(E5)
    expect((await desk.refusal(400, 'PATCH', `/licet/v1/users/${user}/dataItems/mailbox`, { held: 'yes' })).details).toMatchObject([{ target: 'held' }])
    expect((await desk.refusal(400, 'PATCH', `/licet/v1/users/${user}/dataItems/phoneNumber`, { held: true })).details).toMatchObject([{ target: 'held' }])
    await take(user, E5)
    expect((await desk.refusal(400, 'PATCH', `/licet/v1/users/${user}/dataItems/mailbox`, { shared: true })).message).toContain('Give the license back first')
    await desk.refusal(404, 'GET', `/licet/v1/users/${user}/dataItems/fridge`)
    expect((await desk.refusal(400, 'GET', '/licet/v1/dataDeadlines?$filter=nothing eq 1')).code).toBe('BadRequest')
  })
})

test('Home says whose data goes within a week', async () => {
  const about = async () => (await desk.get<Home>(200, 'GET', '/licet/v1/home')).attention.find(({ kind }) => kind === 'deadlines')
  await advance('P1Y')
  expect(await about()).toBeUndefined()
  const user = await holder(E5)
  await take(user, E5)
  await advance('P22D')
  expect(await about()).toBeUndefined()
  await advance('P2D')
  expect((await about())?.facts['count']).toBe(1)
})

describe('a deleted person', () => {
  test('has 30 days for the mailbox, and all of it comes back with a restoration', async () => {
    const user = await holder(E5)
    await desk.ask('DELETE', `/v1.0/users/${user}`)
    expect(await statesOf(user)).toEqual(LOST)
    expect(await itemOf(user, 'mailbox')).toMatchObject({ bringBack: 'restoreUser' })
    expect(await deadlinesOf(user, " and kind eq 'mailbox'")).toMatchObject([{ cause: 'deleted', bringBack: 'restoreUser', givesBack: null }])
    await desk.get(200, 'POST', `/v1.0/directory/deletedItems/${user}/restore`)
    expect(await statesOf(user)).toEqual(ALIVE)
  })

  test('is gone for good after 30 days; a mailbox under a hold becomes inactive first', async () => {
    const [user, held] = [await holder(E5), await holder(E5)]
    await patch(held, 'mailbox', { held: true })
    for (const one of [user, held]) await desk.ask('DELETE', `/v1.0/users/${one}`)
    expect(await itemOf(held, 'mailbox')).toMatchObject({ state: 'softDeleted', end: 'inactive' })
    await desk.refusal(400, 'PATCH', `/licet/v1/users/${user}/dataItems/mailbox`, { held: true })
    await advance('P30D')
    await desk.refusal(404, 'GET', `/v1.0/directory/deletedItems/${user}`)
    expect(await deadlinesOf(user)).toMatchObject([{ kind: 'oneDrive', state: 'recycled', bringBack: null }])
  })
})

test('all of it leaves the data sound', async () => expect(await desk.faults()).toEqual([]))
