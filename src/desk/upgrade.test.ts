// Everybody from one product to another: at once, or when the term ends.
import type { Operation } from '#model/operation.ts'
import type { Plan } from '#model/plan.ts'
import type { SubscriptionRecord } from '#model/subscription-record.ts'
import { openContosoDesk, planOf, skuOf } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'

const [E1, E5, VISIO] = ['STANDARDPACK', 'SPE_E5', 'VISIOCLIENT'].map(skuOf) as [string, string, string]

let desk: ContosoDesk
beforeEach(async () => {
  desk = await openContosoDesk()
}, 60_000)
afterEach(() => desk.close())

const of = async (partNumber: string): Promise<SubscriptionRecord> =>
  (await desk.get<Page<SubscriptionRecord>>(200, 'GET', '/licet/v1/subscriptions')).value.find((one) => one.skuPartNumber === partNumber)!
const upgrade = async (partNumber: string, toSkuId: string, more: object = {}): Promise<Plan> =>
  desk.get(201, 'POST', `/licet/v1/subscriptions/${(await of(partNumber)).id}/upgrade`, { toSkuId, ...more })
const operations = async (): Promise<readonly Operation[]> => (await desk.get<Page<Operation>>(200, 'GET', '/licet/v1/operations?$top=200')).value
const holders = async (skuId: string): Promise<number> => (await desk.plan({ holdersOf: skuId }, { usageLocation: 'FR' })).summary.users

/** Somebody new with Office 365 E1, and Sway switched off. */
async function withoutSway(): Promise<string> {
  const person = await desk.newPerson()
  await desk.apply(await desk.plan({ users: [person] }, { add: [{ skuId: E1, disabledPlans: [planOf('STANDARDPACK', 'SWAY')] }] }))
  return person
}

test('at once: all holders move with what was off left off, and the subscription ends', async () => {
  const person = await withoutSway()
  const [people, before] = [await holders(E1), await of('STANDARDPACK')]
  const plan = await upgrade('STANDARDPACK', E5)
  expect(plan).toMatchObject({ mode: 'allOrNothing', refusals: [], undoable: false, notUndoable: [expect.any(String)], summary: { users: people, changed: people }, subscription: { before: { status: 'Enabled' }, after: { status: 'Suspended' } } })
  expect(plan.seats.find(({ skuId }) => skuId === E1)?.after).toEqual({ capacity: 0, consumed: 0, available: 0 })
  expect(plan.cost.bill.before - plan.cost.bill.after).toBeCloseTo(before.monthlyCost!, 2)
  const operation = await desk.apply(plan)
  expect(operation).toMatchObject({ kind: 'upgradeSubscription', state: 'succeeded', done: people, undoable: false })
  expect(await holders(E1)).toBe(0)
  expect(await desk.licensesOf(person)).toMatchObject({ assignedLicenses: [{ skuId: E5, disabledPlans: [planOf('SPE_E5', 'SWAY')] }] })
  expect(await of('STANDARDPACK')).toMatchObject({ status: 'Suspended', endCause: 'upgraded', monthlyCost: 0 })
  expect(await desk.faults()).toEqual([])
  expect((await desk.refusal(409, 'POST', `/licet/v1/operations/${operation.id}/undo`)).code).toBe('operationIsNotUndoable')
})

test('is refused with the reason, and changes nothing', async () => {
  expect((await upgrade('SPE_E3', E5)).refusals).toMatchObject([{ code: 'GivenByGroups', message: expect.stringContaining('group') }])
  expect((await upgrade('SPB', E5)).refusals).toMatchObject([{ code: 'SeveralSubscriptions', facts: { limit: 2 } }])
  expect((await upgrade('STANDARDPACK', skuOf('VISIO_PLAN1_DEPT'))).refusals).toMatchObject([{ code: 'UpgradeTargetMissing' }])
  const refused = await upgrade('STANDARDPACK', E1)
  expect(refused.refusals).toMatchObject([{ code: 'SameAsNow' }])
  expect((await desk.refusal(422, 'POST', `/licet/v1/plans/${refused.id}/apply`)).code).toBe('planIsRefused')
  expect((await desk.refusal(400, 'POST', `/licet/v1/subscriptions/${(await of('SPE_E5')).id}/upgrade`, {})).details).toMatchObject([{ target: 'change.subscription.toSkuId' }])
})

test('is stale once the subscription was changed', async () => {
  const plan = await upgrade('STANDARDPACK', E5)
  const seats = (await of('STANDARDPACK')).totalLicenses + 1
  await desk.apply(await desk.get<Plan>(201, 'POST', `/licet/v1/subscriptions/${(await of('STANDARDPACK')).id}/setSeats`, { totalLicenses: seats }))
  expect((await desk.refusal(409, 'POST', `/licet/v1/plans/${plan.id}/apply`)).code).toBe('planIsStale')
  expect((await of('STANDARDPACK')).status).toBe('Enabled')
})

test('takes a billing role and one for licenses', async () => {
  const path = `/licet/v1/subscriptions/${(await of('STANDARDPACK')).id}/upgrade`
  for (const permission of ['Licet.Billing.ReadWrite', 'LicenseAssignment.ReadWrite.All'] as const) expect((await (await desk.client([permission]))('POST', path, { toSkuId: E5 })).status).toBe(403)
})

test('at the end of the term the clock moves everybody at that instant, once', async () => {
  const people = await holders(E1)
  const { nextLifecycleDateTime } = await of('STANDARDPACK')
  const plan = await upgrade('STANDARDPACK', E5, { when: 'atRenewal' })
  expect(plan).toMatchObject({ refusals: [], undoable: true, subscription: { after: { scheduled: { moveTo: E5 } } } })
  await desk.apply(plan)
  expect(await holders(E1)).toBe(people)
  await desk.get(200, 'PATCH', '/licet/v1/clock', { now: nextLifecycleDateTime })
  await desk.get(200, 'PATCH', '/licet/v1/clock', { advance: 'P1D' })
  const moved = (await operations()).filter(({ kind }) => kind === 'upgradeSubscription')
  expect(moved).toMatchObject([{ total: people, createdDateTime: nextLifecycleDateTime, createdBy: { kind: 'clock' } }])
  expect(await holders(E1)).toBe(0)
  expect(await of('STANDARDPACK')).toMatchObject({ status: 'Suspended', endCause: 'upgraded', scheduled: null })
  expect(await desk.faults()).toEqual([])
})

test('when the other product has no seats left by then nobody moves, and the days of grace begin', async () => {
  const people = await holders(E1)
  const { nextLifecycleDateTime } = await of('STANDARDPACK')
  await desk.apply(await upgrade('STANDARDPACK', VISIO, { when: 'atRenewal' }))
  const others = await Promise.all(Array.from({ length: (await of('VISIOCLIENT')).pool.available }, () => desk.newPerson()))
  await desk.apply(await desk.plan({ users: others }, { add: [{ skuId: VISIO }] }))
  await desk.get(200, 'PATCH', '/licet/v1/clock', { now: nextLifecycleDateTime })
  expect(await holders(E1)).toBe(people)
  expect(await of('STANDARDPACK')).toMatchObject({ status: 'Warning', endCause: null })
  expect(await desk.faults()).toEqual([])
})
