// Five things that an administrator does, from the wish to what is held: each over HTTP, on Contoso.
import { openContosoDesk, planOf, skuOf } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const [E5, E3, E1] = ['SPE_E5', 'SPE_E3', 'STANDARDPACK'].map(skuOf) as [string, string, string]

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterAll(() => desk.close())

interface Held {
  readonly assignedLicenses: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[]
}
const heldBy = async (user: string): Promise<Held['assignedLicenses']> => ((await desk.licensesOf(user)) as Held).assignedLicenses
const give = async (user: string, change: object): Promise<unknown> => desk.apply(await desk.plan({ users: [user] }, change))

/** A group that gives a product, and who is in it. */
async function groupGiving(skuId: string, user: string): Promise<string> {
  const body = { displayName: 'Floor', mailEnabled: false, mailNickname: 'floor', securityEnabled: true, 'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${user}`] }
  const { id } = await desk.get<{ id: string }>(201, 'POST', '/v1.0/groups', body)
  await desk.apply(await desk.plan({ groupLicenses: [id] }, { add: [{ skuId }] }))
  return id
}

test('profiles: a named set of services is given by its name', async () => {
  const user = await desk.newPerson()
  const off = [planOf('SPE_E5', 'TEAMS1'), planOf('SPE_E5', 'SWAY')]
  const profile = await desk.get<{ id: string }>(201, 'POST', '/licet/v1/profiles', { displayName: 'Frontline, no Teams', licenses: [{ skuId: E5, disabledPlans: off }] })
  await give(user, { profileId: profile.id })
  const [license] = await heldBy(user)
  expect(license).toMatchObject({ skuId: E5 })
  expect([...license!.disabledPlans].sort()).toEqual(off.sort())
})

test('why: every path to a service, and every obstacle', async () => {
  const user = await desk.newPerson()
  const mailbox = planOf('SPE_E3', 'EXCHANGE_S_ENTERPRISE')
  const explain = () => desk.get(200, 'GET', `/licet/v1/users/${user}/explain?servicePlanId=${mailbox}`)
  expect(await explain()).toMatchObject({ isOn: false, paths: [] })
  await give(user, { add: [{ skuId: E3 }] })
  const groupId = await groupGiving(E3, user)
  const why = await explain()
  expect(why).toMatchObject({ isOn: true, obstacles: [] })
  expect((why as { paths: { record: { assignedByGroup: string | null } }[] }).paths.map(({ record }) => record.assignedByGroup).sort()).toEqual([groupId, null].sort())
  const teams = planOf('SPE_E3', 'TEAMS1')
  const other = await desk.newPerson()
  await give(other, { add: [{ skuId: E3, disabledPlans: [teams] }] })
  expect(await desk.get(200, 'GET', `/licet/v1/users/${other}/explain?servicePlanId=${teams}`)).toMatchObject({ isOn: false, obstacles: expect.arrayContaining([expect.objectContaining({ kind: 'switchedOff' })]) })
})

test('copy: a colleague’s licences, from whatever source, are given directly', async () => {
  const [colleague, user] = [await desk.newPerson(), await desk.newPerson()]
  const disabledPlans = [planOf('SPE_E5', 'SWAY')]
  await give(colleague, { add: [{ skuId: E5, disabledPlans }] })
  await give(user, { copyFrom: colleague })
  expect(await heldBy(user)).toEqual([{ skuId: E5, disabledPlans }])
})

test('swap: one product for another at once, what was off stays off, and no data starts to expire', async () => {
  const user = await desk.newPerson()
  await give(user, { add: [{ skuId: E1, disabledPlans: [planOf('STANDARDPACK', 'TEAMS1')] }] })
  const plan = await desk.plan({ users: [user] }, { remove: [E1], add: [{ skuId: E3 }] })
  expect(plan).toMatchObject({ summary: { changed: 1, refused: 0 }, data: [] })
  await desk.apply(plan)
  expect(await heldBy(user)).toEqual([{ skuId: E3, disabledPlans: [planOf('SPE_E3', 'TEAMS1')] }])
})

test('leave groups: what a group gives goes with the membership, and comes back with it by undo', async () => {
  const user = await desk.newPerson()
  const groupId = await groupGiving(E3, user)
  const kept = await desk.plan({ users: [user] }, { remove: [E3] })
  expect(kept.refusals).toMatchObject([{ code: 'LicenseInherited' }])
  const operation = await desk.apply(await desk.plan({ users: [user] }, { remove: [E3], inherited: 'leaveGroups' }))
  expect(await heldBy(user)).toEqual([])
  const members = async (): Promise<unknown> => (await desk.get<{ value: unknown[] }>(200, 'GET', `/v1.0/groups/${groupId}/members?$select=id`)).value
  expect(await members()).toEqual([])
  await desk.apply(await desk.undo(operation))
  expect(await heldBy(user)).toMatchObject([{ skuId: E3 }])
  expect(await members()).toHaveLength(1)
})
