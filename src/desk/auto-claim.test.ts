// Licences that people get by themselves when they first sign in: once, in the order of the policy, never for guests.
import type { AutoClaimPolicy, AutoClaimReport, ListedPolicy } from '#model/auto-claim-policy.ts'
import type { Operation } from '#model/operation.ts'
import { openContosoDesk, planOf, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'

const [VISIO, E3, E5, PLANNER, POWER_BI] = ['VISIOCLIENT', 'SPE_E3', 'SPE_E5', 'PROJECT_P1', 'POWER_BI_PRO'].map(skuOf) as [string, string, string, string, string]
const POLICIES = '/licet/v1/autoClaimPolicies'

let desk: ContosoDesk
beforeEach(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterEach(() => desk.close())

const switchOn = (on = true): Promise<unknown> => desk.get(200, 'PATCH', '/licet/v1/settings', { autoClaim: on })
const make = (...products: readonly (string | object)[]): Promise<AutoClaimPolicy> =>
  desk.get(201, 'POST', POLICIES, { displayName: 'Everybody', products: products.map((one) => (typeof one === 'string' ? { skuId: one } : one)) })
const tell = (user: string): Promise<{ outcome: string | null; skuId: string | null }> => desk.get(200, 'POST', '/licet/v1/signIns', { user })
const holds = async (user: string, skuId: string): Promise<boolean> => JSON.stringify(await desk.licensesOf(user)).includes(skuId)

test('off until it is switched on, and the policy too', async () => {
  const policy = await make(E5)
  await desk.person(upn('AdeleV'))
  expect(await holds(upn('AdeleV'), E5)).toBe(false)
  await switchOn()
  await desk.get(200, 'PATCH', `${POLICIES}/${policy.id}`, { isEnabled: false })
  await desk.person(upn('AdeleV'))
  expect(await holds(upn('AdeleV'), E5)).toBe(false)
})

test('the first sign-in to Licet claims a seat, once, with the apps of the policy, as an operation of Licet itself', async () => {
  const sway = planOf('SPE_E3', 'SWAY')
  await make({ skuId: E3, disabledPlans: [sway] })
  await switchOn()
  await desk.person(upn('AdeleV'))
  expect(await desk.licensesOf(upn('AdeleV'))).toMatchObject({ assignedLicenses: [{ skuId: E3, disabledPlans: [sway] }] })
  const [operation] = (await desk.get<Page<Operation>>(200, 'GET', '/licet/v1/operations')).value
  expect(operation).toMatchObject({ kind: 'autoClaim', createdBy: { kind: 'clock', displayName: 'Licet' }, undoable: true })
  // Taken back, it is not claimed again.
  await desk.apply(await desk.undo(operation!))
  await desk.person(upn('AdeleV'))
  expect(await holds(upn('AdeleV'), E3)).toBe(false)
  expect(await desk.faults()).toEqual([])
})

test('when a product is out of seats the next one is claimed; when all are, the next sign-in tries again', async () => {
  await make(VISIO, PLANNER)
  await switchOn()
  expect((await tell(upn('AdeleV'))).skuId).toBe(VISIO)
  expect(await tell(upn('BenW'))).toMatchObject({ outcome: 'claimed', skuId: PLANNER })
  const full = (await desk.get<Page<ListedPolicy>>(200, 'GET', POLICIES)).value[0]!.products
  expect(full.map(({ available }) => available > 0)).toEqual([false, true])
  const others = await Promise.all(Array.from({ length: full[1]!.available }, () => desk.newPerson()))
  await desk.apply(await desk.plan({ users: others }, { add: [{ skuId: PLANNER }] }))
  expect(await tell(upn('AlexW'))).toMatchObject({ outcome: 'noSeats', skuId: null })
  await desk.apply(await desk.plan({ users: [others[0]!] }, { remove: [PLANNER] }))
  expect(await tell(upn('AlexW'))).toMatchObject({ outcome: 'claimed', skuId: PLANNER })
})

test('nothing for guests, for the blocked, for who has it, or where a rule stands against it', async () => {
  await make(E5)
  await switchOn()
  expect((await tell('cora.thomas_fabrikam.com#EXT#@contoso.onmicrosoft.com')).outcome).toBeNull()
  expect((await tell(upn('HenriettaM'))).outcome).toBeNull()
  expect((await tell(upn('AlexW'))).outcome).toBe('alreadyHeld')
  expect((await tell(upn('NestorW'))).outcome).toBe('refused')
  expect((await desk.refusal(404, 'POST', '/licet/v1/signIns', { user: 'nobody@contoso.com' })).code).toBe('Request_ResourceNotFound')
  expect((await desk.refusal(400, 'POST', '/licet/v1/signIns', {})).details).toMatchObject([{ target: 'user' }])
})

test('the report tells what became of the sign-ins of the last days', async () => {
  const { id } = await make(E3)
  await switchOn()
  await tell(upn('AdeleV'))
  await tell(upn('NestorW'))
  const report = (days: number): Promise<AutoClaimReport> => desk.get(200, 'GET', `${POLICIES}/${id}/report?days=${days}`)
  expect(await report(7)).toMatchObject({ counts: { claimed: 1, refused: 1, noSeats: 0, alreadyHeld: 0 }, value: expect.arrayContaining([expect.objectContaining({ user: expect.objectContaining({ displayName: 'Adele Vance' }), skuId: E3 })]) })
  await desk.get(200, 'PATCH', '/licet/v1/clock', { advance: 'P2D' })
  expect([(await report(1)).value, (await report(7)).value.length]).toEqual([[], 2])
  expect((await desk.refusal(400, 'GET', `${POLICIES}/${id}/report?days=2`)).details).toMatchObject([{ target: 'days' }])
})

test('switched off or taken away, everybody keeps what they got', async () => {
  const { id } = await make(E3)
  await switchOn()
  await tell(upn('AdeleV'))
  await switchOn(false)
  expect(await holds(upn('AdeleV'), E3)).toBe(true)
  expect((await desk.ask('DELETE', `${POLICIES}/${id}`)).status).toBe(204)
  expect(await holds(upn('AdeleV'), E3)).toBe(true)
  expect((await tell(upn('BenW'))).outcome).toBeNull()
})

test('one policy, of one to five products that the organization owns, made by a Global Administrator', async () => {
  const wrong = async (...products: readonly string[]): Promise<string> => (await desk.refusal(400, 'POST', POLICIES, { displayName: 'X', products: products.map((skuId) => ({ skuId })) })).message
  expect(await wrong()).toContain('products')
  expect(await wrong(E3, E3)).toContain('products.skuId')
  expect(await wrong(POWER_BI)).toContain('products[0].skuId')
  expect(await wrong(...['SPE_E5', 'SPE_E3', 'SPB', 'EMS', 'VISIOCLIENT', 'PROJECT_P1'].map(skuOf))).toContain('products')
  await make(E3)
  expect((await desk.refusal(409, 'POST', POLICIES, { displayName: 'Two', products: [{ skuId: E5 }] })).code).toBe('onePolicyOnly')
  const [licenses, reader] = [await desk.person(upn('IsaiahL')), await desk.person(upn('AllanD'))]
  expect([(await licenses('POST', POLICIES, { displayName: 'X', products: [] })).status, (await reader('GET', POLICIES)).status, (await reader('POST', '/licet/v1/signIns', { user: upn('BenW') })).status]).toEqual([403, 200, 403])
})
