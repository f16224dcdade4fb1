import type { Operation } from '#model/operation.ts'
import type { Plan } from '#model/plan.ts'
import type { PoolRecord } from '#model/subscription.ts'
import type { Renewal, SubscriptionRecord } from '#model/subscription-record.ts'
import { openContosoDesk, skuOf } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 60_000)
afterAll(() => desk.close())

const all = async (): Promise<readonly SubscriptionRecord[]> => (await desk.get<Page<SubscriptionRecord>>(200, 'GET', '/licet/v1/subscriptions')).value
const of = async (partNumber: string, at = 0): Promise<SubscriptionRecord> => (await all()).filter((one) => one.skuPartNumber === partNumber)[at]!
const plan = ({ id }: { readonly id: string }, verb: string, body: object = {}): Promise<Plan> => desk.get(201, 'POST', `/licet/v1/subscriptions/${id}/${verb}`, body)
const poolOf = async (partNumber: string): Promise<PoolRecord> =>
  (await desk.get<Page<PoolRecord>>(200, 'GET', '/licet/v1/pools')).value.find((pool) => pool.skuId === skuOf(partNumber) && pool.ownerId === null)!
const statesOf = async (partNumber: string): Promise<Record<string, number>> => {
  const { value } = await desk.get<{ value: readonly { licenseAssignmentStates: readonly { skuId: string; state: string }[] }[] }>(200, 'GET', '/v1.0/users?$select=licenseAssignmentStates&$top=999')
  const states = value.flatMap(({ licenseAssignmentStates }) => licenseAssignmentStates.filter(({ skuId }) => skuId === skuOf(partNumber)))
  return Object.fromEntries(Object.entries(Object.groupBy(states, ({ state }) => state)).map(([state, some]) => [state, some!.length]))
}

/** What the plan says of the pool is what the pool is after it. */
async function expectDone(partNumber: string, shown: Plan): Promise<Operation> {
  const operation = await desk.apply(shown)
  const { capacity, consumed } = await poolOf(partNumber)
  expect({ capacity, consumed }).toEqual({ capacity: shown.seats[0]?.after.capacity, consumed: shown.seats[0]?.after.consumed })
  expect(operation).toMatchObject({ state: 'succeeded', total: shown.summary.changed, undoable: shown.undoable })
  expect(await desk.faults()).toEqual([])
  return operation
}

