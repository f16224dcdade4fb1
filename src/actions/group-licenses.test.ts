import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openGroupScene } from '#test/fixtures/group-scene.ts'
import type { GroupScene } from '#test/fixtures/group-scene.ts'
import { fixId } from './fix-id.ts'

const AT_START = { people: 5, seats: { SPE_E3: 3, SPE_E5: 9, DESKLESSPACK: 9, VISIOCLIENT: 1 }, groups: { Sales: [0, 1, 2, 3], Floor: [4] } }

let scene: GroupScene
beforeEach(async () => {
  scene = await openGroupScene(AT_START)
})
afterEach(() => scene.close())

describe('a product given to a group', () => {
  test('goes to its members, as far as there are seats, and the others wait', async () => {
    const plan = await scene.plan(['Sales'], { add: [{ skuId: scene.sku('SPE_E3') }] })
    expect(plan.figures.summary).toEqual({ users: 4, changed: 3, unchanged: 0, refused: 0, inError: 0, waiting: 1 })
    expect(plan.figures.seats).toMatchObject([{ after: { consumed: 3 }, short: 1 }])
    const operation = await scene.apply(plan)
    expect(operation).toMatchObject({ kind: 'changeGroups', state: 'succeeded', undoable: true })
    expect(await scene.statesOf('Sales')).toEqual({ 'SPE_E3 Active None': 3, 'SPE_E3 Error CountViolation': 1 })
    expect(await scene.groupLicenses('Sales')).toEqual(['SPE_E3'])
    expect(await scene.faults()).toEqual([])
  })

  test('is taken back by undo, exactly', async () => {
    const before = await scene.everything()
    const operation = await scene.apply(await scene.plan(['Sales'], { add: [{ skuId: scene.sku('SPE_E3') }] }))
    const undo = await scene.undo(operation.id)
    expect(undo.figures.summary).toMatchObject({ users: 4, changed: 4, refused: 0 })
    await scene.apply(undo)
    expect(await scene.everything()).toEqual(before)
    expect(await scene.faults()).toEqual([])
  })

  test('keeps the place in the queue of whom it took out of it, for undo', async () => {
    await scene.apply(await scene.plan(['Sales'], { add: [{ skuId: scene.sku('SPE_E3') }] }))
    const since = async (): Promise<unknown> => (await scene.ask('listGroupWaiting', { group: scene.groupId('Sales'), top: 9, skip: 0 })).value.map(({ waitingSince }) => waitingSince)
    const before = await since()
    await scene.act('setClock', { body: { advance: 'PT1H' } })
    const operation = await scene.apply(await scene.plan(['Sales'], { remove: [scene.sku('SPE_E3')] }))
    expect(await since()).toEqual([])
    await scene.act('setClock', { body: { advance: 'PT1H' } })
    await scene.apply(await scene.undo(operation.id))
    expect(await since()).toEqual(before)
    expect(await scene.faults()).toEqual([])
  })

  test('is waited for on, whatever a plan refuses to who waits', async () => {
    await scene.apply(await scene.plan(['Sales'], { add: [{ skuId: scene.sku('SPE_E3') }] }))
    const [waiting] = await scene.waitingIn('Sales')
    const visio = scene.sku('VISIOCLIENT')
    await scene.apply(await scene.planFor({ users: [waiting] }, { add: [{ skuId: visio }] }))
    const removal = await scene.apply(await scene.planFor({ users: [waiting] }, { remove: [visio] }))
    await scene.apply(await scene.planFor({ users: [scene.names[4]] }, { add: [{ skuId: visio }] }))
    const undo = await scene.undo(removal.id)
    expect(undo.figures.refusals).toMatchObject([{ refusal: { code: 'CountViolation' }, users: 1 }])
    await scene.apply(undo)
    expect(await scene.waitingIn('Sales')).toEqual([waiting])
    expect(await scene.faults()).toEqual([])
  })

  test('comes to who joins, goes from who leaves, and the seat goes to who has waited', async () => {
    await scene.apply(await scene.plan(['Sales'], { add: [{ skuId: scene.sku('SPE_E3') }] }))
    const waiting = await scene.waitingIn('Sales')
    expect(waiting).toHaveLength(1)
    const seated = scene.names.slice(0, 4).find((name) => name !== waiting[0])!
    const leave = await scene.apply(await scene.plan(['Sales'], { members: { remove: [seated] } }))
    expect(await scene.waitingIn('Sales')).toEqual([])
    expect(await scene.statesOf('Sales')).toEqual({ 'SPE_E3 Active None': 3 })
    const [grant] = await scene.operations()
    expect(grant).toMatchObject({ kind: 'grantSeats', causedBy: leave.id, total: 1 })
    await scene.apply(await scene.plan(['Sales'], { members: { add: [scene.names[4]!] } }))
    expect(await scene.waitingIn('Sales')).toEqual([scene.names[4]])
    expect(await scene.faults()).toEqual([])
  })
})

