import { emptyDatabase, DATABASES } from '#test/fixtures/both-databases.ts'
import type { EmptyDatabase } from '#test/fixtures/both-databases.ts'
import { openGroupScene } from '#test/fixtures/group-scene.ts'
import type { GroupScene } from '#test/fixtures/group-scene.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const DAY_MS = 24 * 3_600_000

describe.each(DATABASES)('data follows licences on %s', (name) => {
  let database: EmptyDatabase
  let scene: GroupScene
  beforeEach(async () => {
    database = await emptyDatabase(name)
    scene = await openGroupScene({ people: 6, seats: { SPE_E5: 9, EXCHANGESTANDARD: 9 }, groups: { Sales: [0, 1] }, licenses: { Sales: ['SPE_E5'] }, url: database.url })
    await scene.act('setClock', { body: { frozen: true } })
  })
  afterEach(async () => {
    await scene.close()
    await database.drop()
  })

  const at = (...places: readonly number[]): string[] => places.map((place) => scene.names[place]!)
  const states = async (place: number): Promise<Record<string, string>> => Object.fromEntries((await scene.ask('listUserData', { user: scene.idOf(scene.names[place]!) })).map(({ kind, state }) => [kind, state]))
  const deadlines = async (): Promise<number> => (await scene.ask('listDataDeadlines', { top: 99, skip: 0 })).count
  const mailbox = async (place: number): Promise<string | undefined> => (await states(place))['mailbox']
  const advance = async (days: number): Promise<unknown> => scene.act('setClock', { body: { advance: `P${days}D` } })

  test('through groups: leaving starts the clocks, coming back stops them, and an undo does', async () => {
    const leave = await scene.apply(await scene.plan(['Sales'], { members: { add: [], remove: at(0, 1) } }))
    expect([await mailbox(0), await mailbox(1), await deadlines()]).toEqual(['softDeleted', 'softDeleted', 8])
    await scene.apply(await scene.plan(['Sales'], { members: { add: at(0), remove: [] } }))
    expect([await mailbox(0), await mailbox(1), await deadlines()]).toEqual(['active', 'softDeleted', 4])
    await scene.apply(await scene.undo(leave.id))
    expect([await mailbox(0), await mailbox(1), await deadlines()]).toEqual(['active', 'active', 0])
    expect(await scene.faults()).toEqual([])
  })

  test('many at once: holds are counted and kept, the clock turns for the others on its instant', async () => {
    const add = { add: [{ skuId: scene.sku('SPE_E5') }] }
    await scene.apply(await scene.planFor({ users: at(2, 3, 4) }, add))
    await scene.act('changeUserData', { user: scene.names[3]!, item: 'mailbox', body: { held: true } })
    const plan = await scene.act('savePlan', { draft: await scene.ask('draftPlan', { body: { target: { users: at(2, 3, 4) }, change: { removeAll: true } } }) })
    expect(plan.figures.data.find(({ kind }) => kind === 'mailbox')).toMatchObject({ users: 3, held: 1 })
    await scene.apply(plan)
    expect(await deadlines()).toBe(4 + 2 + 4)
    await advance(30)
    expect([await mailbox(2), await mailbox(3), await mailbox(4)]).toEqual(['purged', 'held', 'purged'])
    const [turned] = (await scene.operations()).filter(({ kind }) => kind === 'turnData')
    expect(turned).toMatchObject({ total: 3 + 2 + 2, createdBy: { kind: 'clock' } })
    await advance(100)
    expect(await deadlines()).toBe(0)
    expect(await scene.faults()).toEqual([])
  })

  test('what is lost one after the other runs from its own day, and comes back together', async () => {
    const [all, mail] = [{ skuId: scene.sku('SPE_E5') }, { skuId: scene.sku('EXCHANGESTANDARD') }]
    await scene.apply(await scene.planFor({ users: at(2, 3) }, { add: [all] }))
    await scene.apply(await scene.planFor({ users: at(4) }, { add: [mail] }))
    await scene.apply(await scene.planFor({ users: at(2, 3) }, { add: [mail], remove: [all.skuId] }))
    await advance(5)
    const last = await scene.apply(await scene.planFor({ users: at(2, 3, 4) }, { remove: [mail.skuId] }))
    const sinceOf = async (place: number): Promise<number> => new Set((await scene.ask('listUserData', { user: scene.idOf(scene.names[place]!) })).map(({ sinceDateTime }) => sinceDateTime)).size
    expect([await states(2), await states(4)]).toMatchObject([{ mailbox: 'softDeleted', oneDrive: 'unlicensed' }, { mailbox: 'softDeleted' }])
    expect([await sinceOf(2), await sinceOf(3), await deadlines()]).toEqual([2, 2, 4 + 4 + 1])
    await scene.apply(await scene.planFor({ users: at(3, 4) }, { add: [all] }))
    expect([await mailbox(2), await mailbox(3), await mailbox(4), await deadlines()]).toEqual(['softDeleted', 'active', 'active', 4])
    await scene.apply(await scene.undo(last.id))
    expect([await states(2), await deadlines()]).toMatchObject([{ mailbox: 'active', oneDrive: 'unlicensed' }, 3])
    await scene.apply(await scene.planFor({ users: at(2) }, { add: [all] }))
    expect(await deadlines()).toBe(0)
    expect(await scene.faults()).toEqual([])
  })

  test('of everybody at once, those who keep it by a group lose nothing, and an undo brings all of it back', async () => {
    const all = { skuId: scene.sku('SPE_E5') }
    await scene.apply(await scene.planFor({ users: at(2) }, { add: [all] }))
    await scene.apply(await scene.planFor({ users: at(2) }, { removeAll: true }))
    await scene.apply(await scene.planFor({}, { add: [all] }))
    expect(await deadlines()).toBe(0)
    const before = await scene.everything()
    await advance(1)
    const taken = await scene.apply(await scene.planFor({}, { remove: [all.skuId] }))
    expect([await mailbox(0), await mailbox(2), await deadlines()]).toEqual(['active', 'softDeleted', (4 + 1) * 4])
    await scene.apply(await scene.undo(taken.id))
    expect([await scene.everything(), await deadlines(), await mailbox(2)]).toEqual([before, 0, 'active'])
    expect(await scene.faults()).toEqual([])
  })

  test('deleting several people, undoing it, deleting again, and then they are gone for good', async () => {
    await scene.apply(await scene.planFor({ users: at(2, 3) }, { add: [{ skuId: scene.sku('SPE_E5') }] }))
    const before = await scene.everything()
    const deletion = await scene.apply(await scene.planFor({ users: at(2, 3) }, { deleteUser: true }))
    expect(await deadlines()).toBe(8)
    await scene.apply(await scene.undo(deletion.id))
    expect([await scene.everything(), await deadlines()]).toEqual([before, 0])
    const ids = [scene.idOf(scene.names[2]!), scene.idOf(scene.names[3]!)]
    await scene.apply(await scene.planFor({ users: at(2, 3) }, { deleteUser: true }))
    await advance(30)
    for (const id of ids) await expect(scene.ask('getDeletedItem', { id } as never)).rejects.toThrow('does not exist')
    const left = await scene.ask('listDataDeadlines', { top: 99, skip: 0 })
    expect(left.value.map(({ kind, state, bringBack }) => [kind, state, bringBack])).toEqual([['oneDrive', 'recycled', null], ['oneDrive', 'recycled', null]])
    expect(Date.parse(left.value[0]!.untilDateTime) - Date.parse(left.value[0]!.sinceDateTime)).toBe(123 * DAY_MS)
    expect(await scene.faults()).toEqual([])
  })
})
