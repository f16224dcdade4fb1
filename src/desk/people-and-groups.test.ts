import type { GroupSummary } from '#model/group-summary.ts'
import { openContosoDesk, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterAll(() => desk.close())

interface Named {
  readonly id: string
  readonly displayName: string
}
const names = async (query: string): Promise<string[]> => (await desk.get<Page<Named>>(200, 'GET', `/licet/v1/users?$select=id,displayName&$count=true&${query}`)).value.map(({ displayName }) => displayName)
const groups = async (query = ''): Promise<readonly GroupSummary[]> => (await desk.get<Page<GroupSummary>>(200, 'GET', `/licet/v1/groups?${query}`)).value
const groupNamed = async (name: string): Promise<GroupSummary> => (await groups()).find(({ displayName }) => displayName === name)!

describe('people', () => {
  test.each([
    ['having=errors', ['Lidia Holloway']],
    ['having=sameServiceTwice', ['Joni Sherman']],
    [`superfluous=${skuOf('EXCHANGEENTERPRISE')}`, ['Joni Sherman']],
    [`superfluous=${skuOf('SPE_E5')}`, []],
    ['having=sharedMailbox', ['Invoices']],
    ['deleted=true', ['Molly Dempsey', 'Rob Young']],
  ])('are found by %s, as a list and as a target', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  test('whose licences are in trouble are a target too', async () => {
    expect((await desk.plan({ having: 'sameServiceTwice' }, { remove: [skuOf('EXCHANGEENTERPRISE')] })).summary).toMatchObject({ users: 1, changed: 1 })
  })

  test('a kind of trouble that there is not is named', async () => {
    expect(await desk.refusal(400, 'GET', '/licet/v1/users?having=luck')).toMatchObject({ details: [{ target: 'having' }] })
  })

  test.each([['bjorn', 'Björn Lindqvist'], ['BJÖRN', 'Björn Lindqvist'], ['lukasz', 'Łukasz Nowak'], ['gross', 'Jürgen Groß'], ['sato', 'Aoi Satō']])('are found without accents: %s', async (typed, name) => {
    expect((await desk.get<Page<Named>>(200, 'GET', `/licet/v1/users?$search="${typed}"&$select=id,displayName&$top=5`)).value[0]?.displayName).toBe(name)
    expect(await names(`$search="${typed}"`)).toContain(name)
  })

  test('who have not accepted their invitation are invited again, once for each press', async () => {
    const guest = { invitedUserEmailAddress: 'late@tailspintoys.com', inviteRedirectUrl: 'https://contoso.com' }
    const first = await desk.get<{ invitedUser: { id: string } }>(201, 'POST', '/v1.0/invitations', guest)
    const again = await desk.get<{ invitedUser: { id: string } }>(201, 'POST', '/v1.0/invitations', guest)
    expect(again.invitedUser).toEqual(first.invitedUser)
    const { value } = await desk.get<Page<object>>(200, 'GET', `/licet/v1/users/${first.invitedUser.id}/history`)
    expect(value).toMatchObject([{ operation: { kind: 'inviteGuest' }, account: { before: {} } }, { operation: { kind: 'inviteGuest' }, account: { before: null } }])
  })

  test('have a history: licences and account, before and after', async () => {
    const user = await desk.newPerson()
    await desk.ask('PATCH', `/v1.0/users/${user}`, { accountEnabled: false })
    const operation = await desk.apply(await desk.plan({ users: [user] }, { add: [{ skuId: skuOf('SPE_E5') }] }))
    const { value } = await desk.get<Page<object>>(200, 'GET', `/licet/v1/users/${user}/history`)
    expect(value).toMatchObject([
      { operation: { id: operation.id, undoable: true }, licenses: { before: { assignedLicenses: [] }, after: { assignedLicenses: [{ skuId: skuOf('SPE_E5') }] } }, account: null },
      { operation: { kind: 'updateUser' }, licenses: null, account: { before: { accountEnabled: true }, after: { accountEnabled: false } } },
      { operation: { kind: 'createUser' } },
    ])
  })
})

describe('groups', () => {
  test('are told with what they give, their members and what is the matter', async () => {
    expect(await groupNamed('Frontline')).toMatchObject({ kind: 'mailSecurity', members: 3, inError: 1, waiting: 0, state: 'errors', licenses: [{ skuId: skuOf('DESKLESSPACK') }] })
    expect(await groupNamed('Finance')).toMatchObject({ kind: 'security', members: 4, inError: 0, state: 'allAssigned' })
    expect(await groupNamed('Paris office')).toMatchObject({ membershipRule: '(user.city -eq "Paris")', state: 'givesNothing' })
  })

  test('are found by name and by what they give', async () => {
    expect((await groups('$search="fron"')).map(({ displayName }) => displayName)).toEqual(['Frontline'])
    expect((await groups(`$filter=assignedLicenses/any(l:l/skuId eq ${skuOf('SPE_E5')})`)).map(({ displayName }) => displayName)).toEqual(['Leadership'])
  })

  test('looked at again, offer ways out to members in trouble, and a chosen one helps them', async () => {
    const { id } = await groupNamed('Frontline')
    const again = await desk.plan({ groupLicenses: [id] }, { add: [{ skuId: skuOf('DESKLESSPACK'), toggles: 'reset' }] })
    expect(again.summary).toMatchObject({ users: 3, changed: 0, unchanged: 2, inError: 1 })
    const [fix] = again.refusals[0]!.fixes
    const fixed = await desk.get<{ id: string }>(201, 'POST', '/licet/v1/plans', { basePlanId: again.id, fixIds: [fix!.id] })
    await desk.apply(fixed)
    expect(await desk.get(200, 'GET', `/licet/v1/groups/${id}`)).toMatchObject({ inError: 0, state: 'allAssigned' })
    expect(await desk.faults()).toEqual([])
  })

  test('that nobody made are not found', async () => {
    await desk.refusal(404, 'GET', '/licet/v1/groups/00000000-0000-4000-8000-000000000000')
    expect(await desk.refusal(400, 'GET', '/licet/v1/groups?$filter=shoeSize eq 4')).toMatchObject({ code: expect.any(String) })
  })

  test('who joins one that gives nothing has no licence from it', async () => {
    const { id } = await groupNamed('Project Falcon')
    await desk.apply(await desk.plan({ groupLicenses: [id] }, { members: { add: [upn('AdaL')], remove: [] } }))
    expect(await desk.get(200, 'GET', `/licet/v1/groups/${id}`)).toMatchObject({ members: 6, state: 'givesNothing' })
  })
})
