// Undo puts back what an operation changed, exactly, and leaves alone whoever was changed since.
import type { Operation } from '#model/operation.ts'
import type { Plan } from '#model/plan.ts'
import { openContosoDesk, planOf, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const [E5, E3, F3] = ['SPE_E5', 'SPE_E3', 'DESKLESSPACK'].map(skuOf) as [string, string, string]
const give = (skuId: string) => ({ add: [{ skuId }] })

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterAll(() => desk.close())

const stateOf = (users: readonly string[]) => Promise.all(users.map((user) => desk.licensesOf(user)))

/** What is shown of people, but for the instant of the last change. */
const withoutInstants = (states: unknown): unknown => JSON.parse(JSON.stringify(states).replaceAll(/"lastUpdatedDateTime":"[^"]*"/g, '"lastUpdatedDateTime":""'))

async function expectUndone(users: readonly string[], operate: () => Promise<Operation>): Promise<Operation> {
  const before = withoutInstants(await stateOf(users))
  const operation = await operate()
  expect(withoutInstants(await stateOf(users))).not.toEqual(before)
  const undone = await desk.apply(await desk.undo(operation))
  expect(undone).toMatchObject({ kind: 'undo', undoOf: operation.id })
  expect(withoutInstants(await stateOf(users))).toEqual(before)
  expect(await desk.get<Operation>(200, 'GET', `/licet/v1/operations/${operation.id}`)).toMatchObject({ undoneBy: undone.id, undoable: false })
  return undone
}

test('undo restores licences, services and locations of everybody', async () => {
  const users = [upn('AlexW'), upn('DiegoS'), await desk.newPerson({ usageLocation: null })]
  const undone = await expectUndone(users, async () =>
    desk.apply(await desk.plan({ users }, { replaceAll: true, add: [{ skuId: E5, disabledPlans: [planOf('SPE_E5', 'SWAY')] }], usageLocation: 'JP' })),
  )
  expect(undone).toMatchObject({ state: 'succeeded', done: 3 })
})

test('an undo that was planned before others changed is the one that is planned after', async () => {
  const users = [await desk.newPerson(), await desk.newPerson({ usageLocation: 'FR' }), await desk.newPerson({ usageLocation: null }), upn('AlexW')]
  const operation = await desk.apply(await desk.plan({ users }, { ...give(E5), usageLocation: 'JP' }))
  const before = await desk.undo(operation)
  await desk.newPerson()
  const { summary, seats, services } = await desk.undo(operation)
  expect({ summary, seats, services }).toEqual({ summary: before.summary, seats: before.seats, services: before.services })
  expect(await desk.apply(before)).toMatchObject({ state: 'succeeded', done: 4 })
})

test('undo of a partial operation touches those whom it changed', async () => {
  const users = [upn('LeeG'), await desk.newPerson()]
  await expectUndone(users, async () => {
    const operation = await desk.apply(await desk.plan({ users }, give(skuOf('STANDARDPACK')), { mode: 'bestEffort' }))
    expect(operation.state).toBe('partial')
    return operation
  })
})

test('undo of an undo does it again, and so on', async () => {
  const user = await desk.newPerson()
  const operation = await desk.apply(await desk.plan({ users: [user] }, give(E5)))
  const undone = await desk.apply(await desk.undo(operation))
  const redone = await expectUndone([user], async () => desk.apply(await desk.undo(undone)))
  expect(await desk.licensesOf(user)).toMatchObject({ assignedLicenses: [] })
  await desk.apply(await desk.undo(redone))
  expect(await desk.licensesOf(user)).toMatchObject({ assignedLicenses: [{ skuId: E5 }] })
})

test('one licence given through Graph can be undone too', async () => {
  const user = await desk.newPerson()
  const undone = await expectUndone([user], async () => {
    await desk.get(200, 'POST', `/v1.0/users/${user}/assignLicense`, { addLicenses: [{ skuId: E3, disabledPlans: [] }], removeLicenses: [] })
    const { value } = await desk.get<{ value: Operation[] }>(200, 'GET', '/licet/v1/operations?$top=1')
    return value[0]!
  })
  expect(undone).toMatchObject({ state: 'succeeded', done: 1 })
})

test('who was changed since is named and left alone, and the rest is undone', async () => {
  const [kept, changed] = [await desk.newPerson(), await desk.newPerson()]
  const operation = await desk.apply(await desk.plan({ users: [kept, changed] }, give(E3)))
  await desk.get(200, 'POST', `/v1.0/users/${changed}/assignLicense`, { addLicenses: [{ skuId: E3, disabledPlans: [planOf('SPE_E3', 'SWAY')] }], removeLicenses: [] })
  const undo: Plan = await desk.undo(operation)
  expect(undo).toMatchObject({ undoOf: operation.id, summary: { users: 2, changed: 1, refused: 1 }, refusals: [{ code: 'ChangedSince', users: 1 }] })
  expect(await desk.people(undo, "outcome eq 'refused'")).toMatchObject([{ id: changed }])
  expect(await desk.apply(undo)).toMatchObject({ state: 'partial', done: 1, failed: 1 })
  expect(await desk.licensesOf(kept)).toMatchObject({ assignedLicenses: [] })
  expect(await desk.licensesOf(changed)).toMatchObject({ assignedLicenses: [{ skuId: E3, disabledPlans: [planOf('SPE_E3', 'SWAY')] }] })
})

test('another licence given since stays', async () => {
  const user = await desk.newPerson()
  const operation = await desk.apply(await desk.plan({ users: [user] }, give(E5)))
  await desk.apply(await desk.plan({ users: [user] }, give(skuOf('POWER_BI_STANDARD'))))
  await desk.apply(await desk.undo(operation))
  expect(await desk.licensesOf(user)).toMatchObject({ assignedLicenses: [{ skuId: skuOf('POWER_BI_STANDARD') }] })
})

test('who was deleted since is left alone, and keeps what they had when they come back', async () => {
  const [here, deleted] = [await desk.newPerson(), await desk.newPerson({ displayName: 'Zoé Gone' })]
  const operation = await desk.apply(await desk.plan({ users: [here, deleted] }, give(E3)))
  await desk.ask('DELETE', `/v1.0/users/${deleted}`)
  const undo = await desk.undo(operation)
  expect(undo.summary).toMatchObject({ users: 1, changed: 1 })
  expect(undo.warnings).toMatchObject([{ code: 'DeletedSince', users: 1, message: expect.stringContaining('Zoé Gone') }])
  await desk.apply(undo)
  await desk.get(200, 'POST', `/v1.0/directory/deletedItems/${deleted}/restore`)
  expect(await desk.licensesOf(here)).toMatchObject({ assignedLicenses: [] })
  expect(await desk.licensesOf(deleted)).toMatchObject({ assignedLicenses: [{ skuId: E3 }] })
  expect(await desk.faults()).toEqual([])
})

test('seats that others have taken since are wanting when an undo needs them back', async () => {
  const visio = skuOf('VISIOCLIENT')
  const holders = await desk.people(await desk.plan({ holdersOf: visio }, { remove: [visio] }))
  const one = holders[0]!.id
  const operation = await desk.apply(await desk.plan({ users: [one] }, { remove: [visio] }))
  await desk.apply(await desk.plan({ users: [await desk.newPerson(), await desk.newPerson()] }, give(visio)))
  expect(await desk.undo(operation)).toMatchObject({ summary: { changed: 0, refused: 1 }, refusals: [{ code: 'CountViolation' }] })
})

test('what is undone already, or is no change of licences, cannot be undone', async () => {
  const user = await desk.newPerson()
  const operation = await desk.apply(await desk.plan({ users: [user] }, give(F3)))
  await desk.apply(await desk.undo(operation))
  expect(await desk.refusal(409, 'POST', `/licet/v1/operations/${operation.id}/undo`)).toMatchObject({ code: 'operationIsNotUndoable' })
  expect(await desk.get(200, 'GET', `/licet/v1/operations/${operation.id}`)).toMatchObject({ undoable: false, notUndoable: 'undone' })
  const { value } = await desk.get<{ value: Operation[] }>(200, 'GET', '/licet/v1/operations?$search=createUser&$top=1')
  expect(value[0]).toMatchObject({ kind: 'createUser', undoable: false, notUndoable: 'byHand' })
  expect(await desk.refusal(409, 'POST', `/licet/v1/operations/${value[0]!.id}/undo`)).toMatchObject({ code: 'operationIsNotUndoable' })
})
