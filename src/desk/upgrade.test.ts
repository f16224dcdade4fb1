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

const all = async (): Promise<readonly SubscriptionRecord[]> => (await desk.get<Page<SubscriptionRecord>>(200, 'GET', '/licet/v1/subscriptions')).value
const of = async (partNumber: string): Promise<SubscriptionRecord> => (await all()).find((one) => one.skuPartNumber === partNumber)!
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
  const { capacity, available } = (await of('SPE_E5')).pool
  expect(plan.seats.find(({ skuId }) => skuId === E5)).toMatchObject({ before: { capacity, available }, after: { available: available - people } })
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
  expect((await upgrade('SPB', E5)).refusals).toMatchObject([{ code: 'SeveralSubscriptions', facts: { limit: 2 } }])
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

test('what is missing of the other product is bought in the same plan, and can be none', async () => {
  const people = await holders(E1)
  const missing = people - (await of('VISIOCLIENT')).pool.available
  expect(missing).toBeGreaterThan(0)
  const plan = await upgrade('STANDARDPACK', VISIO)
  const [was, old] = [await of('VISIOCLIENT'), await of('STANDARDPACK')]
  expect(plan).toMatchObject({ refusals: [], warnings: expect.arrayContaining([expect.objectContaining({ code: 'NewSubscription', users: missing })]) as unknown })
  expect(plan.seats.find(({ skuId }) => skuId === VISIO)).toMatchObject({ before: { capacity: was.pool.capacity }, after: { capacity: was.pool.capacity + missing, available: 0 } })
  expect(plan.cost.bill.after - plan.cost.bill.before).toBeCloseTo(missing * was.seatPrice! - old.monthlyCost!, 2)
  const none = await upgrade('STANDARDPACK', VISIO, { totalLicenses: 0 })
  expect(none).toMatchObject({ summary: { refused: missing }, refusals: [{ code: 'CountViolation', users: missing }] })
  expect((await desk.refusal(422, 'POST', `/licet/v1/plans/${none.id}/apply`)).code).toBe('planIsRefused')
  await desk.apply(plan)
  const bought = (await all()).filter(({ skuId }) => skuId === VISIO)
  expect(bought).toMatchObject([{ status: 'Enabled' }, { status: 'Enabled', totalLicenses: missing, term: old.term, billingFrequency: old.billingFrequency, accountType: old.accountType, recurringBilling: true }].sort(() => (bought[0]!.totalLicenses === missing ? -1 : 1)))
  expect(await holders(E1)).toBe(0)
  expect(await desk.faults()).toEqual([])
})

test('a product that is not owned yet is bought, but no Business plan beyond its limit', async () => {
  const people = await holders(E1)
  const plan = await upgrade('STANDARDPACK', skuOf('ENTERPRISEPREMIUM'))
  expect(plan).toMatchObject({ refusals: [], summary: { changed: people } })
  await desk.apply(plan)
  expect(await of('ENTERPRISEPREMIUM')).toMatchObject({ totalLicenses: people, pool: { consumed: people } })
  const most = await upgrade('SPE_E5', skuOf('O365_BUSINESS_ESSENTIALS'), { totalLicenses: 301 })
  expect(most.refusals).toMatchObject([{ code: 'BusinessSeatLimit', facts: { limit: 300 } }])
  expect(most.refusals[0]!.fixes.length).toBeGreaterThan(0)
  const instead = await desk.get<Plan>(201, 'POST', '/licet/v1/plans', { basePlanId: most.id, fixIds: [most.refusals[0]!.fixes[0]!.id] })
  expect(instead.change.subscription).toMatchObject({ verb: 'upgrade', totalLicenses: 301 })
  expect(instead.refusals.map(({ code }) => code)).not.toContain('BusinessSeatLimit')
  expect(await desk.faults()).toEqual([])
})

