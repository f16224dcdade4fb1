// Reports: the same figures as the Licenses page and Home, by product and department, and day by day.
import type { Home } from '#model/home.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import type { CostReport, UsageReport, UsageTrend } from '#model/usage-report.ts'
import { openContosoDesk, skuOf } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const E3 = skuOf('SPE_E3')
const FREE = skuOf('FLOW_FREE')

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk({ users: 300, licensedPercent: 70 })
}, 60_000)
afterAll(() => desk.close())

const usage = (): Promise<UsageReport> => desk.get(200, 'GET', '/licet/v1/reports/usage')
const cost = (): Promise<CostReport> => desk.get(200, 'GET', '/licet/v1/reports/cost')
const products = async (): Promise<readonly OwnedProduct[]> => (await desk.get<Page<OwnedProduct>>(200, 'GET', '/licet/v1/products')).value

test('each product says what the Licenses page and Home say', async () => {
  const [{ value }, owned, home] = [await usage(), await products(), await desk.get<Home>(200, 'GET', '/licet/v1/home')]
  expect(value.map(({ poolId, bought, assigned, unused }) => ({ poolId, bought, assigned, unused }))).toEqual(
    owned.map(({ poolId, capacity, consumed, available }) => ({ poolId, bought: capacity, assigned: consumed, unused: available })),
  )
  for (const { skuId, consumed } of home.seats) expect(value.find((row) => row.skuId === skuId && row.owner === null)?.assigned).toBe(consumed)
})

test('the departments add up to the products', async () => {
  const { value, departments } = await usage()
  for (const { skuId, poolId, owner, assigned } of value) {
    const key = owner === null ? skuId : poolId
    expect({ skuId, assigned: departments.flatMap((one) => one.products).reduce((sum, one) => sum + (one.skuId === key ? one.assigned : 0), 0) }).toEqual({ skuId, assigned })
  }
})

test('guests, blocked people and services had twice are counted among who is seated', async () => {
  const before = (await usage()).value.find(({ skuId }) => skuId === E3)!
  const person = await desk.newPerson()
  await desk.apply(await desk.plan({ users: [person] }, { add: [{ skuId: E3 }, { skuId: FREE }] }))
  await desk.ask('PATCH', `/v1.0/users/${person}`, { accountEnabled: false })
  const { value } = await usage()
  const after = value.find(({ skuId }) => skuId === E3)!
  expect({ assigned: after.assigned - before.assigned, blocked: after.blocked - before.blocked }).toEqual({ assigned: 1, blocked: 1 })
  for (const row of value) expect([row.guests, row.blocked, row.overlapping].every((count) => count >= 0 && count <= row.assigned)).toBe(true)
})

test('a product that gives a person nothing new is counted as had twice, and costed', async () => {
  const twice = skuOf('EXCHANGEENTERPRISE')
  expect((await usage()).value.find(({ skuId }) => skuId === twice)?.overlapping).toBe(1)
  const row = (await cost()).value.find(({ skuId }) => skuId === twice)!
  expect(row.overlappingCost).toBe(row.price)
})

test('the bill is what is bought, not what is assigned; unused seats can be saved from the next renewal', async () => {
  const [before, owned] = [await cost(), (await products()).find(({ skuId }) => skuId === E3)!]
  const row = before.value.find(({ skuId }) => skuId === E3)!
  expect(row).toMatchObject({ price: owned.price, bill: Math.round(owned.bill * 100) / 100, saving: { fromDate: owned.reducibleFrom } })
  await desk.apply(await desk.plan({ users: [await desk.newPerson()] }, { add: [{ skuId: E3 }] }))
  const after = await cost()
  expect(after.total.bill).toBe(before.total.bill)
  expect(after.value.find(({ skuId }) => skuId === E3)!.saving.amount).toBeCloseTo(row.saving.amount - (row.price ?? 0), 2)
})

test('the trend ends with today, and knows what yesterday was: given, taken back, deleted, restored', async () => {
  const trend = async () => (await desk.get<UsageTrend>(200, 'GET', `/licet/v1/reports/usage/${FREE}?days=5`)).value
  const people = [await desk.newPerson(), await desk.newPerson(), await desk.newPerson()]
  const start = (await trend()).at(-1)!
  await desk.apply(await desk.plan({ users: people }, { add: [{ skuId: FREE }] }))
  await desk.get(200, 'PATCH', '/licet/v1/clock', { advance: 'P1D' })
  await desk.apply(await desk.plan({ users: [people[0]] }, { remove: [FREE] }))
  await desk.ask('DELETE', `/v1.0/users/${people[1]}`)
  await desk.get(200, 'PATCH', '/licet/v1/clock', { advance: 'P1D' })
  await desk.get(200, 'POST', `/v1.0/directory/deletedItems/${people[1]}/restore`)
  const days = await trend()
  expect(days).toHaveLength(5)
  expect(days.slice(-3).map(({ assigned }) => assigned - start.assigned)).toEqual([3, 1, 2])
  expect(days.at(-1)!.assigned).toBe((await products()).find(({ skuId }) => skuId === FREE)!.consumed)
  expect(new Set(days.map(({ date }) => date)).size).toBe(5)
})

test.each([['/licet/v1/reports/usage/nothing', 404], [`/licet/v1/reports/usage/${E3}?days=0`, 400], [`/licet/v1/reports/usage/${E3}?days=100000`, 400]])('%s is answered with %i', async (path, status) => {
  expect((await desk.refusal(status, 'GET', path)).message).not.toBe('')
})

test('an app that may not read licences is refused', async () => {
  const other = await desk.client(['User.ReadBasic.All'])
  for (const name of ['usage', 'cost', `usage/${E3}`]) expect((await other('GET', `/licet/v1/reports/${name}`)).status).toBe(403)
})
