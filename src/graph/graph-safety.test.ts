// Who may touch whose account, and what an administrator of a unit sees of those who leave it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES } from '#engine/access.ts'
import type { Caller } from '#model/caller.ts'
import { skuOf } from '#test/fixtures/contoso-desk.ts'
import { openGraphAdmin, reference } from '#test/fixtures/graph-admin.ts'
import type { Body, GraphAdmin } from '#test/fixtures/graph-admin.ts'

let admin: GraphAdmin
let userAdministrator: Caller
let helper: Caller
let otherGlobal: Body
let licenseAdministrator: Body

const holder = async (role: string): Promise<Body> => {
  const person = await admin.newPerson()
  await admin.ask('POST', `/directoryRoles/${role}/members/$ref`, reference(person.id))
  return person
}

beforeAll(async () => {
  admin = await openGraphAdmin()
  userAdministrator = admin.as(await holder(ROLES.userAdministrator), { roles: [ROLES.userAdministrator] })
  helper = admin.as(await holder(ROLES.helpdeskAdministrator), { roles: [ROLES.helpdeskAdministrator] })
  otherGlobal = await holder(ROLES.globalAdministrator)
  licenseAdministrator = await holder(ROLES.licenseAdministrator)
}, 60_000)
afterAll(() => admin.licet.close())

const NEW_PASSWORD = { passwordProfile: { password: 'Another-1-long-one' } }

/** Everything by which an account can be taken over or shut. */
type Deed = readonly [name: string, method: string, url: (id: string) => string, body: object | undefined]

const DEEDS: readonly Deed[] = [
  ['block', 'PATCH', (id) => `/users/${id}`, { accountEnabled: false }],
  ['rename', 'PATCH', (id) => `/users/${id}`, { userPrincipalName: 'taken.over@contoso.com' }],
  ['give another phone', 'PATCH', (id) => `/users/${id}`, { mobilePhone: '+33 6 00 00 00 00' }],
  ['give another password', 'PATCH', (id) => `/users/${id}`, NEW_PASSWORD],
  ['sign out', 'POST', (id) => `/users/${id}/revokeSignInSessions`, undefined],
  ['delete', 'DELETE', (id) => `/users/${id}`, undefined],
]

describe.each<Deed>(DEEDS)('%s', (_, method, url, body) => {
  const status = async (by: Caller, { id }: { readonly id: string }): Promise<number> => (await admin.ask(method, url(id), body, { by })).status

  test('a User Administrator cannot a Global or License Administrator', async () => {
    for (const other of [otherGlobal, licenseAdministrator, admin.me]) expect(await status(userAdministrator, other)).toBe(403)
  })

  test('a helper cannot an administrator, nor anything a helper may not do', async () => {
    for (const other of [otherGlobal, licenseAdministrator, userAdministrator]) expect(await status(helper, other)).toBe(403)
  })

  test('an app that may write people cannot a Global Administrator', async () => {
    const app = admin.as(admin.me, { kind: 'app', id: '5b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10', permissions: ['User.ReadWrite.All', 'Directory.ReadWrite.All'] })
    expect(await status(app, otherGlobal)).toBe(403)
  })

  test('a User Administrator can a person without a role, and a helper', async () => {
    for (const other of [await admin.newPerson(), await holder(ROLES.helpdeskAdministrator)]) {
      const given = await admin.ask(method, url(other.id), body === undefined || !('userPrincipalName' in body) ? body : { userPrincipalName: `renamed${other.id.slice(0, 6)}@contoso.com` }, { by: userAdministrator })
      expect([200, 204]).toContain(given.status)
    }
  })
})

test('what is no danger stays open: a User Administrator may still write a Global Administrator’s department', async () => {
  expect((await admin.ask('PATCH', `/users/${otherGlobal.id}`, { department: 'Board' }, { by: userAdministrator })).status).toBe(204)
})

test('a deleted administrator is not brought back or purged by a User Administrator', async () => {
  const gone = await holder(ROLES.globalAdministrator)
  expect((await admin.ask('DELETE', `/users/${gone.id}`)).status).toBe(204)
  expect((await admin.ask('POST', `/directory/deletedItems/${gone.id}/restore`, undefined, { by: userAdministrator })).status).toBe(403)
  expect((await admin.ask('DELETE', `/directory/deletedItems/${gone.id}`, undefined, { by: userAdministrator })).status).toBe(403)
  expect((await admin.ask('POST', `/directory/deletedItems/${gone.id}/restore`)).status).toBe(200)
})

