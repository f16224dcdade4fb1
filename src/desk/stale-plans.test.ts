// A plan is bound to the facts it was computed from: when one of them moves it is refused with what moved, and nothing
// else makes it so (licet-api.md, "Stale").
import type { Plan } from '#model/plan.ts'
import { openStore } from '#store/open-store.ts'
import { openContosoDesk, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const [E5, E3, VISIO] = ['SPE_E5', 'SPE_E3', 'VISIOCLIENT'].map(skuOf) as [string, string, string]
const give = (skuId: string) => ({ add: [{ skuId }] })

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterAll(() => desk.close())

const assign = (user: string, body: object) => desk.get(200, 'POST', `/v1.0/users/${user}/assignLicense`, { addLicenses: [], removeLicenses: [], ...body })

async function patch(user: string, body: object): Promise<void> {
  expect((await desk.ask('PATCH', `/v1.0/users/${user}`, body)).status).toBe(204)
}

/** What moved, as a plan that is applied is refused with, nothing being changed. */
async function movedSince(plan: Plan): Promise<unknown> {
  const before = await desk.digest()
  const { code, moved } = await desk.refusal(409, 'POST', `/licet/v1/plans/${plan.id}/apply`)
  expect([code, await desk.digest()]).toEqual(['planIsStale', before])
  return moved
}

describe('stale is a plan when', () => {
  const CASES: readonly (readonly [name: string, move: (user: string) => Promise<unknown>])[] = [
    ['a person was given a licence', (user) => assign(user, { addLicenses: [{ skuId: E3, disabledPlans: [] }] })],
    [
      'a person was given a licence that was taken back again',
      async (user) => {
        await assign(user, { addLicenses: [{ skuId: E3, disabledPlans: [] }] })
        await assign(user, { removeLicenses: [E3] })
      },
    ],
    ['a person was moved', (user) => patch(user, { usageLocation: 'JP' })],
    ['a person was blocked', (user) => patch(user, { accountEnabled: false })],
    ['a person became a guest', (user) => patch(user, { userType: 'Guest' })],
  ]
  test.each(CASES)('%s', async (_name, move) => {
    const user = await desk.newPerson()
    const plan = await desk.plan({ users: [user, await desk.newPerson()] }, give(E5))
    await move(user)
    expect(await movedSince(plan)).toMatchObject([{ what: 'person', id: user }])
  })

  test('a service of theirs was switched', async () => {
    const plan = await desk.plan({ users: [upn('AlexW')] }, { remove: [E5] })
    await assign(upn('AlexW'), { addLicenses: [{ skuId: E5, disabledPlans: [] }] })
    expect(await movedSince(plan)).toMatchObject([{ what: 'person' }])
  })

  test('a person was deleted', async () => {
    const user = await desk.newPerson()
    const plan = await desk.plan({ users: [user] }, give(E5))
    await desk.ask('DELETE', `/v1.0/users/${user}`)
    expect(await movedSince(plan)).toMatchObject([{ what: 'people' }])
  })

  test('the query finds somebody more, or somebody else in their place', async () => {
    const [first, second] = [await desk.newPerson({ department: 'Stale' }), await desk.newPerson()]
    const plan = await desk.plan({ filter: "department eq 'Stale'" }, give(E5))
    expect(plan.summary.users).toBe(1)
    await patch(second, { department: 'Stale' })
    expect(await movedSince(plan)).toMatchObject([{ what: 'people' }])
    await patch(first, { department: null })
    expect(await movedSince(plan)).toMatchObject([{ what: 'people' }])
    // Back as it was: nothing that it was computed from differs.
    await patch(second, { department: null })
    await patch(first, { department: 'Stale' })
    expect(await desk.apply(plan)).toMatchObject({ state: 'succeeded' })
  })

  test('the seats that it needs were given to others', async () => {
    const [wanted, taker] = [await desk.newPerson(), await desk.newPerson()]
    const plan = await desk.plan({ users: [wanted] }, give(VISIO))
    await assign(taker, { addLicenses: [{ skuId: VISIO, disabledPlans: [] }] })
    expect(await movedSince(plan)).toMatchObject([{ what: 'seats', skuId: VISIO, needed: 1, available: 0 }])
    await assign(taker, { removeLicenses: [VISIO] })
    expect(await desk.apply(plan)).toMatchObject({ state: 'succeeded' })
  })

  test('an undo is, when one of its own people moved, and names nobody else', async () => {
    const [user, other] = [await desk.newPerson(), await desk.newPerson()]
    const operation = await desk.apply(await desk.plan({ users: [user] }, give(E5)))
    const undo = await desk.undo(operation)
    await assign(other, { addLicenses: [{ skuId: E5, disabledPlans: [] }] })
    await patch(user, { usageLocation: 'JP' })
    expect(await movedSince(undo)).toMatchObject([{ what: 'person', id: user }])
  })
})

describe('a plan stands when', () => {
  const CASES: readonly (readonly [name: string, move: (user: string) => Promise<unknown>])[] = [
    ['others take seats, and enough are left', async () => assign(await desk.newPerson(), { addLicenses: [{ skuId: E5, disabledPlans: [] }] })],
    ['something else of the person changes', (user) => patch(user, { jobTitle: 'Engineer', displayName: 'Renamed' })],
    ['somebody is made who is not in it', () => desk.newPerson()],
    ['a rule is switched that it does not use', () => desk.get(200, 'PATCH', '/licet/v1/rules/excl-CRMPLAN1-EMPLOYEE_SELF_SERVICE', { enabled: false })],
    ['a setting changes', () => desk.get(200, 'PATCH', '/licet/v1/settings', { helpName: 'Anna' })],
    ['a licence is given that the person has already', (user) => assign(user, { addLicenses: [{ skuId: E3, disabledPlans: [] }] })],
  ]
  test.each(CASES)('%s', async (_name, move) => {
    const user = await desk.newPerson()
    await assign(user, { addLicenses: [{ skuId: E3, disabledPlans: [] }] })
    const plan = await desk.plan({ users: [user] }, { remove: [E3] })
    await move(user)
    expect(await desk.apply(plan)).toMatchObject({ state: 'succeeded' })
  })
})

test('a plan lives a day of real time', async () => {
  const plan = await desk.plan({ users: [await desk.newPerson()] }, give(E5))
  expect(Date.parse(plan.expiresDateTime) - Date.parse(plan.createdDateTime)).toBe(24 * 3_600_000)
  const store = await openStore({ url: desk.url, access: 'writer' })
  await store.db.query.updateTable('plans').set({ expiresDateTime: plan.createdDateTime }).where('id', '=', plan.id).execute()
  await store.close()
  const before = await desk.digest()
  expect(await desk.refusal(410, 'POST', `/licet/v1/plans/${plan.id}/apply`)).toMatchObject({ code: 'planExpired' })
  expect(await desk.digest()).toEqual(before)
})

test('the tenant’s clock does not age a plan', async () => {
  const plan = await desk.plan({ users: [await desk.newPerson()] }, give(E5))
  await desk.get(200, 'PATCH', '/licet/v1/clock', { advance: 'P40D' })
  expect(await desk.apply(plan)).toMatchObject({ state: 'succeeded' })
})
