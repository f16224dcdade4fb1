// Groups inside groups (D6), and groups whose members follow a rule: whom they reach, undone like anything else.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openGroupScene } from '#test/fixtures/group-scene.ts'
import type { GroupScene } from '#test/fixtures/group-scene.ts'

let scene: GroupScene
beforeEach(async () => {
  scene = await openGroupScene({ people: 5, seats: { SPE_E3: 3, SPE_E5: 9 }, groups: { Sales: [0, 1, 2, 3], Floor: [4], Attic: [3] }, licenses: { Sales: ['SPE_E5'] } })
})
afterEach(() => scene.close())

const seated = async (): Promise<number> => (await scene.statesOf('Sales'))['SPE_E5 Active None'] ?? 0
const nest = (change: { add?: string[]; remove?: string[] }): Promise<unknown> => {
  const ids = (names: readonly string[] = []): string[] => names.map(scene.groupId)
  return scene.act('changeMembers', { group: scene.groupId('Sales'), add: ids(change.add), remove: ids(change.remove) })
}
const include = (includeNested: boolean): Promise<unknown> => scene.act('setGroupOptions', { group: scene.groupId('Sales'), body: { includeNested } })
const undoLast = async (): Promise<unknown> => scene.apply(await scene.undo((await scene.operations()).find(({ undoable }) => undoable)!.id))

test('the option is switched as an operation that says whom it changed, and undo switches it back', async () => {
  await nest({ add: ['Floor'] })
  const before = await scene.everything()
  await include(true)
  expect(await seated()).toBe(5)
  expect((await scene.operations())[0]).toMatchObject({ kind: 'changeGroups', total: 1, added: [scene.sku('SPE_E5')], undoable: true })
  await undoLast()
  expect(await scene.everything()).toEqual(before)
  await undoLast()
  expect(await seated()).toBe(5)
  expect(await scene.faults()).toEqual([])
})

test('a group that comes in, or leaves, goes back by undo; who joined it since goes too', async () => {
  await include(true)
  const before = await scene.everything()
  await nest({ add: ['Floor', 'Attic'] })
  expect(await seated()).toBe(5)
  await undoLast()
  expect(await scene.everything()).toEqual(before)
  await nest({ add: ['Floor'] })
  const nesting = (await scene.operations())[0]!
  await scene.apply(await scene.plan(['Sales'], { members: { remove: [scene.names[0]] } }))
  await scene.apply(await scene.plan(['Floor'], { members: { add: [scene.names[0]] } }))
  expect(await seated()).toBe(5)
  await scene.apply(await scene.undo(nesting.id))
  expect(await seated()).toBe(3)
  expect(await scene.faults()).toEqual([])
})

test('a plan that depends on which groups are in which is stale when that changes', async () => {
  await nest({ add: ['Floor'] })
  const plan = await scene.plan(['Sales'], { add: [{ skuId: scene.sku('SPE_E3') }] })
  await include(true)
  await expect(scene.apply(plan)).rejects.toMatchObject({ facts: { code: 'planIsStale' } })
  const again = await scene.plan(['Sales'], { remove: [scene.sku('SPE_E5')] })
  await nest({ add: ['Attic'] })
  await expect(scene.apply(again)).rejects.toMatchObject({ facts: { code: 'planIsStale', more: { moved: [{ what: 'group' }] } } })
})

test('a group without licences takes what came through it along when it is deleted', async () => {
  await include(true)
  await nest({ add: ['Floor'] })
  expect(await seated()).toBe(5)
  await scene.act('deleteGroup', { group: scene.groupId('Floor') })
  expect(await seated()).toBe(4)
  expect(await scene.licensesOf(scene.names[4]!)).toEqual([])
  expect(await scene.faults()).toEqual([])
})

test('properties and members of one request are changed together or not at all', async () => {
  const bind = (user: string): object => ({ displayName: 'Ground floor', 'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${scene.idOf(user)}`] })
  const nameNow = async (): Promise<unknown> => (await scene.ask('getGroup', { group: scene.groupId('Floor'), select: ['displayName'], expand: [] }))['displayName']
  await expect(scene.act('updateGroup', { group: scene.groupId('Floor'), body: bind(scene.names[4]!) })).rejects.toThrow('already exist')
  expect(await nameNow()).toBe('Floor')
  await scene.act('updateGroup', { group: scene.groupId('Floor'), body: bind(scene.names[0]!) })
  expect(await nameNow()).toBe('Ground floor')
  await expect(scene.act('updateGroup', { group: scene.groupId('Floor'), body: { ...bind(scene.names[1]!), displayName: '' } })).rejects.toMatchObject({ facts: { status: 400 } })
  expect(((await scene.everything()) as { memberships: unknown[] }).memberships).toHaveLength(7)
})

test('nobody is taken out by hand of a group whose members follow a rule', async () => {
  const body = { displayName: 'France', mailEnabled: false, mailNickname: 'fr', securityEnabled: true, groupTypes: ['DynamicMembership'], membershipRule: 'user.country -eq "FR"', 'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${scene.idOf(scene.names[4]!)}`] }
  const { id } = (await scene.act('createGroup', { body })) as { readonly id: string }
  await scene.act('assignGroupLicense', { group: id, body: { addLicenses: [{ skuId: scene.sku('SPE_E3'), disabledPlans: [] }], removeLicenses: [] } })
  const plan = await scene.planFor({ users: [scene.names[4]] }, { remove: [scene.sku('SPE_E3')], inherited: 'leaveGroups' })
  expect(plan.figures.refusals).toMatchObject([{ refusal: { code: 'MembershipRuled', groupId: id }, users: 1 }])
})

test('who is reached through a group inside cannot be taken out of the outer one, and the plan says so', async () => {
  await include(true)
  await nest({ add: ['Floor', 'Attic'] })
  const change = { remove: [scene.sku('SPE_E5')], inherited: 'leaveGroups' }
  const plan = await scene.planFor({ holdersOf: scene.sku('SPE_E5') }, change, { mode: 'bestEffort' })
  expect(plan.figures.summary).toMatchObject({ users: 5, changed: 3, refused: 2 })
  expect(plan.figures.refusals).toMatchObject([{ refusal: { code: 'MembershipNested', groupId: scene.groupId('Sales') }, users: 2 }])
  const operation = await scene.apply(plan)
  expect(await seated()).toBe(2)
  expect(await scene.faults()).toEqual([])
  await scene.apply(await scene.undo(operation.id))
  expect(await seated()).toBe(5)
  const late = await scene.planFor({ holdersOf: scene.sku('SPE_E5') }, change, { mode: 'bestEffort' })
  await scene.act('deleteUser', { user: scene.names[0]! })
  await expect(scene.apply(late)).rejects.toMatchObject({ facts: { code: 'planIsStale' } })
})
