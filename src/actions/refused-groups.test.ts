// A group whose own licences cannot be so: the plan says it, with ways out, and Graph's own verb answers as Graph does.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openGroupScene } from '#test/fixtures/group-scene.ts'
import type { GroupScene } from '#test/fixtures/group-scene.ts'
import { fixId } from './fix-id.ts'

let scene: GroupScene
beforeEach(async () => {
  scene = await openGroupScene({ people: 3, seats: { DESKLESSPACK: 9, STANDARDPACK: 9, SPE_E5: 9 }, groups: { Sales: [0, 1], Floor: [2], Empty: [] }, licenses: { Sales: ['DESKLESSPACK'] } })
})
afterEach(() => scene.close())

const give = (partNumber: string): object => ({ add: [{ skuId: scene.sku(partNumber) }] })

test('a clash within a group is a refusal of its members, with a way out that works', async () => {
  const plan = await scene.plan(['Sales', 'Floor'], give('STANDARDPACK'))
  expect(plan.figures.summary).toMatchObject({ users: 3, changed: 1, refused: 2 })
  expect(plan.figures.refusals).toMatchObject([{ refusal: { code: 'MutuallyExclusiveViolation' }, users: 2 }])
  await expect(scene.apply(plan)).rejects.toMatchObject({ facts: { status: 422 } })
  const [fix] = plan.figures.refusals[0]!.fixes
  const mended = await scene.act('savePlan', { draft: await scene.ask('draftPlan', { body: { basePlanId: plan.id, fixIds: [fixId(0, fix!.id)] } }) })
  expect(mended.figures.summary).toMatchObject({ users: 3, changed: 3, refused: 0 })
  await scene.apply(mended)
  expect(await scene.statesOf('Sales')).toMatchObject({ 'STANDARDPACK Active None': 2 })
  expect(await scene.faults()).toEqual([])
})

test('as far as possible leaves the group that cannot, and does the others', async () => {
  const plan = await scene.plan(['Sales', 'Floor'], give('STANDARDPACK'), { mode: 'bestEffort' })
  expect(await scene.apply(plan)).toMatchObject({ state: 'partial', failed: 2 })
  expect(await scene.groupLicenses('Sales')).toEqual(['DESKLESSPACK'])
  expect(await scene.groupLicenses('Floor')).toEqual(['STANDARDPACK'])
})

test('a group without members is refused too', async () => {
  const plan = await scene.plan(['Empty'], { remove: [scene.sku('SPE_E5')] })
  expect(plan.figures.refusals).toMatchObject([{ refusal: { code: 'LicenseNotAssigned' }, users: 0 }])
  await expect(scene.apply(plan)).rejects.toMatchObject({ facts: { status: 422 } })
})

test('Graph’s own verb is refused as Graph refuses', async () => {
  const body = { addLicenses: [{ skuId: scene.sku('STANDARDPACK'), disabledPlans: [] }], removeLicenses: [] }
  await expect(scene.act('assignGroupLicense', { group: scene.groupId('Sales'), body })).rejects.toMatchObject({ facts: { status: 400 } })
  expect(await scene.groupLicenses('Sales')).toEqual(['DESKLESSPACK'])
})