describe('a purchase', () => {
  test('is told with its state, what is to come, its windows and what can be done', async () => {
    expect(await of('ENTERPRISEPACK')).toMatchObject({ state: 'Expired', renewsDateTime: null, ahead: [{ kind: 'disabled' }, { kind: 'lockedOut' }, { kind: 'deleted' }], refusals: { setRecurringBilling: { code: 'SubscriptionNotActive' }, reactivate: null } })
    expect(await of('SPB', 1)).toMatchObject({ state: 'Active', windows: { canCancel: true }, refusals: { cancel: null, addSeats: null } })
    expect(await of('PROJECTPROFESSIONAL')).toMatchObject({ pool: { overAssignedSinceDateTime: expect.any(String), overAssignedUntilDateTime: expect.any(String) } })
  })

  test('of seats at once: more, and within seven days fewer again', async () => {
    const before = await of('SPE_E5')
    const more = await plan(before, 'setSeats', { totalLicenses: 1005 })
    expect(more).toMatchObject({ refusals: [], undoable: false, subscription: { after: { totalLicenses: 1005 } } })
    expect(more.cost.bill.after).toBeGreaterThan(more.cost.bill.before)
    expect((await expectDone('SPE_E5', more)).kind).toBe('changeSeats')
    await expectDone('SPE_E5', await plan(before, 'setSeats', { totalLicenses: 1000 }))
    expect(await plan(before, 'setSeats', { totalLicenses: 999 })).toMatchObject({ refusals: [{ code: 'OutsideReductionWindow' }] })
  })

  test('outside its window is refused with the date and what would do, which is planned and can be undone', async () => {
    const before = await of('SPE_E3')
    const refused = await plan(before, 'setSeats', { totalLicenses: 20 })
    expect(refused.refusals[0]).toMatchObject({ code: 'OutsideReductionWindow', facts: { fromDateTime: before.nextLifecycleDateTime }, message: expect.stringContaining('renewal') })
    const messageIn = async (zone: string) =>
      (await desk.get<Plan>(200, 'GET', `/licet/v1/plans/${refused.id}`, undefined, { 'licet-time-zone': zone })).refusals[0]?.message
    const dayIn = (timeZone: string) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(new Date(before.nextLifecycleDateTime!))
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Honolulu']) expect(await messageIn(zone)).toContain(dayIn(zone))
    expect(await messageIn('nowhere')).toContain(dayIn('UTC'))
    expect(await desk.refusal(422, 'POST', `/licet/v1/plans/${refused.id}/apply`)).toMatchObject({ code: 'planIsRefused' })
    const instead = await desk.get<Plan>(201, 'POST', '/licet/v1/plans', { basePlanId: refused.id, fixIds: [refused.refusals[0]!.fixes[0]!.id] })
    expect(instead).toMatchObject({ refusals: [], undoable: true, cost: { savingPossible: { fromDate: before.nextLifecycleDateTime } } })
    const operation = await expectDone('SPE_E3', instead)
    expect((await of('SPE_E3')).scheduled).toEqual({ totalLicenses: 20 })
    await desk.apply(await desk.undo(operation))
    expect((await of('SPE_E3')).scheduled).toBeNull()
    expect(await desk.get(200, 'GET', `/licet/v1/operations/${operation.id}`)).toMatchObject({ undoable: false, undoneBy: expect.any(String) })
  })

  test('that is cancelled suspends its people, and reactivated gives everything back', async () => {
    const before = await desk.digest()
    const states = await statesOf('STANDARDPACK')
    const cancelled = await plan(await of('STANDARDPACK'), 'cancel', { when: 'now' })
    expect(cancelled).toMatchObject({ summary: { changed: 2 }, undoable: false, notUndoable: [expect.any(String)], subscription: { after: { status: 'Suspended' } } })
    expect(cancelled.services.lost.length).toBeGreaterThan(0)
    expect(cancelled.data.map(({ kind }) => kind)).toContain('mailbox')
    expect(await desk.people(cancelled)).toHaveLength(2)
    await expectDone('STANDARDPACK', cancelled)
    expect(await statesOf('STANDARDPACK')).toEqual({ Disabled: states['Active'] })
    await expectDone('STANDARDPACK', await plan(await of('STANDARDPACK'), 'reactivate'))
    expect(await statesOf('STANDARDPACK')).toEqual(states)
    expect((await desk.digest())['users']).toEqual(before['users'])
  })

  test('of a new product is recorded, and can be given at once', async () => {
    const skuId = skuOf('VISIO_PLAN1_DEPT')
    const bought = await desk.get<Plan>(201, 'POST', '/licet/v1/subscriptions', { skuId, totalLicenses: 2, term: 'P1Y', billingFrequency: 'P1M', accountType: 'MCA', reason: 'INC-7' })
    expect(bought).toMatchObject({ refusals: [], reason: 'INC-7', seats: [{ before: { capacity: 0 }, after: { capacity: 2, available: 2 } }], subscription: { before: null } })
    await expectDone('VISIO_PLAN1_DEPT', bought)
    const person = await desk.newPerson()
    await desk.apply(await desk.plan({ users: [person] }, { add: [{ skuId }] }))
    expect((await poolOf('VISIO_PLAN1_DEPT')).consumed).toBe(1)
  })

  test('gives its new seats to who has waited for one', async () => {
    const skuId = skuOf('VISIOCLIENT')
    const people = [await desk.newPerson(), await desk.newPerson(), await desk.newPerson()]
    await desk.apply(await desk.plan({ users: people }, { add: [{ skuId }] }, { mode: 'bestEffort', waitingList: true }))
    expect((await poolOf('VISIOCLIENT')).waiting).toBe(2)
    const operation = await desk.apply(await plan(await of('VISIOCLIENT'), 'setSeats', { totalLicenses: 12 }))
    expect(await poolOf('VISIOCLIENT')).toMatchObject({ waiting: 0, consumed: 12, capacity: 12 })
    const { value } = await desk.get<Page<Operation>>(200, 'GET', '/licet/v1/operations?$top=5')
    expect(value.find(({ kind }) => kind === 'grantSeats')).toMatchObject({ causedBy: operation.id, total: 2 })
  })
})

