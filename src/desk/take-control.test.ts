// Taking control of what somebody bought by self-service: refused to administrators before, free to give after.
import type { OwnedProduct } from '#model/owned-product.ts'
import type { Plan } from '#model/plan.ts'
import type { Subscription } from '#model/subscription.ts'
import { openContosoDesk, planOf, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'

const [E5, VISIO, POWER_BI, PLANNER] = ['SPE_E5', 'VISIOCLIENT', 'POWER_BI_PRO', 'PROJECT_P1'].map(skuOf) as [string, string, string, string]
const [LEO, CAMILLE] = [upn('LeoM'), upn('CamilleB')]

let desk: ContosoDesk
beforeEach(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterEach(() => desk.close())

const listed = async <Row>(path: string): Promise<readonly Row[]> => (await desk.get<Page<Row>>(200, 'GET', `/licet/v1/${path}`)).value
const purchaseOf = async (skuId: string): Promise<Subscription> => (await listed<Subscription>('subscriptions')).find((one) => one.skuId === skuId && one.ownerId !== null)!
const takeControl = async (skuId: string, moveTo: string | null): Promise<Plan> =>
  desk.get(201, 'POST', `/licet/v1/subscriptions/${(await purchaseOf(skuId)).id}/takeControl`, { moveTo })
const seatsOf = async (skuId: string): Promise<readonly { owner: unknown; consumed: number }[]> =>
  (await listed<OwnedProduct>('products')).filter((row) => row.skuId === skuId).map(({ owner, consumed }) => ({ owner: owner?.displayName ?? null, consumed }))

test('a purchase is not given away by an administrator until it is taken over', async () => {
  expect(await desk.plan({ users: [upn('AdeleV')] }, { add: [{ skuId: POWER_BI }] })).toMatchObject({ refusals: [{ code: 'SelfServiceOwned' }] })
  await desk.apply(await takeControl(PLANNER, PLANNER))
  const given = await desk.apply(await desk.plan({ users: [LEO] }, { services: [{ skuId: PLANNER, turnOff: [planOf('PROJECT_P1', 'PROJECT_P1')] }] }))
  expect(given).toMatchObject({ state: 'succeeded', done: 1 })
})

test('its people move to a product of the organization in one change, and the purchase ends', async () => {
  const plan = await takeControl(POWER_BI, E5)
  expect(plan).toMatchObject({ summary: { users: 2, changed: 2 }, undoable: false })
  expect(plan.notUndoable).toHaveLength(1)
  const operation = await desk.apply(plan)
  expect(operation).toMatchObject({ kind: 'takeControl', state: 'succeeded', undoable: false })
  expect(JSON.stringify(await desk.licensesOf(CAMILLE))).toContain(E5)
  expect(JSON.stringify(await desk.licensesOf(CAMILLE))).not.toContain(POWER_BI)
  expect(await seatsOf(POWER_BI)).toEqual([])
  expect((await purchaseOf(POWER_BI)).status).toBe('Deleted')
  expect(await desk.faults()).toEqual([])
  expect((await desk.refusal(409, 'POST', `/licet/v1/operations/${operation.id}/undo`)).code).toBe('operationIsNotUndoable')
})

test('who has the product from the organization too keeps every service that was on in either', async () => {
  const service = planOf('PROJECT_P1', 'PROJECT_P1')
  await desk.get(200, 'POST', `/v1.0/users/${LEO}/assignLicense`, { addLicenses: [{ skuId: PLANNER, disabledPlans: [service] }], removeLicenses: [] })
  const before = await seatsOf(PLANNER)
  await desk.apply(await takeControl(PLANNER, PLANNER))
  expect(before).toContainEqual({ owner: 'Léo Martin', consumed: 1 })
  expect(await seatsOf(PLANNER)).toEqual([before.find(({ owner }) => owner === null)])
  expect(await desk.licensesOf(LEO)).toMatchObject({ assignedLicenses: expect.arrayContaining([{ skuId: PLANNER, disabledPlans: [] }]) })
})

test('without a product to move to, its people lose it', async () => {
  const plan = await takeControl(POWER_BI, null)
  expect(plan.services.lost).not.toEqual([])
  await desk.apply(plan)
  expect(JSON.stringify(await desk.licensesOf(LEO))).not.toContain(POWER_BI)
  expect(await desk.faults()).toEqual([])
})

test('all of them move or nobody does: one free seat is too few for two', async () => {
  const plan = await takeControl(POWER_BI, VISIO)
  expect(plan).toMatchObject({ mode: 'allOrNothing', summary: { refused: 1 }, refusals: [{ code: 'CountViolation' }] })
  expect((await desk.refusal(422, 'POST', `/licet/v1/plans/${plan.id}/apply`)).code).toBe('planIsRefused')
  expect((await purchaseOf(POWER_BI)).status).toBe('Enabled')
})

test('what the organization does not own is nothing to move to', async () => {
  expect(await takeControl(POWER_BI, POWER_BI)).toMatchObject({ refusals: [{ code: 'SelfServiceOwned', users: 2 }] })
})

test('a purchase of the organization, one that has ended and one that is not there', async () => {
  const central = (await listed<Subscription>('subscriptions')).find((one) => one.ownerId === null)!
  expect((await desk.refusal(409, 'POST', `/licet/v1/subscriptions/${central.id}/takeControl`, { moveTo: null })).code).toBe('notSelfService')
  expect((await desk.refusal(404, 'POST', `/licet/v1/subscriptions/${E5}/takeControl`, { moveTo: null })).code).toBe('Request_ResourceNotFound')
  expect((await desk.refusal(400, 'POST', `/licet/v1/subscriptions/${central.id}/takeControl`, { moveTo: 7 })).details).toMatchObject([{ target: 'moveTo' }])
  const [first, second] = [await takeControl(POWER_BI, null), await takeControl(POWER_BI, null)]
  await desk.apply(first)
  expect((await desk.refusal(409, 'POST', `/licet/v1/plans/${second.id}/apply`)).code).toBe('planIsStale')
  expect((await desk.refusal(409, 'POST', `/licet/v1/subscriptions/${(await purchaseOf(POWER_BI)).id}/takeControl`, { moveTo: null })).code).toBe('purchaseHasEnded')
})

test('ending a purchase takes a billing role, moving its people one for licences too', async () => {
  const billing = await desk.client(['Licet.Billing.ReadWrite', 'LicenseAssignment.Read.All'])
  const path = `/licet/v1/subscriptions/${(await purchaseOf(POWER_BI)).id}/takeControl`
  expect((await billing('POST', path, { moveTo: E5 })).status).toBe(403)
  expect((await billing('POST', path, { moveTo: null })).status).toBe(201)
  const licenses = await desk.client(['LicenseAssignment.ReadWrite.All'])
  expect((await licenses('POST', path, { moveTo: null })).status).toBe(403)
  const plan = await takeControl(POWER_BI, null)
  expect((await licenses('POST', `/licet/v1/plans/${plan.id}/apply`)).status).toBe(403)
})
