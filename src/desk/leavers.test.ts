import type { Leaver, LeaverStep } from '#model/leaver.ts'
import type { Plan } from '#model/plan.ts'
import type { SubscriptionRecord } from '#model/subscription-record.ts'
import { openContosoDesk, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const [E5, EMS] = ['SPE_E5', 'EMS'].map(skuOf) as [string, string]

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterAll(() => desk.close())

async function leaving(): Promise<{ user: string; group: string; leaver: Leaver }> {
  const user = await desk.newPerson()
  await desk.apply(await desk.plan({ users: [user] }, { add: [{ skuId: E5 }] }))
  const { id: group } = await desk.get<{ id: string }>(201, 'POST', '/v1.0/groups', { displayName: `Team of ${user}`, mailNickname: user.slice(0, 8), mailEnabled: false, securityEnabled: true })
  await desk.apply(await desk.plan({ groupLicenses: [group] }, { add: [{ skuId: EMS }], members: { add: [user] } }))
  return { user, group, leaver: await desk.get<Leaver>(201, 'POST', '/licet/v1/leavers', { user, reason: 'HR-7' }) }
}
const path = ({ id }: Leaver, step: string): string => `/licet/v1/leavers/${id}/steps/${step}`
const take = (leaver: Leaver, step: string, body: object = {}): Promise<Leaver> => desk.get(200, 'POST', path(leaver, step), body)
const find = ({ steps }: Leaver, step: string): LeaverStep => steps.find((one) => one.step === step)!
const licensesOf = async (user: string): Promise<readonly string[]> => ((await desk.licensesOf(user)) as { assignedLicenses: { skuId: string }[] }).assignedLicenses.map(({ skuId }) => skuId)

test('the whole procedure, each step once, with a receipt at the end', async () => {
  const { user, leaver } = await leaving()
  expect(leaver).toMatchObject({ user: { id: user }, reason: 'HR-7', finishedDateTime: null })
  expect(leaver.steps.map(({ step, state, doneBy }) => [step, state, doneBy])).toEqual([
    ['resetPassword', 'open', 'licet'],
    ['blockSignIn', 'open', 'licet'],
    ['keepMailbox', 'open', 'elsewhere'],
    ['forwardMail', 'open', 'elsewhere'],
    ['handOverFiles', 'open', 'elsewhere'],
    ['wipeDevices', 'open', 'elsewhere'],
    ['leaveGroups', 'open', 'licet'],
    ['takeBackLicenses', 'open', 'licet'],
    ['removeSeats', 'open', 'licet'],
    ['deleteUser', 'open', 'licet'],
  ])
  await take(leaver, 'resetPassword')
  await take(leaver, 'blockSignIn')
  expect(await desk.get(200, 'GET', `/v1.0/users/${user}?$select=accountEnabled`)).toMatchObject({ accountEnabled: false })
  await take(leaver, 'keepMailbox', { how: 'shared' })
  await take(leaver, 'forwardMail', { to: upn('AlexW') })
  await take(leaver, 'handOverFiles', { to: upn('AlexW') })
  await take(leaver, 'wipeDevices')
  const left = await take(leaver, 'leaveGroups')
  expect(find(left, 'leaveGroups').operationId).not.toBeNull()
  expect(await licensesOf(user)).toEqual([E5])
  await take(leaver, 'takeBackLicenses')
  expect(await licensesOf(user)).toEqual([])
  expect(await desk.get(200, 'GET', `/licet/v1/users/${user}/dataItems/mailbox`)).toMatchObject({ state: 'shared' })
  await take(leaver, 'removeSeats', { skip: true })
  const done = await take(leaver, 'deleteUser')
  expect((await desk.ask('GET', `/v1.0/users/${user}`)).status).toBe(404)

  const receipt = await desk.get<Leaver>(200, 'GET', `/licet/v1/leavers/${leaver.id}`)
  expect(receipt).toEqual(done)
  expect(receipt.finishedDateTime).not.toBeNull()
  expect(receipt.steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'done', 'done', 'skipped', 'done'])
  for (const step of receipt.steps) expect(step).toMatchObject({ by: { displayName: expect.any(String) as string }, dateTime: expect.any(String) as string })
  expect(find(receipt, 'forwardMail').choices).toEqual({ to: upn('AlexW') })
  expect((await desk.get<Page<Leaver>>(200, 'GET', '/licet/v1/leavers')).value[0]).toEqual(receipt)
})