test('to take somebody out of the groups, chosen as a way out, ends the membership too, and undo brings it back', async () => {
  await scene.apply(await scene.plan(['Floor'], { add: [{ skuId: scene.sku('SPE_E5') }] }))
  const before = await scene.everything()
  const wished = await scene.planFor({ users: [scene.names[4]] }, { remove: [scene.sku('SPE_E5')] })
  const [inherited] = wished.figures.refusals
  const leave = inherited!.fixes.find(({ edits }) => edits.some(({ kind }) => kind === 'leaveGroups'))!
  const plan = await scene.act('savePlan', { draft: await scene.ask('draftPlan', { body: { basePlanId: wished.id, fixIds: [fixId(0, leave.id)] } }) })
  const operation = await scene.apply(plan)
  expect([await scene.statesOf('Floor'), (await scene.plan(['Floor'], { remove: [scene.sku('SPE_E5')] })).figures.summary.users, await scene.faults()]).toEqual([{}, 0, []])
  await scene.apply(await scene.undo(operation.id))
  expect(await scene.everything()).toEqual(before)
})

test('a profile is refused that names a product or service that there is not', async () => {
  const body = { displayName: 'X', licenses: [{ skuId: scene.sku('SPE_E5'), disabledPlans: [scene.sku('SPE_E3')] }] }
  await expect(scene.act('createProfile', { body })).rejects.toMatchObject({ facts: { status: 400 } })
})

describe("Graph's verbs", () => {
  test('give and take, add and remove, and are answered as Graph answers', async () => {
    const e5 = { addLicenses: [{ skuId: scene.sku('SPE_E5'), disabledPlans: [] }], removeLicenses: [] }
    await scene.act('assignGroupLicense', { group: scene.groupId('Floor'), body: e5 })
    expect(await scene.statesOf('Floor')).toEqual({ 'SPE_E5 Active None': 1 })
    await scene.act('changeMembers', { group: scene.groupId('Floor'), add: [scene.names[0]!], remove: [] })
    expect(await scene.statesOf('Floor')).toEqual({ 'SPE_E5 Active None': 2 })
    await expect(scene.act('changeMembers', { group: scene.groupId('Floor'), add: [scene.names[0]!], remove: [] })).rejects.toThrow('already exist')
    await expect(scene.act('deleteGroup', { group: scene.groupId('Floor') })).rejects.toMatchObject({ facts: { status: 400 } })
    await scene.act('assignGroupLicense', { group: scene.groupId('Floor'), body: { addLicenses: [], removeLicenses: [scene.sku('SPE_E5')] } })
    expect(await scene.statesOf('Floor')).toEqual({})
    expect(await scene.faults()).toEqual([])
  })

  test('tell who is in error and who waits, in which place', async () => {
    await scene.apply(await scene.plan(['Sales'], { add: [{ skuId: scene.sku('SPE_E3') }] }))
    const errors = await scene.ask('listMemberErrors', { group: scene.groupId('Sales'), top: 10, skip: 0 })
    expect(errors).toMatchObject({ count: 1, value: [{ errors: [{ skuId: scene.sku('SPE_E3'), state: 'Error', error: 'CountViolation' }] }] })
    const waiting = await scene.ask('listGroupWaiting', { group: scene.groupId('Sales'), top: 10, skip: 0 })
    expect(waiting).toMatchObject({ count: 1, value: [{ id: errors.value[0]!.id, place: 1, poolKey: scene.sku('SPE_E3') }] })
    expect(Object.keys(waiting.value[0]!).filter((key) => key.endsWith('Pk'))).toEqual([])
    const graph = await scene.ask('listMembersInError', { group: scene.groupId('Sales'), select: ['id'], top: 10, after: null, count: false })
    expect(graph.value).toEqual([{ id: errors.value[0]!.id }])
  })
})

