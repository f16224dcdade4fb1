// What Home says of purchases that need somebody.
import type { Attention, Home } from '#model/home.ts'
import type { SubscriptionRecord } from '#model/subscription-record.ts'
import { openContosoDesk, skuOf } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PROJECT = skuOf('PROJECTPROFESSIONAL')

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 60_000)
afterAll(() => desk.close())

const about = async (skuId: string): Promise<readonly Attention[]> => (await desk.get<Home>(200, 'GET', '/licet/v1/home')).attention.filter((one) => one.skuId === skuId)
const of = async (skuId: string): Promise<SubscriptionRecord> => (await desk.get<Page<SubscriptionRecord>>(200, 'GET', '/licet/v1/subscriptions')).value.find((one) => one.skuId === skuId)!

test('a subscription in its days of grace, with its licenses and its last day', async () => {
  const { skuId, totalLicenses, nextLifecycleDateTime } = await of(skuOf('ENTERPRISEPACK'))
  expect(await about(skuId)).toContainEqual({ kind: 'expiring', skuId, facts: { product: 'Office 365 E3', count: totalLicenses, until: nextLifecycleDateTime } })
})

test('an excess of people over seats is overdue on its ninetieth day, and first of all', async () => {
  const { pool } = await of(PROJECT)
  expect((await about(PROJECT)).map(({ kind }) => kind)).toContain('overAssigned')
  await desk.get(200, 'PATCH', '/licet/v1/clock', { now: new Date(Date.parse(pool.overAssignedUntilDateTime!) - 1).toISOString(), frozen: true })
  expect((await about(PROJECT)).map(({ kind }) => kind)).toContain('overAssigned')
  await desk.get(200, 'PATCH', '/licet/v1/clock', { now: pool.overAssignedUntilDateTime, frozen: true })
  expect((await desk.get<Home>(200, 'GET', '/licet/v1/home')).attention[0]).toMatchObject({ kind: 'overAssignedOverdue', skuId: PROJECT, facts: { assigned: 15, capacity: 13, since: pool.overAssignedSinceDateTime } })
  expect((await about(PROJECT)).map(({ kind }) => kind)).not.toContain('overAssigned')
})
