// What people may buy for themselves, and buying it: recorded, seated, and theirs.
import type { MyLicenses } from '#model/my-licenses.ts'
import type { SelfServicePolicies, SelfServicePurchase } from '#model/self-service.ts'
import { openContosoDesk, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, ErrorBody, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

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