test('who finds no seat in a plan with a waiting list gets the first that is freed', async () => {
  const add = [{ skuId: scene.sku('SPE_E3') }]
  const plan = await scene.planFor({ users: scene.names.slice(0, 4) }, { add }, { mode: 'bestEffort', waitingList: true })
  expect(plan.figures.summary).toMatchObject({ changed: 3, refused: 0, waiting: 1 })
  expect(await scene.apply(plan)).toMatchObject({ state: 'succeeded' })
  const holders = async (): Promise<number> => (await Promise.all(scene.names.slice(0, 4).map((name) => scene.licensesOf(name)))).filter((held) => (held as unknown[]).length > 0).length
  expect(await holders()).toBe(3)
  await scene.act('assignLicense', { user: scene.names[0]!, body: { addLicenses: [], removeLicenses: [scene.sku('SPE_E3')] } })
  expect(await scene.licensesOf(scene.names[0]!)).toEqual([])
  expect(await holders()).toBe(3)
  expect((await scene.operations())[0]).toMatchObject({ kind: 'grantSeats', total: 1 })
  expect(await scene.faults()).toEqual([])
})


describe('a wish that waits', () => {
  const wishFor = async (name: string): Promise<void> => {
    await scene.apply(await scene.planFor({ users: scene.names.slice(0, 3) }, { add: [{ skuId: scene.sku('SPE_E3') }] }))
    await scene.apply(await scene.planFor({ users: [name] }, { add: [{ skuId: scene.sku('SPE_E3') }] }, { mode: 'bestEffort', waitingList: true }))
    expect(await waits()).toBe(1)
  }
  const waits = async (): Promise<number> => ((await scene.everything()) as { waiting: unknown[] }).waiting.length
  const give = (name: string, change: object) => scene.planFor({ users: [name] }, change).then(scene.apply)

  test('ends when the product comes otherwise, and undo gives it back', async () => {
    const [name, seated] = [scene.names[3]!, scene.names[0]!]
    await scene.act('changeSettings', { body: { grantFreedSeats: false } })
    await wishFor(name)
    await scene.act('assignLicense', { user: seated, body: { addLicenses: [], removeLicenses: [scene.sku('SPE_E3')] } })
    const before = await scene.everything()
    const given = await give(name, { add: [{ skuId: scene.sku('SPE_E3') }] })
    expect(await waits()).toBe(0)
    expect(await scene.faults()).toEqual([])
    await scene.apply(await scene.undo(given.id))
    expect(await scene.everything()).toEqual(before)
    await scene.act('assignLicense', { user: name, body: { addLicenses: [{ skuId: scene.sku('SPE_E3'), disabledPlans: [] }], removeLicenses: [] } })
    expect(await waits()).toBe(0)
  })

  test('stays when who waits already is put into the queue again, and that is undone', async () => {
    const name = scene.names[3]!
    await wishFor(name)
    const before = await scene.everything()
    const again = await scene.apply(await scene.planFor({ users: [name] }, { add: [{ skuId: scene.sku('SPE_E3') }] }, { mode: 'bestEffort', waitingList: true }))
    await scene.apply(await scene.undo(again.id))
    expect(await scene.everything()).toEqual(before)
    expect(await waits()).toBe(1)
  })

  test('ends when all licences are taken back, and undo gives it back', async () => {
    const name = scene.names[3]!
    await wishFor(name)
    await give(name, { add: [{ skuId: scene.sku('VISIOCLIENT') }] })
    const before = await scene.everything()
    const taken = await give(name, { removeAll: true })
    expect(await waits()).toBe(0)
    await scene.apply(await scene.undo(taken.id))
    expect(await scene.everything()).toEqual(before)
  })

  test('is granted although an earlier wish of the same person cannot be', async () => {
    const name = scene.names[3]!
    await wishFor(name)
    await give(scene.names[4]!, { add: [{ skuId: scene.sku('VISIOCLIENT') }] })
    await scene.apply(await scene.planFor({ users: [name] }, { add: [{ skuId: scene.sku('VISIOCLIENT') }] }, { mode: 'bestEffort', waitingList: true }))
    await give(name, { add: [{ skuId: scene.sku('DESKLESSPACK') }] })
    await give(scene.names[0]!, { remove: [scene.sku('SPE_E3')] })
    await give(scene.names[4]!, { remove: [scene.sku('VISIOCLIENT')] })
    expect(await scene.licensesOf(name)).toMatchObject(expect.arrayContaining([expect.objectContaining({ skuId: scene.sku('VISIOCLIENT') })]))
    expect(await waits()).toBe(1)
    expect(await scene.faults()).toEqual([])
  })
})
