// Who waits for a seat gets all that a plan had for them, and waits no more for what is taken back.
import type { Operation } from '#model/operation.ts'
import type { Plan, PlanUser } from '#model/plan.ts'
import type { PoolRecord } from '#model/subscription.ts'
import { openContosoDesk, skuOf } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const [VISIO, OTHER] = ['VISIO_PLAN1_DEPT', 'SPE_E5'].map(skuOf) as [string, string]
const WAIT = { mode: 'bestEffort', waitingList: true }

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
  await desk.apply(await desk.get<Plan>(201, 'POST', '/licet/v1/subscriptions', { skuId: VISIO, totalLicenses: 2, term: 'P1Y', billingFrequency: 'P1M', accountType: 'MCA' }))
}, 60_000)
afterAll(() => desk.close())

const give = (skuId: string, more: object = {}) => ({ add: [{ skuId }], ...more })
const remove = async (...users: readonly string[]): Promise<Operation> => desk.apply(await desk.plan({ users }, { remove: [VISIO] }))
const waiting = async (): Promise<number> => (await desk.get<Page<PoolRecord>>(200, 'GET', '/licet/v1/pools')).value.find(({ skuId }) => skuId === VISIO)!.waiting

/** As many new people as there are seats, who have them. */
async function seated(): Promise<[string, string]> {
  const users: [string, string] = [await desk.newPerson(), await desk.newPerson()]
  await desk.apply(await desk.plan({ users }, give(VISIO)))
  return users
}

/** Where somebody is, and whether they have what is waited for. */
async function stateOf(user: string): Promise<[string | null, boolean]> {
  const { usageLocation, assignedLicenses } = await desk.get<{ usageLocation: string | null; assignedLicenses: readonly { skuId: string }[] }>(200, 'GET', `/v1.0/users/${user}?$select=usageLocation,assignedLicenses`)
  return [usageLocation, assignedLicenses.some(({ skuId }) => skuId === VISIO)]
}

test('the location that a plan had for who waits comes with the seat, unless another was set since, and is journaled', async () => {
  const holders = await seated()
  const [nowhere, elsewhere] = [await desk.newPerson({ usageLocation: null }), await desk.newPerson()]
  const plan = await desk.plan({ users: [nowhere, elsewhere] }, give(VISIO, { usageLocation: 'DE' }), WAIT)
  expect(plan.summary).toMatchObject({ changed: 0, refused: 0, waiting: 2 })
  await desk.apply(plan)
  expect([await stateOf(nowhere), await stateOf(elsewhere)]).toEqual([[null, false], ['FR', false]])
  expect((await desk.ask('PATCH', `/v1.0/users/${elsewhere}`, { usageLocation: 'BE' })).status).toBe(204)
  await remove(...holders)
  expect([await stateOf(nowhere), await stateOf(elsewhere)]).toEqual([['DE', true], ['BE', true]])

  const granted = (await desk.get<Page<Operation>>(200, 'GET', '/licet/v1/operations?$top=5')).value.find(({ kind }) => kind === 'grantSeats')!
  const moves = (await desk.get<Page<PlanUser>>(200, 'GET', `/licet/v1/operations/${granted.id}/users`)).value.map(({ before, after }) => [before.usageLocation, after.usageLocation])
  expect(moves.toSorted()).toEqual([[null, 'DE'], ['BE', 'BE']].toSorted())

  await remove(nowhere, elsewhere)
})

test('a location that was chosen as a way out comes with the seat too, to those for whom it was chosen', async () => {
  const [nowhere, somewhere] = [await desk.newPerson({ usageLocation: null }), await desk.newPerson({ usageLocation: 'BE' })]
  const short = await desk.plan({ users: [nowhere, somewhere] }, give(VISIO), WAIT)
  const fix = short.refusals.find(({ code }) => code === 'UsageLocationMissing')!.fixes[0]!
  const holders = await seated()
  const plan = await desk.get<Plan>(201, 'POST', '/licet/v1/plans', { basePlanId: short.id, fixIds: [fix.id] })
  expect(plan.summary).toMatchObject({ refused: 0, waiting: 2 })
  await desk.apply(plan)
  await remove(...holders)
  expect([await stateOf(nowhere), await stateOf(somewhere)]).toEqual([['US', true], ['BE', true]])
  await remove(nowhere, somewhere)
})

test('a row that takes back what its person waits for ends the wait of that person alone, and undo brings it back', async () => {
  const holders = await seated()
  const users = [await desk.newPerson(), await desk.newPerson(), await desk.newPerson(), await desk.newPerson()]
  await desk.apply(await desk.plan({ users }, give(OTHER)))
  await desk.apply(await desk.plan({ users }, give(VISIO), WAIT))
  const changes = [{ removeAll: true }, give(OTHER, { replaceAll: true }), { remove: [OTHER] }, give(VISIO, { replaceAll: true })]
  const rows = users.map((user, at) => ({ user, change: changes[at] }))
  const operation = await desk.apply(await desk.get<Plan>(201, 'POST', '/licet/v1/plans', { target: { rows }, mode: 'bestEffort' }))
  expect(await waiting()).toBe(2)
  await desk.apply(await desk.undo(operation))
  expect(await waiting()).toBe(4)
  await remove(...holders)
  expect((await Promise.all(users.map(stateOf))).filter(([, has]) => has)).toHaveLength(2)
})

test('all of it leaves the data sound', async () => expect(await desk.faults()).toEqual([]))
