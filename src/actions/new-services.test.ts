// A product gains a service: it is on for everybody who has the product, announced once, and listed until somebody has looked.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openGroupScene } from '#test/fixtures/group-scene.ts'
import type { GroupScene } from '#test/fixtures/group-scene.ts'

let scene: GroupScene
beforeEach(async () => {
  scene = await openGroupScene({ people: 2, seats: { SPE_E5: 9, VISIOCLIENT: 9 }, groups: { Sales: [0, 1] }, licenses: { Sales: ['VISIOCLIENT'] } })
})
afterEach(() => scene.close())

test('what was there on the first day is not new', async () => {
  expect(await scene.act('noteNewServices', null)).toBe(0)
  expect(await scene.act('noteNewServices', null)).toBe(0)
  expect(await scene.ask('listNewServices', null)).toEqual([])
})

test('what came since is on, announced once, and reviewed', async () => {
  await scene.act('noteNewServices', null)
  const [service] = scene.servicesOf('SPE_E5').filter((id) => !scene.servicesOf('VISIOCLIENT').includes(id))
  scene.gain('VISIOCLIENT', service!)
  expect(await scene.act('noteNewServices', null)).toBe(1)
  expect(await scene.act('noteNewServices', null)).toBe(0)
  const [row] = await scene.ask('listNewServices', null)
  expect(row).toMatchObject({ skuId: scene.sku('VISIOCLIENT'), servicePlanId: service, reviewed: false, groups: [{ displayName: 'Sales' }] })
  expect((await scene.ask('readHome', null)).attention).toContainEqual({ kind: 'newServices', skuId: null, facts: { count: 1 } })
  expect((await scene.operations())[0]).toMatchObject({ kind: 'changeSettings', total: 1 })
  expect(await scene.ask('explainUser', { user: scene.names[0]!, servicePlanId: service! })).toMatchObject({ isOn: true })

  const off = await scene.plan(['Sales'], { services: [{ skuId: scene.sku('VISIOCLIENT'), turnOff: [service] }] })
  await scene.apply(off)
  expect(await scene.ask('listNewServices', null)).toMatchObject([{ groups: [] }])
  expect(await scene.act('reviewNewService', { id: row!.id, body: { reviewed: true } })).toMatchObject({ reviewed: true, reviewedBy: 'Test' })
  expect((await scene.ask('readHome', null)).attention.map(({ kind }) => kind)).not.toContain('newServices')
  await expect(scene.act('reviewNewService', { id: row!.id, body: { reviewed: 'yes' } })).rejects.toMatchObject({ facts: { status: 400 } })
})

test('what comes into a product that somebody has bought for themselves is announced too', async () => {
  const [planner, [service]] = [scene.sku('PROJECT_P1'), scene.servicesOf('SPE_E5')]
  await scene.act('buyForSelf', { body: { skuId: planner } }, scene.names[0])
  scene.gain('PROJECT_P1', service!)
  expect(await scene.act('noteNewServices', null)).toBe(1)
  expect(await scene.ask('listNewServices', null)).toMatchObject([{ skuId: planner, servicePlanId: service }])
})
