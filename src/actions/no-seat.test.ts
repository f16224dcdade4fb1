// Ways out for those who find no seat: another product with the same services, the rest of the change, or the waiting list.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openGroupScene } from '#test/fixtures/group-scene.ts'
import type { GroupScene } from '#test/fixtures/group-scene.ts'
import { fixId } from './fix-id.ts'
import type { StoredPlan } from './plan-draft.ts'

let scene: GroupScene
let short: StoredPlan
let before: unknown
beforeEach(async () => {
  scene = await openGroupScene({ people: 3, seats: { EXCHANGESTANDARD: 1, STANDARDPACK: 2, VISIOCLIENT: 9 }, groups: {} })
  before = await scene.everything()
  short = await scene.planFor({ users: scene.names }, { add: ['EXCHANGESTANDARD', 'VISIOCLIENT'].map((name) => ({ skuId: scene.sku(name) })) })
})
afterEach(() => scene.close())

const kindsOf = (plan: StoredPlan): string[] => plan.figures.refusals.flatMap(({ fixes }) => fixes.map(({ edits }) => edits.map(({ kind }) => kind).join('+')))

/** The plan with a way out in it. */
async function choose(kinds: string): Promise<StoredPlan> {
  const fix = short.figures.refusals[0]!.fixes[kindsOf(short).indexOf(kinds)]!
  return scene.act('savePlan', { draft: await scene.ask('draftPlan', { body: { basePlanId: short.id, fixIds: [fixId(0, fix.id)] } }) })
}

const outcomesOf = async ({ id }: StoredPlan): Promise<string[]> => (await scene.ask('listPlanUsers', { id, outcome: null, top: 9, skip: 0 })).value.map(({ outcome }) => outcome)
const holdings = async (): Promise<number[]> => Promise.all(['EXCHANGESTANDARD', 'STANDARDPACK', 'VISIOCLIENT'].map(async (name) => (await Promise.all(scene.names.map((one) => scene.licensesOf(one)))).filter((held) => JSON.stringify(held).includes(scene.sku(name))).length))

test('are found, and nothing is lost by the first', () => {
  expect(short.figures.summary).toMatchObject({ users: 3, changed: 1, refused: 2 })
  expect(kindsOf(short)).toEqual(['leaveOut+give', 'leaveOut', 'wait'])
})

test('another product instead: everybody gets what was chosen, and undo takes it back', async () => {
  const plan = await choose('leaveOut+give')
  expect(plan.figures.summary).toMatchObject({ users: 3, changed: 3, refused: 0 })
  expect(plan.figures.seats.map(({ short: lack }) => lack)).toEqual([0, 0, 0])
  const foretold = (await scene.ask('listPlanUsers', { id: plan.id, outcome: null, top: 9, skip: 0 })).value
  const operation = await scene.apply(plan)
  expect(operation).toMatchObject({ state: 'succeeded', total: 3, done: 3 })
  expect(new Set(operation.added)).toEqual(new Set(['EXCHANGESTANDARD', 'STANDARDPACK', 'VISIOCLIENT'].map(scene.sku)))
  expect((await scene.ask('listPlanUsers', { id: plan.id, outcome: null, top: 9, skip: 0 })).value).toEqual(foretold)
  expect(await holdings()).toEqual([1, 2, 3])
  expect(await scene.faults()).toEqual([])
  await scene.apply(await scene.undo(operation.id))
  expect(await scene.everything()).toEqual(before)
})

test('the rest of the change', async () => {
  await scene.apply(await choose('leaveOut'))
  expect(await holdings()).toEqual([1, 0, 3])
})

test('the waiting list: they wait with the whole wish, and the next seat is theirs', async () => {
  const plan = await choose('wait')
  expect(plan.figures.summary).toMatchObject({ changed: 1, refused: 0, waiting: 2 })
  expect(await outcomesOf(plan)).toEqual(['changed', 'waiting', 'waiting'])
  const operation = await scene.apply(plan)
  expect(operation).toMatchObject({ state: 'succeeded' })
  expect(await outcomesOf(plan)).toEqual(['changed', 'waiting', 'waiting'])
  expect(await holdings()).toEqual([1, 0, 1])
  await scene.act('deleteUser', { user: scene.names[0]! })
  expect(JSON.stringify(await Promise.all(scene.names.slice(1).map(scene.licensesOf)))).toContain(scene.sku('EXCHANGESTANDARD'))
  expect(await scene.faults()).toEqual([])
})

test('rows of a file have them too, but for the waiting list', async () => {
  const rows = scene.names.map((user) => ({ user, change: { add: [{ skuId: scene.sku('EXCHANGESTANDARD') }] } }))
  short = await scene.act('savePlan', { draft: await scene.ask('draftPlan', { body: { target: { rows } } }) })
  expect(kindsOf(short)).toEqual(['leaveOut+give'])
  const operation = await scene.apply(await choose('leaveOut+give'))
  expect(await holdings()).toEqual([1, 2, 0])
  expect(await scene.faults()).toEqual([])
  await scene.apply(await scene.undo(operation.id))
  expect(await scene.everything()).toEqual(before)
})

test('seats that others have taken since are missed before anything is changed', async () => {
  const plan = await choose('leaveOut+give')
  await scene.apply(await scene.planFor({ users: ['admin@small.example'] }, { add: [{ skuId: scene.sku('STANDARDPACK') }] }))
  await expect(scene.apply(plan)).rejects.toMatchObject({ facts: { status: 409, code: 'planIsStale' } })
})
