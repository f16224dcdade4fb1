import type { Operation } from '#model/operation.ts'
import type { Plan } from '#model/plan.ts'
import { openContosoDesk, skuOf } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const [E5, PROJECT] = ['SPE_E5', 'PROJECT_P1'].map(skuOf) as [string, string]
const DAY_MS = 24 * 3_600_000

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
  await desk.get(200, 'PATCH', '/licet/v1/clock', { frozen: true })
}, 30_000)
afterAll(() => desk.close())

const give = (...skuIds: readonly string[]) => ({ add: skuIds.map((skuId) => ({ skuId })) })
async function holders(count: number, ...skuIds: readonly string[]): Promise<string[]> {
  const users: string[] = []
  for (let made = 0; made < count; made += 1) users.push(await desk.newPerson())
  await desk.apply(await desk.plan({ users }, give(...skuIds)))
  return users
}
const seats = async (skuId: string): Promise<{ consumedUnits: number; prepaidUnits: { enabled: number } }> =>
  (await desk.get<Page<{ skuId: string; consumedUnits: number; prepaidUnits: { enabled: number } }>>(200, 'GET', '/v1.0/subscribedSkus')).value.find((sku) => sku.skuId === skuId)!
const statesOf = async (user: string): Promise<Record<string, string>> =>
  Object.fromEntries((await desk.get<Page<{ kind: string; state: string }>>(200, 'GET', `/licet/v1/users/${user}/dataItems`)).value.map(({ kind, state }) => [kind, state]))

test('deleting many people is shown first, frees the seats at once, and can be undone in full', async () => {
  const before = (await seats(E5)).consumedUnits
  const [first, second, held] = (await holders(3, E5)) as [string, string, string]
  const users = [first, second, held]
  await desk.get(200, 'PATCH', `/licet/v1/users/${held}/dataItems/mailbox`, { held: true })
  const states = await Promise.all(users.map(statesOf))
  const licenses = await Promise.all(users.map(desk.licensesOf))
  const plan = await desk.plan({ users }, { deleteUser: true })
  const { now } = await desk.get<{ now: string }>(200, 'GET', '/licet/v1/clock')
  const until = new Date(Date.parse(now) + 30 * DAY_MS).toISOString()
  expect(plan).toMatchObject({ summary: { users: 3, changed: 3, refused: 0 }, undoable: true, seats: [{ skuId: E5, before: { consumed: before + 3 }, after: { consumed: before } }] })
  expect(plan.data.find(({ kind }) => kind === 'mailbox')).toEqual({ kind: 'mailbox', users: 3, recoverableUntilDateTime: until, held: 1 })
  expect((await desk.people(plan)).map(({ before: was, after }) => [was.assignedLicenses.length, after.assignedLicenses.length])).toEqual([[1, 0], [1, 0], [1, 0]])

  const operation = await desk.apply(plan)
  expect(operation).toMatchObject({ kind: 'deleteUser', state: 'succeeded', total: 3, undoable: true })
  expect((await seats(E5)).consumedUnits).toBe(before)
  for (const user of users) expect((await desk.ask('GET', `/v1.0/users/${user}`)).status).toBe(404)
  expect(await statesOf(first)).toMatchObject({ mailbox: 'softDeleted', phoneNumber: 'released' })

  const undo = await desk.undo(operation)
  expect(undo).toMatchObject({ undoOf: operation.id, summary: { users: 3, changed: 3 }, seats: [{ after: { consumed: before + 3 } }] })
  expect(await desk.apply(undo)).toMatchObject({ kind: 'restoreUser', undoOf: operation.id })
  expect(await Promise.all(users.map(desk.licensesOf))).toEqual(licenses)
  expect(await Promise.all(users.map(statesOf))).toEqual(states)
  expect(await desk.get<Operation>(200, 'GET', `/licet/v1/operations/${operation.id}`)).toMatchObject({ undoable: false })
  const { userPrincipalName } = await desk.get<{ userPrincipalName: string }>(200, 'GET', `/v1.0/users/${first}`)
  expect((await desk.get<Page<{ id: string }>>(200, 'GET', `/licet/v1/users?$search="${userPrincipalName.split('@')[0]}"`)).value.map(({ id }) => id)).toContain(first)
})