describe('a plan of a purchase', () => {
  test('is stale when the purchase moved since', async () => {
    const one = await of('PROJECT_P1')
    const [first, second] = [await plan(one, 'setSeats', { totalLicenses: 15 }), await plan(one, 'setSeats', { totalLicenses: 16 })]
    await desk.apply(first)
    expect(await desk.refusal(409, 'POST', `/licet/v1/plans/${second.id}/apply`)).toMatchObject({ code: 'planIsStale' })
  })

  test('is stale when somebody more would lose it', async () => {
    const shown = await plan(await of('DESKLESSPACK'), 'cancel', { when: 'now' })
    expect(shown.refusals[0]?.code).toBe('TooManySeatsToCancel')
    const small = await desk.get<Plan>(201, 'POST', '/licet/v1/plans', { change: { subscription: { verb: 'setSeats', id: (await of('DESKLESSPACK')).id, totalLicenses: 25 } } })
    await desk.apply(small)
    const cancel = await plan(await of('DESKLESSPACK'), 'cancel', { when: 'now' })
    await desk.apply(await desk.plan({ users: [await desk.newPerson()] }, { add: [{ skuId: skuOf('DESKLESSPACK') }] }))
    expect(await desk.refusal(409, 'POST', `/licet/v1/plans/${cancel.id}/apply`)).toMatchObject({ code: 'planIsStale' })
  })

  test.each([
    ['setSeats', {}, 'change.subscription.totalLicenses'],
    ['setSeats', { totalLicenses: 0 }, 'change.subscription.totalLicenses'],
    ['setSeats', { totalLicenses: 5, when: 'soon' }, 'change.subscription.when'],
    ['setRecurringBilling', { on: 'yes' }, 'change.subscription.on'],
    ['cancel', { now: true }, 'change.subscription.now'],
    ['changeTerm', {}, 'change.subscription.term'],
    ['changeTerm', { term: 'P1M', billingFrequency: 'P1Y' }, 'change.subscription.billingFrequency'],
  ])('names the field that is wrong: %s %j', async (verb, body, field) => {
    const { details } = await desk.refusal(400, 'POST', `/licet/v1/subscriptions/${(await of('SPE_E5')).id}/${verb}`, body)
    expect(details?.map(({ target }) => target)).toContain(field)
  })

  test('is of a purchase that is there', async () => {
    expect(await desk.refusal(404, 'POST', '/licet/v1/subscriptions/00000000-0000-4000-8000-000000000000/reactivate')).toMatchObject({ code: 'Request_ResourceNotFound' })
    expect(await desk.refusal(404, 'GET', '/licet/v1/subscriptions/none')).toMatchObject({ code: 'Request_ResourceNotFound' })
  })

  test('is for whoever may buy', async () => {
    const licensing = await desk.client(['LicenseAssignment.ReadWrite.All'])
    const { id } = await of('SPE_E5')
    for (const [path, body] of [[`/licet/v1/subscriptions/${id}/cancel`, {}], ['/licet/v1/plans', { change: { subscription: { verb: 'cancel', id } } }]] as const) {
      expect((await licensing('POST', path, body)).status).toBe(403)
    }
  })
})

test('renewals tell what is to be decided, the soonest first, with what would do', async () => {
  const { value } = await desk.get<Page<Renewal>>(200, 'GET', '/licet/v1/renewals?days=40')
  const dates = value.map(({ decideBeforeDateTime }) => decideBeforeDateTime)
  expect(dates).toEqual(dates.toSorted())
  expect(value.map(({ happens }) => happens)).toContain('renewed')
  const e3 = value.find(({ subscription }) => subscription.skuPartNumber === 'SPE_E3')!
  expect(e3).toMatchObject({ happens: 'renewed', plannedLicenses: 50, suggestedLicenses: 50 - e3.unusedLicenses })
  expect(e3.savingPerMonth).toBeGreaterThan(0)
})

test('the list is filtered, searched, ordered and paged, and says what it does not understand', async () => {
  const list = async (query: string): Promise<readonly SubscriptionRecord[]> => (await desk.get<Page<SubscriptionRecord>>(200, 'GET', `/licet/v1/subscriptions?${query}`)).value
  const all = await list('')
  expect((await list("$filter=state eq 'Expired'")).map(({ id }) => id)).toEqual(all.filter(({ state }) => state === 'Expired').map(({ id }) => id))
  expect((await list('$filter=isTrial eq false and totalLicenses ge 1000')).length).toBe(all.filter(({ isTrial, totalLicenses }) => !isTrial && totalLicenses >= 1000).length)
  expect((await list('$filter=nextLifecycleDateTime eq null')).every(({ nextLifecycleDateTime }) => nextLifecycleDateTime === null)).toBe(true)
  expect((await list('$search="visio"')).map(({ displayName }) => displayName).every((name) => name.includes('Visio'))).toBe(true)
  const seats = (await list('$orderby=totalLicenses desc')).map(({ totalLicenses }) => totalLicenses)
  expect(seats).toEqual(seats.toSorted((a, b) => b - a))
  const first = await desk.get<Page<SubscriptionRecord>>(200, 'GET', "/licet/v1/subscriptions?$filter=status eq 'Enabled'&$orderby=displayName&$top=3")
  expect([first.value.length, first['@odata.count'], first['@odata.nextLink']]).toEqual([3, all.filter(({ status }) => status === 'Enabled').length, expect.stringContaining('skip=3')])
  expect((await desk.refusal(400, 'GET', '/licet/v1/subscriptions?$filter=color eq 1')).message).toContain('color')
  expect((await desk.refusal(400, 'GET', '/licet/v1/subscriptions?$orderby=refusals')).code).toBeTruthy()
})