test('the order is kept: licences go after the mailbox is kept, the account last', async () => {
  const { leaver } = await leaving()
  for (const step of ['forwardMail', 'leaveGroups', 'takeBackLicenses', 'removeSeats', 'deleteUser']) {
    expect(await desk.refusal(409, 'POST', path(leaver, step), {})).toMatchObject({ code: 'stepComesLater' })
  }
  expect(find(leaver, 'takeBackLicenses').after).toEqual(['keepMailbox', 'forwardMail', 'handOverFiles', 'leaveGroups'])
  await take(leaver, 'keepMailbox', { skip: true })
  expect(find(await take(leaver, 'forwardMail', { skip: true }), 'takeBackLicenses').after).toEqual(['handOverFiles', 'leaveGroups'])
})

test('it is resumed where it was, and a step that is done stays done', async () => {
  const { user, leaver } = await leaving()
  const once = await take(leaver, 'keepMailbox', { how: 'hold' })
  expect(await take(leaver, 'keepMailbox', { how: 'shared' })).toEqual(once)
  expect(await desk.get<Leaver>(201, 'POST', '/licet/v1/leavers', { user })).toEqual(once)
})

test('a change of licences is undone as usual, and its step is open again', async () => {
  const { user, leaver } = await leaving()
  for (const step of ['keepMailbox', 'forwardMail', 'handOverFiles', 'leaveGroups']) await take(leaver, step, { skip: true })
  const { operationId } = find(await take(leaver, 'takeBackLicenses'), 'takeBackLicenses')
  expect(await licensesOf(user)).toEqual([EMS])
  await desk.apply(await desk.undo({ id: operationId! }))
  expect(await licensesOf(user)).toContain(E5)
  expect(find(await desk.get<Leaver>(200, 'GET', `/licet/v1/leavers/${leaver.id}`), 'takeBackLicenses')).toMatchObject({ state: 'open', operationId: null })
})

test('a step whose change was shown first, and made by its own plan, is told which operation made it', async () => {
  const { user, leaver, group } = await leaving()
  for (const step of ['keepMailbox', 'forwardMail', 'handOverFiles']) await take(leaver, step, { skip: true })
  expect(find(leaver, 'leaveGroups')).toMatchObject({ isPlanned: true, groups: [{ id: group }] })
  const operation = await desk.apply(await desk.plan({ groupLicenses: [group] }, { members: { add: [], remove: [user] } }))
  expect(find(await take(leaver, 'leaveGroups', { operationId: operation.id }), 'leaveGroups')).toMatchObject({ state: 'done', operationId: operation.id, isPlanned: false })
  const other = await desk.apply(await desk.plan({ users: [upn('AlexW')] }, { usageLocation: 'DE' }))
  expect((await desk.refusal(400, 'POST', path(leaver, 'takeBackLicenses'), { operationId: other.id })).details).toMatchObject([{ target: 'operationId' }])
})