describe('over one administrative unit', () => {
  const unitWith = async (...ids: readonly string[]): Promise<string> => {
    const { id } = (await admin.ask('POST', '/directory/administrativeUnits', { displayName: 'Here' })).body
    for (const one of ids) await admin.ask('POST', `/directory/administrativeUnits/${id}/members/$ref`, reference(one))
    return id
  }
  const over = (unitId: string, roleId: string): Caller => admin.as({ id: '3c7d3b4e-7c2b-4f0e-9d3c-0d3a4c7e9b11' }, { grants: [{ roleId, unitId, actions: null }] })

  test('a helper gives passwords and signs out inside, and nobody outside', async () => {
    const [inside, outside] = [await admin.newPerson(), await admin.newPerson()]
    const by = over(await unitWith(inside.id), ROLES.helpdeskAdministrator)
    expect((await admin.ask('PATCH', `/users/${inside.id}`, NEW_PASSWORD, { by })).status).toBe(204)
    expect((await admin.ask('POST', `/users/${inside.id}/revokeSignInSessions`, undefined, { by })).status).toBe(200)
    expect((await admin.ask('PATCH', `/users/${outside.id}`, NEW_PASSWORD, { by })).status).toBe(403)
    expect((await admin.ask('POST', `/users/${outside.id}/revokeSignInSessions`, undefined, { by })).status).toBe(403)
  })

  test('a delta query tells of people and groups who come into the unit and leave it', async () => {
    const [stays, leaves, comes] = [await admin.newPerson(), await admin.newPerson(), await admin.newPerson()]
    const [kept, leaving] = [await admin.newGroup(), await admin.newGroup()]
    const unit = await unitWith(stays.id, leaves.id, leaving.id)
    const by = over(unit, ROLES.userAdministrator)
    const read = async (url: string): Promise<Body> => (await admin.ask('GET', url, undefined, { by })).body
    const people = await read('/users/delta?$select=id')
    const groups = await read('/groups/delta?$select=displayName')
    expect(people.value.map(({ id }) => id).sort()).toEqual([stays.id, leaves.id].sort())

    for (const one of [leaves.id, leaving.id]) await admin.ask('DELETE', `/directory/administrativeUnits/${unit}/members/${one}/$ref`)
    for (const one of [comes.id, kept.id]) await admin.ask('POST', `/directory/administrativeUnits/${unit}/members/$ref`, reference(one))
    const later = await read(String(people['@odata.deltaLink']))
    expect(later.value).toEqual([{ id: comes.id }, { id: leaves.id, '@removed': { reason: 'changed' } }])
    const laterGroups = await read(String(groups['@odata.deltaLink']))
    expect(laterGroups.value).toMatchObject([{ id: kept.id }, { id: leaving.id, '@removed': { reason: 'changed' } }])
    expect((await read(String(later['@odata.deltaLink']))).value).toEqual([])
  })

  test('members in error of a group are those of the unit', async () => {
    // Contoso has fewer seats of it than holders.
    const skuId = skuOf('PROJECTPROFESSIONAL')
    const [inside, outside] = [await admin.newPerson(), await admin.newPerson()]
    const group = await admin.newGroup({ 'members@odata.bind': [inside, outside].map(({ id }) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`) })
    await admin.ask('POST', `/groups/${group.id}/assignLicense`, { addLicenses: [{ skuId, disabledPlans: [] }], removeLicenses: [] })
    const by = over(await unitWith(inside.id, group.id), ROLES.userAdministrator)
    const all = (await admin.ask('GET', `/groups/${group.id}/membersWithLicenseErrors?$select=id`)).body.value.map(({ id }) => id)
    const seen = (await admin.ask('GET', `/groups/${group.id}/membersWithLicenseErrors?$select=id`, undefined, { by })).body.value.map(({ id }) => id)
    expect(all.sort()).toEqual([inside.id, outside.id].sort())
    expect(seen).toEqual([inside.id])
  })
})