test('groups that give the product give the other one, and who has both ways keeps both ways', async () => {
  const [direct, member, both] = [await withoutSway(), await desk.newPerson(), await withoutSway()]
  const { id: group } = await desk.get<{ id: string }>(201, 'POST', '/v1.0/groups', { displayName: 'Old product', mailNickname: 'oldproduct', mailEnabled: false, securityEnabled: true })
  const sway = planOf('STANDARDPACK', 'SWAY')
  await desk.apply(await desk.plan({ groupLicenses: [group] }, { add: [{ skuId: E1, disabledPlans: [sway] }], members: { add: [member, both], remove: [] } }))
  const [people, seats] = [await holders(E1), (await of('STANDARDPACK')).pool.consumed]
  const plan = await upgrade('STANDARDPACK', E5)
  expect(plan).toMatchObject({ refusals: [], summary: { users: people, changed: people }, groups: [{ id: group, changesLicenses: true }] })
  expect(plan.seats.find(({ skuId }) => skuId === E1)).toMatchObject({ before: { consumed: seats }, after: { capacity: 0, consumed: 0 } })
  const operation = await desk.apply(plan)
  expect(operation).toMatchObject({ kind: 'upgradeSubscription', done: people })
  expect(await holders(E1)).toBe(0)
  expect(await desk.get(200, 'GET', `/v1.0/groups/${group}?$select=assignedLicenses`)).toMatchObject({ assignedLicenses: [{ skuId: E5, disabledPlans: [planOf('SPE_E5', 'SWAY')] }] })
  const sources = async (user: string): Promise<(string | null)[]> =>
    (await desk.get<{ licenseAssignmentStates: { skuId: string; assignedByGroup: string | null }[] }>(200, 'GET', `/v1.0/users/${user}?$select=licenseAssignmentStates`)).licenseAssignmentStates.map((one) => one.assignedByGroup).sort()
  expect([await sources(direct), await sources(member), await sources(both)]).toEqual([[null], [group], [null, group].sort()])
  expect(await desk.licensesOf(both)).toMatchObject({ assignedLicenses: [{ skuId: E5, disabledPlans: [planOf('SPE_E5', 'SWAY')] }] })
  expect(await desk.faults()).toEqual([])
})

test('a group of which one member cannot have the other product keeps everybody where they are', async () => {
  const member = await desk.newPerson()
  const { id: group } = await desk.get<{ id: string }>(201, 'POST', '/v1.0/groups', { displayName: 'Old product', mailNickname: 'oldproduct', mailEnabled: false, securityEnabled: true })
  await desk.apply(await desk.plan({ groupLicenses: [group] }, { add: [{ skuId: E1 }], members: { add: [member], remove: [] } }))
  const people = await holders(E1)
  const plan = await upgrade('STANDARDPACK', VISIO, { totalLicenses: 0 })
  expect(plan.refusals).toMatchObject([{ code: 'CountViolation' }])
  expect((await desk.refusal(422, 'POST', `/licet/v1/plans/${plan.id}/apply`)).code).toBe('planIsRefused')
  expect(await holders(E1)).toBe(people)
  expect(await desk.faults()).toEqual([])
})

test('who has the product from a self-service purchase stays, and that is said', async () => {
  const person = await desk.newPerson()
  const own = await desk.person(`new1@${desk.domain}`)
  const { status } = await own('POST', '/licet/v1/selfServicePurchases', { skuId: VISIO, totalLicenses: 1, isTrial: false })
  expect(status).toBe(201)
  const plan = await upgrade('VISIOCLIENT', E5)
  expect(plan.warnings).toMatchObject(expect.arrayContaining([expect.objectContaining({ code: 'SelfServiceLeftOut', users: 1 })]))
  await desk.apply(plan)
  expect(await desk.licensesOf(person)).toMatchObject({ assignedLicenses: [{ skuId: VISIO }] })
  expect(await desk.faults()).toEqual([])
})

test('where it has become impossible by then nobody moves, and the days of grace begin', async () => {
  const people = await holders(E1)
  const { nextLifecycleDateTime } = await of('STANDARDPACK')
  await desk.apply(await upgrade('STANDARDPACK', VISIO, { when: 'atRenewal', totalLicenses: 0 }))
  await desk.get(200, 'PATCH', '/licet/v1/clock', { now: nextLifecycleDateTime })
  expect(await holders(E1)).toBe(people)
  expect(await of('STANDARDPACK')).toMatchObject({ status: 'Warning', endCause: null })
  expect(await desk.faults()).toEqual([])
})
