import { openGroupScene } from '#test/fixtures/group-scene.ts'
import type { GroupScene } from '#test/fixtures/group-scene.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'

let scene: GroupScene
beforeEach(async () => {
  scene = await openGroupScene({ people: 5, seats: { SPE_E3: 2, SPE_E5: 9 }, groups: { Sales: [0, 1] }, licenses: { Sales: ['SPE_E5'] } })
})
afterEach(() => scene.close())

const planRows = async (rows: readonly (readonly [number, object])[], more: object = {}) => {
  const target = { rows: rows.map(([at, change]) => ({ user: scene.names[at], change })) }
  return scene.act('savePlan', { draft: await scene.ask('draftPlan', { body: { target, ...more } }) })
}

test('each row of a file gets its own change, all in one operation that undo takes back', async () => {
  const before = await scene.everything()
  const [e3, e5] = [scene.sku('SPE_E3'), scene.sku('SPE_E5')]
  const plan = await planRows([[2, { add: [{ skuId: e3 }] }], [3, { add: [{ skuId: e5 }], usageLocation: 'DE' }], [0, { remove: [e5], inherited: 'leaveGroups' }], [4, { copyFrom: scene.names[1] }]])
  expect(plan.figures.summary).toMatchObject({ users: 4, changed: 4, refused: 0 })
  const { value: rows } = await scene.ask('listPlanUsers', { id: plan.id, outcome: null, top: 9, skip: 0 })
  const operation = await scene.apply(plan)
  expect(operation).toMatchObject({ kind: 'changeLicenses', state: 'succeeded', total: 4 })
  expect(await scene.licensesOf(scene.names[2]!)).toEqual([{ skuId: e3, disabledPlans: [] }])
  expect(await scene.licensesOf(scene.names[3]!)).toEqual([{ skuId: e5, disabledPlans: [] }])
  expect((await scene.ask('getUser', { user: scene.names[3]!, select: ['usageLocation'] }))['usageLocation']).toBe('DE')
  expect(await scene.licensesOf(scene.names[0]!)).toEqual([])
  expect((await scene.ask('listPlanUsers', { id: plan.id, outcome: null, top: 9, skip: 0 })).value).toEqual(rows)
  expect(await scene.faults()).toEqual([])
  await scene.apply(await scene.undo(operation.id))
  expect(await scene.everything()).toEqual(before)
})

test('seats go in the order of the rows, and who finds none is refused', async () => {
  const add = { add: [{ skuId: scene.sku('SPE_E3') }] }
  const plan = await planRows([[4, add], [3, add], [2, add]], { mode: 'bestEffort' })
  expect(plan.figures.summary).toMatchObject({ changed: 2, refused: 1 })
  await scene.apply(plan)
  expect(await scene.licensesOf(scene.names[2]!)).toEqual([])
  expect(await scene.faults()).toEqual([])
})

test('a person who stands in two rows is named', async () => {
  await expect(planRows([[2, { usageLocation: 'DE' }], [2, { usageLocation: 'JP' }]])).rejects.toThrow('two rows')
})
