// An address that somebody else has: no first mailbox for it, ways out, and what follows when it is free.
import type { GroupSummary } from '#model/group-summary.ts'
import { openContosoDesk, planOf, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const E1 = skuOf('STANDARDPACK')
const MAILBOX = planOf('STANDARDPACK', 'EXCHANGE_S_STANDARD')
const GIVE = { add: [{ skuId: E1 }] }

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterAll(() => desk.close())

let made = 0
const alias = (): string => `address${(made += 1)}`

/** A person with no mail yet. */
async function person(name = alias(), more: object = {}): Promise<string> {
  const body = { accountEnabled: true, displayName: name, mailNickname: name, userPrincipalName: upn(name), usageLocation: 'FR', passwordProfile: { password: 'Moulin-Rouge-12' }, ...more }
  await desk.get(201, 'POST', '/v1.0/users', body)
  return upn(name)
}

/** A person whose address a guest has, by a mail like it in other letters. */
async function inTrouble(): Promise<{ user: string; guest: string }> {
  const name = alias()
  const user = await person(name)
  const { invitedUser } = await desk.get<{ invitedUser: { id: string } }>(201, 'POST', '/v1.0/invitations', { invitedUserEmailAddress: upn(name).toUpperCase(), inviteRedirectUrl: 'https://contoso.com' })
  return { user, guest: invitedUser.id }
}

const unified = (mailNickname: string) => ({ displayName: mailNickname, groupTypes: ['Unified'], mailEnabled: true, securityEnabled: true, mailNickname })
const patch = (user: string, body: object) => desk.ask('PATCH', `/v1.0/users/${user}`, body)
const TAKEN = { code: 'Request_BadRequest', message: 'Another object with the same value for property proxyAddresses already exists.' }

describe('a first mailbox whose address somebody has', () => {
  test('is refused at once and in a plan, and a person gets the product without it', async () => {
    const { user } = await inTrouble()
    expect((await desk.refusal(400, 'POST', `/v1.0/users/${user}/assignLicense`, { addLicenses: [{ skuId: E1, disabledPlans: [] }], removeLicenses: [] })).message).toContain(user)
    const plan = await desk.plan({ users: [user, await person()] }, GIVE)
    expect(plan.refusals).toMatchObject([{ code: 'UniquenessViolation', users: 1, message: `The mail address ${user} already belongs to somebody else.` }])
    const fixed = await desk.get<{ id: string; summary: object }>(201, 'POST', '/licet/v1/plans', { basePlanId: plan.id, fixIds: [plan.refusals[0]!.fixes[0]!.id] })
    expect(fixed.summary).toMatchObject({ changed: 2, refused: 0 })
    await desk.apply(fixed)
    expect(await desk.get(200, 'GET', `/v1.0/users/${user}?$select=assignedLicenses`)).toMatchObject({ assignedLicenses: [{ skuId: E1, disabledPlans: [MAILBOX] }] })
    expect(await desk.faults()).toEqual([])
  })

  test('is given when the address is free; a plan made before is stale', async () => {
    const { user, guest } = await inTrouble()
    const before = await desk.plan({ users: [user] }, GIVE, { mode: 'bestEffort' })
    expect(before.summary).toMatchObject({ refused: 1 })
    expect((await patch(guest, { mail: 'elsewhere@mail.example' })).status).toBe(204)
    expect(await desk.refusal(409, 'POST', `/licet/v1/plans/${before.id}/apply`)).toMatchObject({ code: 'planIsStale', moved: [{ what: 'person', displayName: user.split('@')[0] }] })
    expect(await desk.apply(await desk.plan({ users: [user] }, GIVE))).toMatchObject({ state: 'succeeded', done: 1 })
  })

  test('is an error of a member, which heals by itself when the holder is gone or the member has another name', async () => {
    const [{ user, guest }, second] = [await inTrouble(), await inTrouble()]
    const members = await Promise.all([user, second.user].map(async (one) => `https://graph.microsoft.com/v1.0/directoryObjects/${(await desk.get<{ id: string }>(200, 'GET', `/v1.0/users/${one}`)).id}`))
    const group = await desk.get<{ id: string }>(201, 'POST', '/v1.0/groups', { ...unified(alias()), 'members@odata.bind': members })
    await desk.get(202, 'POST', `/v1.0/groups/${group.id}/assignLicense`, { addLicenses: [{ skuId: E1, disabledPlans: [] }], removeLicenses: [] })
    const states = async (one: string) => (await desk.get<{ licenseAssignmentStates: object[] }>(200, 'GET', `/v1.0/users/${one}?$select=licenseAssignmentStates`)).licenseAssignmentStates
    for (const one of [user, second.user]) expect(await states(one)).toMatchObject([{ assignedByGroup: group.id, state: 'Error', error: 'UniquenessViolation' }])
    await desk.ask('DELETE', `/v1.0/users/${guest}`)
    expect(await states(user)).toMatchObject([{ state: 'Active', error: 'None' }])
    expect(await states(second.user)).toMatchObject([{ state: 'Error' }])
    await patch(second.user, { userPrincipalName: upn(alias()) })
    expect(await desk.get<GroupSummary>(200, 'GET', `/licet/v1/groups/${group.id}`)).toMatchObject({ inError: 0, state: 'allAssigned' })
    expect(await desk.faults()).toEqual([])
  })

  test('is refused to those of a file whose name another of the file has as mail', async () => {
    const [first, second] = [alias(), alias()]
    const row = (name: string, properties: object, change: object) => ({ user: upn(name), change: { createUser: { displayName: name, ...properties }, usageLocation: 'FR', ...change } })
    const rows = [row(first, {}, GIVE), row(second, { mail: upn(first) }, {})]
    const plan = await desk.plan({ rows }, {}, { change: undefined })
    expect(plan.refusals).toMatchObject([{ code: 'UniquenessViolation', users: 1 }])
    const twice = rows.map(({ user, change }) => ({ user, change: { ...change, createUser: { ...change.createUser, mail: 'one@contoso.com' } } }))
    expect(await desk.refusal(400, 'POST', '/licet/v1/plans', { target: { rows: twice } })).toMatchObject({ code: TAKEN.code, details: [{ ...TAKEN, code: 'ObjectConflict', target: 'target.rows[1].change.createUser.mail' }] })
  })

  test('makes a plan of new people stale when it was free before', async () => {
    const name = alias()
    const plan = await desk.plan({}, { createUser: { userPrincipalName: upn(name), displayName: name }, ...GIVE, usageLocation: 'FR' })
    await desk.get(201, 'POST', '/v1.0/groups', unified(name))
    expect(await desk.refusal(409, 'POST', `/licet/v1/plans/${plan.id}/apply`)).toMatchObject({ code: 'planIsStale' })
  })
})

describe('a mail address', () => {
  test('is given once: to no other person, guest or group', async () => {
    const user = await person(alias(), { mail: 'once@contoso.com' })
    const others = { ...TAKEN, details: [{ code: 'ObjectConflict', target: 'mail' }] }
    expect(await desk.refusal(400, 'PATCH', `/v1.0/users/${await person()}`, { mail: 'ONCE@contoso.com' })).toMatchObject(others)
    expect(await desk.refusal(400, 'POST', '/v1.0/users', { accountEnabled: true, displayName: 'X', mailNickname: 'x', userPrincipalName: upn(alias()), mail: 'once@contoso.com', passwordProfile: { password: 'Moulin-Rouge-12' } })).toMatchObject(others)
    expect(await desk.refusal(400, 'POST', '/v1.0/invitations', { invitedUserEmailAddress: 'once@contoso.com', inviteRedirectUrl: 'https://contoso.com' })).toMatchObject(TAKEN)
    expect(await desk.refusal(400, 'POST', '/v1.0/groups', unified('once'))).toMatchObject(TAKEN)
    expect((await patch(user, { mail: 'Once@contoso.com' })).status).toBe(204)
    expect(await desk.get(200, 'GET', `/v1.0/users/${user}?$select=mail,proxyAddresses`)).toMatchObject({ mail: 'Once@contoso.com', proxyAddresses: ['SMTP:Once@contoso.com'] })
  })

  test('is lost by whoever comes back after it was given to somebody else', async () => {
    const names = [alias(), alias()]
    const users = await Promise.all(names.map(async (name) => (await desk.get<{ id: string }>(200, 'GET', `/v1.0/users/${await person(name, { mail: upn(name) })}`)).id))
    const deletion = await desk.apply(await desk.plan({ users }, { deleteUser: true }))
    for (const name of names) await desk.get(201, 'POST', '/v1.0/groups', unified(name))
    await desk.get(200, 'POST', `/v1.0/directory/deletedItems/${users[0]}/restore`)
    await desk.apply(await desk.plan({ users: [users[1]] }, { restoreUser: true }))
    for (const id of users) {
      expect(await desk.get(200, 'GET', `/v1.0/users/${id}?$select=mail,proxyAddresses`)).toMatchObject({ mail: null, proxyAddresses: [] })
      expect(await desk.get(200, 'GET', `/licet/v1/users/${id}/history`)).toMatchObject({ value: [{ account: { before: { mail: expect.any(String) }, after: { mail: null } } }, {}, {}] })
    }
    expect(deletion).toMatchObject({ done: 2 })
    expect((await desk.plan({ users }, GIVE)).refusals).toMatchObject([{ code: 'UniquenessViolation' }, { code: 'UniquenessViolation' }])
    expect(await desk.faults()).toEqual([])
  })

  test('keeps a deleted group away while somebody has it', async () => {
    const name = alias()
    const group = await desk.get<{ id: string }>(201, 'POST', '/v1.0/groups', unified(name))
    await desk.ask('DELETE', `/v1.0/groups/${group.id}`)
    const user = await person(alias(), { mail: upn(name) })
    expect(await desk.refusal(400, 'POST', `/v1.0/directory/deletedItems/${group.id}/restore`)).toMatchObject(TAKEN)
    await patch(user, { mail: '' })
    await desk.get(200, 'POST', `/v1.0/directory/deletedItems/${group.id}/restore`)
  })
})
