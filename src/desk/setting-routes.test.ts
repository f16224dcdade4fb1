// What an organisation sets up for itself: saved views, templates, prices, location rules, and the settings that act.
import type { Client } from '#test/fixtures/licet-here.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import type { PriceRow } from '#model/price-row.ts'
import type { LocationRule } from '#model/product.ts'
import type { SavedView } from '#model/saved-view.ts'
import type { Template } from '#model/template.ts'
import { openContosoDesk, planOf, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const [E5, E3] = ['SPE_E5', 'SPE_E3'].map(skuOf) as [string, string]

let desk: ContosoDesk
let other: Client
beforeAll(async () => {
  desk = await openContosoDesk()
  other = await desk.client(['LicenseAssignment.Read.All', 'User.ReadWrite.All'])
}, 60_000)
afterAll(() => desk.close())

const list = async <T>(path: string): Promise<readonly T[]> => (await desk.get<Page<T>>(200, 'GET', `/licet/v1/${path}`)).value

describe('saved views', () => {
  const body = { name: 'Sales in France', page: 'activeUsers', query: 'filter=department%3ASales', isShared: false }

  test('are kept, listed by page, changed and taken away', async () => {
    const made = await desk.get<SavedView>(201, 'POST', '/licet/v1/savedViews', body)
    expect(made).toMatchObject(body)
    expect(await list('savedViews?page=activeUsers')).toEqual([made])
    expect(await list('savedViews?page=groups')).toEqual([])
    expect(await desk.get(200, 'PATCH', `/licet/v1/savedViews/${made.id}`, { name: 'Sales' })).toEqual({ ...made, name: 'Sales' })
    expect((await desk.ask('DELETE', `/licet/v1/savedViews/${made.id}`)).status).toBe(204)
    expect(await desk.refusal(404, 'GET', `/licet/v1/savedViews/${made.id}`)).toMatchObject({ code: 'Request_ResourceNotFound' })
  })

  test('are seen by others when they are shared, and changed by nobody else', async () => {
    const [own, shared] = [await desk.get<SavedView>(201, 'POST', '/licet/v1/savedViews', body), await desk.get<SavedView>(201, 'POST', '/licet/v1/savedViews', { ...body, isShared: true })]
    const theirs = (await (await other('GET', '/licet/v1/savedViews')).json()) as Page<SavedView>
    expect(theirs.value.map(({ id }) => id)).toEqual([shared.id])
    expect((await other('GET', `/licet/v1/savedViews/${own.id}`)).status).toBe(404)
    expect((await other('PATCH', `/licet/v1/savedViews/${shared.id}`, { name: 'Mine' })).status).toBe(403)
    expect((await other('DELETE', `/licet/v1/savedViews/${shared.id}`)).status).toBe(403)
  })

  test.each([[{ ...body, page: 'nowhere' }, 'page'], [{ ...body, name: '' }, 'name'], [{ name: 'x', page: 'groups' }, 'query'], [{ ...body, color: 'red' }, 'color']])('%j is refused', async (wrong, target) => {
    expect(await desk.refusal(400, 'POST', '/licet/v1/savedViews', wrong)).toMatchObject({ details: [expect.objectContaining({ target })] })
  })
})

describe('templates', () => {
  const body = {
    displayName: 'Sales, France',
    domain: 'contoso.com',
    usageLocation: 'FR',
    licenses: [{ skuId: E3, disabledPlans: [planOf('SPE_E3', 'TEAMS1')] }],
    roles: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'],
    profile: { department: 'Sales', jobTitle: 'Seller' },
  }

  test('hold what new people have in common, and belong to who made them', async () => {
    const made = await desk.get<Template>(201, 'POST', '/licet/v1/templates', body)
    expect(made).toMatchObject({ ...body, password: { generate: true, forceChange: true } })
    expect(await desk.get(200, 'PATCH', `/licet/v1/templates/${made.id}`, { usageLocation: null, password: { forceChange: false } })).toEqual({
      ...made,
      usageLocation: null,
      password: { generate: true, forceChange: false },
    })
    expect(await (await other('GET', '/licet/v1/templates')).json()).toMatchObject({ value: [] })
    expect((await other('GET', `/licet/v1/templates/${made.id}`)).status).toBe(404)
    expect((await desk.ask('DELETE', `/licet/v1/templates/${made.id}`)).status).toBe(204)
    expect(await list('templates')).toEqual([])
  })

  test.each([
    [{ ...body, domain: 'elsewhere.example' }, 'domain'],
    [{ ...body, usageLocation: 'ZZ' }, 'usageLocation'],
    [{ ...body, licenses: [{ skuId: '11111111-1111-4111-8111-111111111111' }] }, 'licenses.skuId'],
    [{ ...body, roles: ['11111111-1111-4111-8111-111111111111'] }, 'roles'],
    [{ ...body, profile: { displayName: 'Never a name' } }, 'profile.displayName'],
  ])('%j is refused', async (wrong, target) => {
    expect(await desk.refusal(400, 'POST', '/licet/v1/templates', wrong)).toMatchObject({ details: [expect.objectContaining({ target })] })
  })
})

describe('prices', () => {
  const rowOf = async (skuId: string): Promise<PriceRow> => (await list<PriceRow>('prices')).find((row) => row.skuId === skuId)!
  const productOf = async (skuId: string): Promise<OwnedProduct> => (await list<OwnedProduct>('products')).find((row) => row.skuId === skuId)!

  test('are list prices, an estimate, until the organisation sets its own; the Licenses page and plans reckon by them', async () => {
    const before = await rowOf(E3)
    expect(before).toMatchObject({ basis: 'listPrice', currency: 'USD', amount: before.listPrice, history: [] })
    expect(await desk.get(200, 'PATCH', `/licet/v1/prices/${E3}`, { amount: 20.5, effectiveFrom: '2026-01-01' })).toMatchObject({ amount: 20.5, basis: 'ownPrice' })
    expect(await productOf(E3)).toMatchObject({ price: 20.5, priceBasis: 'ownPrice' })
    const plan = await desk.plan({ users: [await desk.newPerson()] }, { add: [{ skuId: E3 }] })
    const { capacity } = await productOf(E3)
    expect(plan.cost).toMatchObject({ basis: 'ownPrice', bill: { before: capacity * 20.5 } })
  })

  test('have a history: one that begins later does not hold yet, and null goes back to the list price', async () => {
    await desk.get(200, 'PATCH', '/licet/v1/prices', { value: [{ skuId: E5, amount: 30, effectiveFrom: '2020-01-01' }, { skuId: E5, amount: 31, effectiveFrom: '2999-01-01' }] })
    expect(await rowOf(E5)).toMatchObject({ amount: 30, effectiveFrom: '2020-01-01', history: [{ amount: 30 }, { amount: 31 }] })
    await desk.get(200, 'PATCH', '/licet/v1/prices', { skuId: E5, amount: null, effectiveFrom: '2021-01-01' })
    const row = await rowOf(E5)
    expect(row).toMatchObject({ amount: row.listPrice, basis: 'listPrice' })
  })

  test.each([
    [{ skuId: E5, amount: -1 }, 'amount'],
    [{ skuId: E5, amount: '12' }, 'amount'],
    [{ skuId: 'E5', amount: 12 }, 'skuId'],
    [{ skuId: E5, amount: 12, currency: 'EUR' }, 'currency'],
    [{ skuId: E5, amount: 12, effectiveFrom: '2026-02-30' }, 'effectiveFrom'],
    [{ skuId: E5, amount: 12, per: 'year' }, 'per'],
  ])('%j is refused', async (wrong, target) => {
    expect(await desk.refusal(400, 'PATCH', '/licet/v1/prices', wrong)).toMatchObject({ details: [expect.objectContaining({ target })] })
  })
})

describe('location rules', () => {
  test('are a table of the organisation: what it forbids is refused, and an emptied table stays empty', async () => {
    const person = await desk.newPerson({ usageLocation: 'BE' })
    const rules = await desk.get<Page<LocationRule>>(200, 'PATCH', '/licet/v1/locationRules', { value: [{ skuId: E3, country: 'be', note: 'Not sold there.' }] })
    expect(rules.value).toMatchObject([{ skuId: E3, country: 'BE', prohibited: true }])
    const refused = await desk.plan({ users: [person] }, { add: [{ skuId: E3 }] })
    expect(refused.refusals).toMatchObject([{ code: 'ProhibitedInUsageLocationViolation' }])
    const again = await desk.get<Page<LocationRule>>(200, 'PATCH', '/licet/v1/locationRules', { value: [...rules.value, { skuId: E3, country: 'fr' }] })
    expect(await desk.get(200, 'PATCH', '/licet/v1/locationRules', { value: again.value })).toMatchObject({ value: again.value })
    await desk.get(200, 'PATCH', '/licet/v1/locationRules', { value: [] })
    expect(await list('locationRules')).toEqual([])
    expect((await desk.plan({ users: [person] }, { add: [{ skuId: E3 }] })).summary).toMatchObject({ changed: 1 })
  })

  test.each([
    [{ value: [{ country: 'FR' }] }, 'value[0]'],
    [{ value: [{ skuId: E3, country: 'ZZ' }] }, 'value[0].country'],
    [{ value: [{ skuId: E3, country: 'FR' }, { skuId: E3, country: 'FR' }] }, 'value'],
    [{}, 'value'],
  ])('%j is refused', async (wrong, target) => {
    expect(await desk.refusal(400, 'PATCH', '/licet/v1/locationRules', wrong)).toMatchObject({ details: [expect.objectContaining({ target })] })
  })
})

describe('settings', () => {
  test.each([
    ['auditRetentionDays', 3],
    ['auditRetentionDays', 'for ever'],
    ['timeZone', 'Mars/Olympus'],
    ['language', 'de'],
    ['currency', 'EURO'],
    ['delicensingResiliency', 1],
  ])('%s: %j is refused', async (name, value) => {
    expect(await desk.refusal(400, 'PATCH', '/licet/v1/settings', { [name]: value })).toMatchObject({ details: [expect.objectContaining({ target: name })] })
  })

  test('take effect: a batch may leave out Content-Type where that is allowed', async () => {
    const batch = { requests: [{ id: '1', method: 'PATCH', url: `/users/${upn('AdeleV')}`, body: { jobTitle: 'Manager' } }] }
    expect((await desk.ask('POST', '/v1.0/$batch', batch)).status).toBe(400)
    await desk.get(200, 'PATCH', '/licet/v1/settings', { lenientBatch: true })
    expect(await desk.get(200, 'POST', '/v1.0/$batch', batch)).toMatchObject({ responses: [{ status: 204 }] })
  })

  test('another currency leaves list prices unknown: figures of two currencies are never added', async () => {
    await desk.get(200, 'PATCH', '/licet/v1/settings', { currency: 'EUR' })
    expect((await list<PriceRow>('prices')).every(({ amount, currency }) => amount === null && currency === 'EUR')).toBe(true)
    expect(await desk.get(200, 'PATCH', `/licet/v1/prices/${E3}`, { amount: 19, currency: 'EUR' })).toMatchObject({ amount: 19, currency: 'EUR' })
  })
})

test('the options with which the server runs are told to who may read settings', async () => {
  expect(await desk.get(200, 'GET', '/licet/v1/server')).toEqual({ publicUrl: null, proxy: false, throttle: 'off', lenientBatch: false, passwordGrant: false })
  expect((await (await desk.client(['User.Read.All']))('GET', '/licet/v1/server')).status).toBe(403)
})

describe('organisations', () => {
  test('are made with a first administrator of their own, and those of others are never shown', async () => {
    const made = await desk.get<{ id: string }>(201, 'POST', '/licet/v1/tenants', { displayName: 'Adatum', domain: 'adatum.example', kind: 'test', countryLetterCode: 'DE' })
    expect(made).toMatchObject({ displayName: 'Adatum', kind: 'test', isCurrent: false, userPrincipalName: 'admin@adatum.example' })
    const listed = await list<{ id: string; isCurrent: boolean }>('tenants')
    expect(listed.map(({ isCurrent }) => isCurrent)).toEqual([true])
    expect(await desk.refusal(404, 'PATCH', `/licet/v1/tenants/${made.id}`, { displayName: 'Mine' })).toMatchObject({ code: 'Request_ResourceNotFound' })
    expect(await desk.get(200, 'PATCH', `/licet/v1/tenants/${listed[0]!.id}`, { displayName: 'Contoso Ltd' })).toMatchObject({ displayName: 'Contoso Ltd' })
    expect((await other('POST', '/licet/v1/tenants', { displayName: 'X', domain: 'x.example' })).status).toBe(403)
    expect(await desk.faults()).toEqual([])
  })

  test.each([
    [{ displayName: 'X' }, 'domain'],
    [{ displayName: 'X', domain: 'nowhere' }, 'domain'],
    [{ displayName: 'X', domain: 'Contoso.com' }, 'domain'],
    [{ displayName: 'X', domain: 'x.example', countryLetterCode: 'ZZ' }, 'countryLetterCode'],
    [{ displayName: 'X', domain: 'x.example', kind: 'sample' }, 'kind'],
  ])('%j is refused', async (wrong, target) => {
    expect(await desk.refusal(400, 'POST', '/licet/v1/tenants', wrong)).toMatchObject({ details: [expect.objectContaining({ target })] })
  })
})