describe('the seats that are left behind', () => {
  const seatsOf = (leaver: Leaver) => find(leaver, 'removeSeats').seats
  const purchaseOf = async (skuId: string): Promise<SubscriptionRecord> => (await desk.get<Page<SubscriptionRecord>>(200, 'GET', '/licet/v1/subscriptions')).value.find((one) => one.skuId === skuId)!

  /** Somebody whose licences are back, with seats left behind in two products. */
  async function gone(): Promise<{ user: string; leaver: Leaver }> {
    const { user, leaver } = await leaving()
    for (const step of ['keepMailbox', 'forwardMail', 'handOverFiles']) await take(leaver, step, { skip: true })
    await take(leaver, 'leaveGroups')
    return { user, leaver: await take(leaver, 'takeBackLicenses') }
  }

  test('are told with what stands against removing them, and from when it is possible', async () => {
    const { leaver } = await gone()
    const [e5, ems] = [await purchaseOf(E5), await purchaseOf(EMS)]
    expect(find(leaver, 'removeSeats')).toMatchObject({ state: 'open', isPlanned: true, removals: [] })
    expect(seatsOf(leaver).map(({ subscriptionId }) => subscriptionId).sort()).toEqual([e5.id, ems.id].sort())
    expect(seatsOf(leaver).find(({ skuId }) => skuId === E5)).toMatchObject({
      totalLicenses: e5.totalLicenses,
      renewsDateTime: e5.renewsDateTime,
      againstNow: { code: 'OutsideReductionWindow', fromDateTime: e5.renewsDateTime },
      againstAtRenewal: null,
    })
  })

  test('are not removed at once outside the window: the reason, the date and the renewal instead', async () => {
    const { leaver } = await gone()
    const e5 = await purchaseOf(E5)
    const error = await desk.refusal(422, 'POST', path(leaver, 'removeSeats'), { removals: [{ subscriptionId: e5.id, when: 'now' }] })
    expect(error).toMatchObject({ code: 'planIsRefused', refusals: [{ code: 'OutsideReductionWindow', fromDateTime: e5.renewsDateTime }], alternatives: [{ when: 'atRenewal' }] })
    expect((await desk.refusal(400, 'POST', path(leaver, 'removeSeats'), { removals: [{ subscriptionId: leaver.id }] })).details).toMatchObject([{ target: 'removals' }])
    expect(await purchaseOf(E5)).toEqual(e5)
  })

  test('go at the renewal, stand in the receipt, and an undo opens the step again', async () => {
    const { leaver } = await gone()
    const e5 = await purchaseOf(E5)
    const planned = e5.scheduled?.totalLicenses ?? e5.totalLicenses
    const done = find(await take(leaver, 'removeSeats', { removals: [{ subscriptionId: e5.id, when: 'atRenewal' }] }), 'removeSeats')
    expect(done).toMatchObject({ state: 'done', seats: [], removals: [{ subscriptionId: e5.id, when: 'atRenewal', totalLicenses: planned - 1, fromDateTime: e5.renewsDateTime }] })
    expect((await purchaseOf(E5)).scheduled).toMatchObject({ totalLicenses: planned - 1 })
    await desk.apply(await desk.undo({ id: done.removals[0]!.operationId }))
    expect((await purchaseOf(E5)).scheduled?.totalLicenses ?? e5.totalLicenses).toBe(planned)
    expect(find(await desk.get<Leaver>(200, 'GET', `/licet/v1/leavers/${leaver.id}`), 'removeSeats')).toMatchObject({ state: 'open', removals: [] })
    expect(await desk.faults()).toEqual([])
  })

  test('one by one by plans that are shown first: the step is open until none is left, or the rest is skipped', async () => {
    const { leaver } = await gone()
    const [first, second] = seatsOf(leaver)
    const remove = async (subscriptionId: string): Promise<string> => {
      const { totalLicenses, scheduled } = (await desk.get<Page<SubscriptionRecord>>(200, 'GET', '/licet/v1/subscriptions')).value.find(({ id }) => id === subscriptionId)!
      const plan = await desk.get<Plan>(201, 'POST', `/licet/v1/subscriptions/${subscriptionId}/setSeats`, { totalLicenses: (scheduled?.totalLicenses ?? totalLicenses) - 1, when: 'atRenewal' })
      return (await desk.apply(plan)).id
    }
    const once = await take(leaver, 'removeSeats', { operationId: await remove(first!.subscriptionId) })
    expect(find(once, 'removeSeats')).toMatchObject({ state: 'open', removals: [{ subscriptionId: first!.subscriptionId }], seats: [{ subscriptionId: second!.subscriptionId }] })
    expect(find(await take(leaver, 'removeSeats', { skip: true }), 'removeSeats')).toMatchObject({ state: 'done', removals: [{ subscriptionId: first!.subscriptionId }] })
    const other = await desk.apply(await desk.plan({ users: [upn('AlexW')] }, { usageLocation: 'FR' }))
    const { leaver: another } = await gone()
    expect((await desk.refusal(400, 'POST', path(another, 'removeSeats'), { operationId: other.id })).details).toMatchObject([{ target: 'operationId' }])
  })

  test('all at once as soon as each may be, by who may change purchases only', async () => {
    const { leaver } = await gone()
    const clerk = await desk.client(['User.ReadWrite.All', 'LicenseAssignment.ReadWrite.All'])
    expect((await clerk('POST', path(leaver, 'removeSeats'), {})).status).toBe(403)
    expect(find(await take(leaver, 'removeSeats'), 'removeSeats')).toMatchObject({ state: 'done', removals: [{ when: 'atRenewal' }, { when: 'atRenewal' }] })
  })
})

test('what makes no sense is refused, and the step stays open', async () => {
  const { user, leaver } = await leaving()
  expect((await desk.refusal(400, 'POST', path(leaver, 'keepMailbox'), { how: 'burn' })).details).toMatchObject([{ target: 'how' }])
  expect((await desk.refusal(400, 'POST', path(leaver, 'handOverFiles'), { to: user })).details).toMatchObject([{ target: 'to' }])
  expect((await desk.refusal(400, 'POST', path(leaver, 'handOverFiles'), {})).details).toMatchObject([{ target: 'to' }])
  await desk.refusal(404, 'POST', path(leaver, 'danceOnTables'), {})
  await desk.refusal(404, 'POST', '/licet/v1/leavers', { user: 'nobody@contoso.com' })
  expect(await desk.get(200, 'GET', `/licet/v1/leavers/${leaver.id}`)).toEqual(leaver)
  expect(await desk.faults()).toEqual([])
})