test('a restoration gives back every licence, even past capacity', async () => {
  const { consumedUnits, prepaidUnits } = await seats(PROJECT)
  const free = prepaidUnits.enabled - consumedUnits
  const people = await holders(free, PROJECT)
  const [one] = people as [string]
  await desk.apply(await desk.plan({ users: [one] }, { deleteUser: true }))
  await holders(1, PROJECT)
  const plan = await desk.plan({ users: [one] }, { restoreUser: true })
  expect(plan).toMatchObject({ summary: { changed: 1, refused: 0 }, refusals: [] })
  expect(await desk.apply(plan)).toMatchObject({ kind: 'restoreUser', state: 'succeeded' })
  expect((await seats(PROJECT)).consumedUnits).toBe(prepaidUnits.enabled + 1)
})

test('everybody deleted whom a search finds comes back in one plan, but for some; who is deleted meanwhile makes it stale', async () => {
  const named = async (displayName: string): Promise<string> => desk.newPerson({ displayName })
  const [one, two, kept, other] = [await named('Quitter One'), await named('Quitter Two'), await named('Quitter Three'), await named('Somebody Else')]
  await desk.apply(await desk.plan({ users: [one, two] }, give(E5)))
  await desk.apply(await desk.plan({ users: [one, two, kept, other] }, { deleteUser: true }))
  const request = { search: '"quitter"', filter: "usageLocation eq 'FR'", except: [kept] }
  const stale = await desk.plan(request, { restoreUser: true })
  expect(stale.summary).toMatchObject({ users: 2, changed: 2 })
  const late = await named('Quitter Four')
  await desk.apply(await desk.plan({ users: [late] }, { deleteUser: true }))
  expect((await desk.refusal(409, 'POST', `/licet/v1/plans/${stale.id}/apply`)).code).toBe('planIsStale')
  const operation = await desk.apply(await desk.plan({ ...request, except: [kept, late] }, { restoreUser: true }))
  expect(operation).toMatchObject({ kind: 'restoreUser', total: 2, done: 2 })
  const status = async (id: string): Promise<number> => (await desk.ask('GET', `/v1.0/users/${id}`)).status
  expect(await Promise.all([one, two, kept, other, late].map(status))).toEqual([200, 200, 404, 404, 404])
  expect(await desk.apply(await desk.plan({ search: '"quitter"' }, { restoreUser: true }))).toMatchObject({ done: 2 })
})

test('freed seats go to who waits, in the same operation', async () => {
  const { consumedUnits, prepaidUnits } = await seats(PROJECT)
  const [waiting] = [await desk.newPerson()]
  await desk.apply(await desk.plan({ users: [waiting] }, give(PROJECT), { mode: 'bestEffort', waitingList: true }))
  const holding = (await desk.get<Page<{ id: string }>>(200, 'GET', `/licet/v1/users?holdersOf=${PROJECT}&$top=50&$count=true`)).value.map(({ id }) => id)
  const leaving = holding.slice(0, consumedUnits - prepaidUnits.enabled + 1)
  await desk.apply(await desk.plan({ users: leaving }, { deleteUser: true }))
  expect(await desk.licensesOf(waiting)).toMatchObject({ assignedLicenses: [{ skuId: PROJECT }] })
})

test('what cannot be is refused with the reason', async () => {
  const user = await desk.newPerson()
  const post = (target: object, change: object) => desk.refusal(400, 'POST', '/licet/v1/plans', { target, change })
  expect((await post({ users: [user] }, { deleteUser: true, remove: [E5] })).details).toMatchObject([{ target: 'change.deleteUser' }])
  expect((await desk.refusal(404, 'POST', '/licet/v1/plans', { target: { users: [user] }, change: { restoreUser: true } })).details).toMatchObject([{ target: 'target.users' }])
  expect((await post({ holdersOf: E5 }, { restoreUser: true })).details).toMatchObject([{ target: 'target.holdersOf' }])
  const synced = await desk.get<Page<{ id: string }>>(200, 'GET', '/licet/v1/users?$filter=onPremisesSyncEnabled eq true&$top=1')
  for (const { id } of synced.value) expect((await post({ users: [id] }, { deleteUser: true })).code).toBe('Request_BadRequest')
})

test('a plan to delete somebody who changed meanwhile is stale', async () => {
  const [user] = (await holders(1, E5)) as [string]
  const plan: Plan = await desk.plan({ users: [user] }, { deleteUser: true })
  await desk.apply(await desk.plan({ users: [user] }, { remove: [E5] }))
  expect((await desk.refusal(409, 'POST', `/licet/v1/plans/${plan.id}/apply`)).code).toBe('planIsStale')
})

test('all of it leaves the data sound', async () => expect(await desk.faults()).toEqual([]))
