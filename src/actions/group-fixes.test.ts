import type { StoredPlan } from '#actions/plan-draft.ts'
import { openGroupScene } from '#test/fixtures/group-scene.ts'
import type { GroupScene } from '#test/fixtures/group-scene.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixId } from './fix-id.ts'

let scene: GroupScene
beforeEach(async () => {
  scene = await openGroupScene({ people: 4, seats: { VISIOONLINE_PLAN1: 3, VISIOCLIENT: 9, STANDARDPACK: 9, DESKLESSPACK: 9 }, groups: { Sales: [0, 1, 2, 3] } })
})
afterEach(() => scene.close())

const kindsOf = (plan: StoredPlan, refusal: number): string[] => plan.figures.refusals[refusal]!.fixes.map(({ edits }) => edits.map(({ kind }) => kind).join('+'))

/** The plan with one of the ways out that it offers. */
async function choose(plan: StoredPlan, kinds: string): Promise<StoredPlan> {
  const fix = plan.figures.refusals[0]!.fixes[kindsOf(plan, 0).indexOf(kinds)]!
  const body = { basePlanId: plan.id, fixIds: [fixId(0, fix.id)] }
  return scene.act('savePlan', { draft: await scene.ask('draftPlan', { body }) })
}

describe('members of a group who find no seat', () => {
  test('leave it for another product with the same services, and undo puts them back', async () => {
    const plan = await scene.plan(['Sales'], { add: [{ skuId: scene.sku('VISIOONLINE_PLAN1') }] })
    const before = await scene.everything()
    expect(kindsOf(plan, 0)).toContain('leaveGroups+give')
    const chosen = await choose(plan, 'leaveGroups+give')
    expect(chosen.figures.summary).toEqual({ users: 4, changed: 4, unchanged: 0, refused: 0, inError: 0, waiting: 0 })
    const operation = await scene.apply(chosen)
    expect(await scene.statesOf('Sales')).toEqual({ 'VISIOONLINE_PLAN1 Active None': 3 })
    expect(await scene.faults()).toEqual([])
    const held = await Promise.all(scene.names.map((name) => scene.licensesOf(name)))
    expect(held.flat()).toContainEqual({ skuId: scene.sku('VISIOCLIENT'), disabledPlans: [] })
    await scene.apply(await scene.undo(operation.id))
    expect(await scene.everything()).toEqual(before)
  })

  test('may wait where no trouble is allowed', async () => {
    const plan = await scene.plan(['Sales'], { add: [{ skuId: scene.sku('VISIOONLINE_PLAN1') }] }, { onMemberError: 'refuse' })
    expect(plan.figures.summary).toMatchObject({ changed: 3, refused: 1 })
    const chosen = await choose(plan, 'wait')
    expect(chosen.figures.summary).toMatchObject({ changed: 3, refused: 0, waiting: 1 })
    await scene.apply(chosen)
    expect(await scene.waitingIn('Sales')).toHaveLength(1)
    expect(await scene.faults()).toEqual([])
  })
})

test('a clash with what a member holds is settled in the group for everybody, or in the member alone', async () => {
  await scene.apply(await scene.planFor({ users: [scene.names[0]] }, { add: [{ skuId: scene.sku('DESKLESSPACK') }] }))
  const plan = await scene.plan(['Sales'], { add: [{ skuId: scene.sku('STANDARDPACK') }] })
  expect(plan.figures.summary).toMatchObject({ changed: 3, inError: 1 })
  expect(kindsOf(plan, 0)).toEqual(expect.arrayContaining(['turnOff', 'takeBack', 'leaveGroups']))
  for (const kinds of new Set(kindsOf(plan, 0))) expect((await choose(plan, kinds)).figures.summary).toMatchObject({ inError: 0, refused: 0 })
  await scene.apply(await choose(plan, 'takeBack'))
  expect(await scene.statesOf('Sales')).toEqual({ 'STANDARDPACK Active None': 4 })
  expect(await scene.faults()).toEqual([])
})

test('a way out of a clash waits for a seat where there is none', async () => {
  const full = await openGroupScene({ people: 1, seats: { STANDARDPACK: 0, DESKLESSPACK: 1 }, groups: { Sales: [0] } })
  try {
    await full.act('assignLicense', { user: full.names[0]!, body: { addLicenses: [{ skuId: full.sku('DESKLESSPACK'), disabledPlans: [] }], removeLicenses: [] } })
    const plan = await full.plan(['Sales'], { add: [{ skuId: full.sku('STANDARDPACK') }] })
    const fixes = plan.figures.refusals[0]!.fixes
    expect(fixes.length).toBeGreaterThan(1)
    for (const { id, edits } of fixes) {
      const chosen = await full.act('savePlan', { draft: await full.ask('draftPlan', { body: { basePlanId: plan.id, fixIds: [fixId(0, id)] } }) })
      const waits = edits.some(({ kind }) => kind === 'wait')
      expect({ id, waits, summary: chosen.figures.summary }).toMatchObject({ summary: { inError: 0, waiting: Number(waits) } })
      expect(chosen.figures.refusals.every(({ users }) => users > 0)).toBe(true)
    }
  } finally {
    await full.close()
  }
})

test('a rule that is switched off gives at once what it stood against, as an operation of its own', async () => {
  await scene.apply(await scene.planFor({ users: [scene.names[0]] }, { add: [{ skuId: scene.sku('DESKLESSPACK') }] }))
  await scene.apply(await scene.plan(['Sales'], { add: [{ skuId: scene.sku('STANDARDPACK') }] }))
  for (const { id, kind, enabled } of await scene.ask('listRules', null)) {
    if (kind === 'exclusion' && enabled) await scene.act('changeRule', { id, body: { enabled: false } })
  }
  expect(await scene.statesOf('Sales')).toEqual({ 'STANDARDPACK Active None': 4 })
  const operations = await scene.operations()
  const settled = operations.find(({ kind }) => kind === 'settleGroups')
  expect(settled?.total).toBe(1)
  expect(operations.find(({ id }) => id === settled?.causedBy)?.kind).toBe('changeSettings')
  expect(await scene.faults()).toEqual([])
})

test('seats that were kept back are given when the setting gives them', async () => {
  await scene.act('changeSettings', { body: { grantFreedSeats: false } })
  await scene.apply(await scene.plan(['Sales'], { add: [{ skuId: scene.sku('VISIOONLINE_PLAN1') }] }))
  const [waiting] = await scene.waitingIn('Sales')
  const seated = scene.names.find((name) => name !== waiting)!
  await scene.apply(await scene.plan(['Sales'], { members: { remove: [seated] } }))
  expect(await scene.waitingIn('Sales')).toEqual([waiting])
  await scene.act('changeSettings', { body: { grantFreedSeats: true } })
  expect(await scene.waitingIn('Sales')).toEqual([])
  expect(await scene.faults()).toEqual([])
})
