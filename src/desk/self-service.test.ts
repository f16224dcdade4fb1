// What people may buy for themselves, and buying it: recorded, seated, and theirs.
import type { MyLicenses } from '#model/my-licenses.ts'
import type { MyPurchase } from '#model/my-purchase.ts'
import type { SelfServicePolicies, SelfServicePurchase } from '#model/self-service.ts'
import type { Client } from '#test/fixtures/licet-here.ts'
import { openContosoDesk, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, ErrorBody, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const [VISIO, POWER_BI, PLANNER, E5, TEAMS] = ['VISIOCLIENT', 'POWER_BI_PRO', 'PROJECT_P1', 'SPE_E5', 'M365_TEAMS_PREMIUM'].map(skuOf) as [string, string, string, string, string]
const PURCHASES = '/licet/v1/selfServicePurchases'
const POLICIES = '/licet/v1/selfServicePolicies'

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterAll(() => desk.close())

const buys = async (alias: string, wish: object): Promise<{ status: number; body: SelfServicePurchase & { error?: ErrorBody } }> => {
  const answer = await (await desk.person(alias.includes('@') ? alias : upn(alias)))('POST', PURCHASES, wish)
  return { status: answer.status, body: (await answer.json()) as SelfServicePurchase & { error?: ErrorBody } }
}
const refusalOf = async (alias: string, wish: object): Promise<string | undefined> => (await buys(alias, wish)).body.error?.code

test('what was bought is listed with purchaser, seats, trial and state', async () => {
  const { value } = await desk.get<Page<SelfServicePurchase>>(200, 'GET', PURCHASES)
  expect(value.map(({ skuPartNumber, purchaser, totalLicenses, consumed, isTrial, status }) => ({ skuPartNumber, by: purchaser?.displayName, totalLicenses, consumed, isTrial, status }))).toEqual([
    { skuPartNumber: 'PROJECT_P1', by: 'Léo Martin', totalLicenses: 2, consumed: 1, isTrial: false, status: 'Enabled' },
    { skuPartNumber: 'POWER_BI_PRO', by: 'Léo Martin', totalLicenses: 3, consumed: 2, isTrial: false, status: 'Enabled' },
  ])
})

test('a person without a role buys where that is allowed, and sits in a pool of their own', async () => {
  const { status, body } = await buys('AlexW', { skuId: PLANNER, totalLicenses: 2 })
  expect([status, body]).toMatchObject([201, { displayName: 'Planner Plan 1', totalLicenses: 2, consumed: 1, isTrial: false, recurringBilling: true }])
  expect(JSON.stringify(await desk.licensesOf(upn('AlexW')))).toContain(PLANNER)
  expect(await desk.plan({ users: [upn('AlexW')] }, { remove: [PLANNER] })).toMatchObject({ refusals: [{ code: 'SelfServiceOwned' }] })
  expect(await desk.faults()).toEqual([])
  const { value } = await desk.get<Page<{ kind: string; createdBy: object; undoable: boolean }>>(200, 'GET', '/licet/v1/operations')
  expect(value[0]).toMatchObject({ kind: 'buySelfService', createdBy: { displayName: 'Alex Wilber', kind: 'user' }, undoable: false })
})

test('policies: the standard one, one of its own, and back to the standard', async () => {
  const policyOf = ({ products }: SelfServicePolicies, skuId: string) => products.find((one) => one.skuId === skuId)
  const blocked = await desk.get<SelfServicePolicies>(200, 'PATCH', POLICIES, { standard: 'blocked', products: [{ skuId: POWER_BI, policy: 'trialsOnly' }] })
  expect([blocked.standard, policyOf(blocked, VISIO), policyOf(blocked, POWER_BI)]).toMatchObject(['blocked', { policy: 'blocked', isOwn: false }, { policy: 'trialsOnly', isOwn: true }])
  expect(await refusalOf('GradyA', { skuId: VISIO })).toBe('selfServiceBlocked')
  expect(await refusalOf('GradyA', { skuId: POWER_BI })).toBe('selfServiceTrialsOnly')
  expect((await buys('GradyA', { skuId: POWER_BI, isTrial: true })).body).toMatchObject({ isTrial: true, recurringBilling: false })
  expect(await refusalOf('GradyA', { skuId: POWER_BI, isTrial: true })).toBe('trialUsed')
  const back = await desk.get<SelfServicePolicies>(200, 'PATCH', POLICIES, { standard: 'allowed', products: [{ skuId: POWER_BI }] })
  expect(policyOf(back, POWER_BI)).toMatchObject({ policy: 'allowed', isOwn: false })
  // What was bought before stays.
  expect((await desk.get<Page<SelfServicePurchase>>(200, 'GET', PURCHASES)).value.filter(({ isTrial }) => isTrial)).toHaveLength(1)
})

test('what is not sold to people, guests, and licences that clash or lack a location', async () => {
  expect(await refusalOf('AlexW', { skuId: E5 })).toBe('notSoldToPeople')
  expect(await refusalOf('cora.thomas_fabrikam.com#EXT#@contoso.onmicrosoft.com', { skuId: TEAMS })).toBe('guestsDoNotBuy')
  expect((await buys('AlexW', { skuId: PLANNER, totalLicenses: 0 })).status).toBe(400)
  expect((await buys('AlexW', { skuId: PLANNER, totalLicenses: 26 })).body.error?.message).toContain('totalLicenses')
  expect(await desk.faults()).toEqual([])
})

test('only an administrator of billing sets what people may buy, and nobody buys for an app', async () => {
  const licenses = await desk.person(upn('IsaiahL'))
  expect((await licenses('PATCH', POLICIES, { standard: 'blocked' })).status).toBe(403)
  expect((await licenses('GET', POLICIES)).status).toBe(200)
  expect((await desk.refusal(400, 'PATCH', POLICIES, { standard: 'never' })).details).toMatchObject([{ target: 'standard' }])
  expect((await desk.refusal(400, 'PATCH', POLICIES, { products: [{ skuId: E5, policy: 'blocked' }] })).message).toContain('products.skuId')
  expect((await desk.refusal(403, 'POST', PURCHASES, { skuId: PLANNER })).code).toBe('Authorization_RequestDenied')
})

test('people see what they have, from where and what is off, and what they may get', async () => {
  const mine = async (alias: string): Promise<MyLicenses> => (await (await desk.person(alias.includes('@') ? alias : upn(alias)))('GET', '/licet/v1/me/licenses')).json() as Promise<MyLicenses>
  const megan = await mine('MeganB')
  expect(megan.licenses).toMatchObject([{ displayName: 'Microsoft 365 E3', sources: [{ kind: 'group', name: 'Finance' }], state: 'active' }])
  expect(megan.licenses[0]?.services.filter(({ isOn }) => !isOn)).toMatchObject([{ offIn: ['Finance'] }])
  const leo = await mine('LeoM')
  expect(leo.licenses.find(({ displayName }) => displayName === 'Planner Plan 1')?.sources).toEqual([{ kind: 'direct', name: null }, { kind: 'selfService', name: null }])
  await desk.get(200, 'PATCH', POLICIES, { products: [{ skuId: VISIO, policy: 'blocked' }, { skuId: TEAMS, policy: 'trialsOnly' }] })
  const ways = (await mine('BenW')).obtainable
  expect(ways.filter(({ skuId }) => [VISIO, TEAMS, PLANNER].includes(skuId)).map(({ skuId, ways: by }) => [skuId, by])).toEqual(expect.arrayContaining([[VISIO, ['request']], [TEAMS, ['try']], [PLANNER, ['buy', 'try']]]))
  expect((await mine('cora.thomas_fabrikam.com#EXT#@contoso.onmicrosoft.com')).obtainable).toEqual([])
})

describe('a purchaser manages what they bought', () => {
  const MINE = '/licet/v1/me/purchases'
  let ask: Client
  let mine: MyPurchase
  beforeAll(async () => {
    ask = await desk.person(upn('IsaiahL'))
    await desk.get(200, 'PATCH', POLICIES, { standard: 'allowed', products: [{ skuId: VISIO, policy: 'allowed' }] })
    await ask('POST', PURCHASES, { skuId: VISIO, totalLicenses: 3 })
    mine = (await read<Page<MyPurchase>>('GET', MINE)).value[0]!
  })
  async function read<T>(...request: Parameters<Client>): Promise<T> {
    return (await (await ask(...request)).json()) as T
  }
  const change = async (verb: string, body: object = {}): Promise<{ status: number; body: MyPurchase & { error?: ErrorBody } }> => {
    const answer = await ask('POST', `${MINE}/${mine.id}/${verb}`, body)
    return { status: answer.status, body: (await answer.json()) as MyPurchase & { error?: ErrorBody } }
  }
  const names = ({ people }: MyPurchase): string[] => people.map(({ userPrincipalName }) => userPrincipalName).sort()

  test('it is told with its people and what may be done', () => {
    expect(mine).toMatchObject({ skuId: VISIO, totalLicenses: 3, recurringBilling: true, refusals: { addSeats: null, removeSeats: null, cancel: null } })
    expect(names(mine)).toEqual([upn('IsaiahL')])
  })

  test('gives licenses to colleagues and takes them back, all of them or nobody', async () => {
    expect(await change('assign', { users: [upn('AlexW'), upn('LeeG')] })).toMatchObject({ status: 200, body: { totalLicenses: 3 } })
    expect(names((await read<Page<MyPurchase>>('GET', MINE)).value[0]!)).toEqual([upn('AlexW'), upn('IsaiahL'), upn('LeeG')].sort())
    expect(JSON.stringify(await desk.licensesOf(upn('AlexW')))).toContain(VISIO)
    // There are three: two more at once are one too many, and neither gets one.
    await change('unassign', { users: [upn('LeeG')] })
    expect((await change('assign', { users: [upn('LeeG'), upn('MiriamG')] })).status).toBe(400)
    expect(JSON.stringify(await desk.licensesOf(upn('LeeG')))).not.toContain(VISIO)
    expect((await change('assign', { users: ['nobody@contoso.com'] })).status).toBe(404)
    expect((await change('assign', { users: Array.from({ length: 21 }, () => upn('LeeG')) })).body.error?.details).toMatchObject([{ target: 'users' }])
    expect(await desk.faults()).toEqual([])
  })

  test('changes seats within the window, none that are assigned, and at most 25', async () => {
    expect(await change('setSeats', { totalLicenses: 5 })).toMatchObject({ status: 200, body: { totalLicenses: 5 } })
    expect((await change('setSeats', { totalLicenses: 1 })).body.error).toMatchObject({ code: 'planIsRefused', refusals: [{ code: 'AllSeatsAssigned', limit: 2 }] })
    expect((await change('setSeats', { totalLicenses: 26 })).status).toBe(400)
    expect(await change('setSeats', { totalLicenses: 2 })).toMatchObject({ status: 200, body: { totalLicenses: 2 } })
    expect(await change('setRecurringBilling', { on: false })).toMatchObject({ status: 200, body: { recurringBilling: false } })
    expect(await change('setRecurringBilling', { on: true })).toMatchObject({ status: 200, body: { recurringBilling: true } })
  })

  test('nobody else does, and an administrator still takes control first', async () => {
    const other = await desk.person(upn('AlexW'))
    expect((await other('POST', `${MINE}/${mine.id}/cancel`, {})).status).toBe(404)
    expect((await desk.get<Page<MyPurchase>>(403, 'GET', MINE)) as unknown).toHaveProperty('error')
    expect(await desk.get(201, 'POST', `/licet/v1/subscriptions/${mine.id}/cancel`, {})).toMatchObject({ refusals: [{ code: 'PurchasedBySelfService' }] })
  })

  test('cancels within the window: it is disabled that day, and its people with it', async () => {
    expect(await change('cancel')).toMatchObject({ status: 200, body: { status: 'Suspended' } })
    expect((await change('assign', { users: [upn('LeeG')] })).status).toBe(400)
    expect(await desk.faults()).toEqual([])
    const leo = await desk.person(upn('LeoM'))
    const [oldest] = ((await (await leo('GET', MINE)).json()) as Page<MyPurchase>).value
    const late = await leo('POST', `${MINE}/${oldest!.id}/cancel`, {})
    expect([late.status, await late.json()]).toMatchObject([422, { error: { refusals: [{ code: 'OutsideCancellationWindow', fromDateTime: oldest!.nextLifecycleDateTime }], alternatives: [{ verb: 'setRecurringBilling', on: false }] } }])
  })
})
