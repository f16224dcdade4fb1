import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openGroupScene } from '#test/fixtures/group-scene.ts'
import type { GroupScene } from '#test/fixtures/group-scene.ts'

const AT_START = { people: 5, seats: { SPE_E3: 3, SPE_E5: 9, DESKLESSPACK: 9 }, groups: { Sales: [0, 1, 2, 3], Floor: [4] } }

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
