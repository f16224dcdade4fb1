import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES } from '#engine/access.ts'
import { openGraphAdmin, reference } from '#test/fixtures/graph-admin.ts'
import type { Answered, GraphAdmin } from '#test/fixtures/graph-admin.ts'

let admin: GraphAdmin
beforeAll(async () => {
  admin = await openGraphAdmin()
}, 60_000)
afterAll(() => admin.licet.close())

const idsOf = ({ body }: Answered): unknown[] => body.value.map(({ id }) => id)
const EVENTUAL = { headers: { ConsistencyLevel: 'eventual' } }

describe('what somebody made', () => {
  test('is listed, of every kind or of one, until it is deleted', async () => {
    const { ask, as, newPerson, newGroup } = admin
    const maker = as(await newPerson(), { roles: [ROLES.userAdministrator] })
    const made = await ask('POST', '/groups', { displayName: 'Of mine', mailEnabled: false, mailNickname: 'ofmine', securityEnabled: true }, { by: maker })
    const person = await ask('POST', '/users', { accountEnabled: true, displayName: 'Of mine too', mailNickname: 'ofmine2', userPrincipalName: `ofmine2@${admin.licet.domain}`, passwordProfile: { password: 'Sufficiently-1-long' } }, { by: maker })
    await newGroup()
    expect(idsOf(await ask('GET', `/users/${maker.id}/createdObjects`))).toEqual([made.body.id, person.body.id])
    expect(idsOf(await ask('GET', '/me/createdObjects/microsoft.graph.group', undefined, { by: maker }))).toEqual([made.body.id])
    expect((await ask('GET', `/users/${maker.id}/createdObjects/$count`, undefined, EVENTUAL)).body).toBe('2')
    expect((await ask('GET', `/users/${maker.id}?$select=id&$expand=createdObjects($select=id,displayName)`)).body['createdObjects']).toHaveLength(2)
    await ask('DELETE', `/groups/${made.body.id}`)
    expect(idsOf(await ask('GET', `/users/${maker.id}/createdObjects`))).toEqual([person.body.id])
    expect((await ask('GET', `/users/${maker.id}/sponsors`)).body.value).toEqual([])
  })
})

describe('deleted groups that somebody owned', () => {
  test('are found by their owner', async () => {
    const { ask, newPerson, newGroup } = admin
    const owner = await newPerson()
    const group = await newGroup({ groupTypes: ['Unified'], mailEnabled: true, 'owners@odata.bind': [`https://graph.microsoft.com/v1.0/users/${owner.id}`] })
    await ask('DELETE', `/groups/${group.id}`)
    expect(idsOf(await ask('POST', '/directory/deletedItems/getUserOwnedObjects', { userId: owner.id, type: 'Group' }))).toEqual([group.id])
    expect((await ask('POST', '/directory/deletedItems/getUserOwnedObjects', { type: 'Group' })).status).toBe(400)
    expect((await ask('POST', '/directory/deletedItems/getUserOwnedObjects', { userId: owner.id, type: 'User' })).status).toBe(400)
  })
})

describe('names of a group to be', () => {
  test('are held against what is here', async () => {
    const { ask, newGroup } = admin
    await newGroup({ mailNickname: 'taken' })
    expect((await ask('POST', '/directoryObjects/validateProperties', { entityType: 'Group', displayName: 'Fine', mailNickname: 'fine' })).status).toBe(204)
    const { status, body } = await ask('POST', '/directoryObjects/validateProperties', { entityType: 'Group', displayName: 'x'.repeat(300), mailNickname: 'Taken' })
    expect([status, body.error.code, body.error.message]).toEqual([422, 'Request_UnprocessableEntity', 'The values provided contain one or more validation errors.'])
    expect(body.error.details).toMatchObject([{ code: 'InvalidLength', target: 'displayName' }, { code: 'ConflictingObjects', target: 'mailNickname' }])
    expect((await ask('POST', '/directoryObjects/validateProperties', { mailNickname: 'not fit' })).status).toBe(422)
    expect((await ask('POST', '/directoryObjects/validateProperties', { entityType: 'User' })).status).toBe(400)
  })
})

describe('changes of directory roles', () => {
  test('are told once with all members, then who came and who left', async () => {
    const { ask, newPerson } = admin
    const role = ROLES.groupsAdministrator
    const [first, second] = [await newPerson(), await newPerson()]
    await ask('POST', `/directoryRoles/${role}/members/$ref`, reference(first.id))
    const start = await ask('GET', '/directoryRoles/delta')
    const told = ({ body }: Answered, id: string): unknown => body.value.find((one) => one['id'] === id)?.['members@delta']
    expect(start.body.value.length).toBeGreaterThan(5)
    expect(told(start, role)).toEqual([{ '@odata.type': '#microsoft.graph.user', id: first.id }])

    const link = ({ body }: Answered): string => String(body['@odata.deltaLink'])
    const quiet = await ask('GET', link(start))
    expect(quiet.body.value).toEqual([])
    await ask('POST', `/directoryRoles/${role}/members/$ref`, reference(second.id))
    await ask('DELETE', `/directoryRoles/${role}/members/${first.id}/$ref`)
    const later = await ask('GET', link(quiet))
    expect(later.body.value).toHaveLength(1)
    expect(told(later, role)).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: second.id },
      { '@odata.type': '#microsoft.graph.user', id: first.id, '@removed': { reason: 'deleted' } },
    ])
    const names = await ask('GET', '/directoryRoles/delta?$select=displayName')
    expect(Object.keys(names.body.value[0] ?? {}).sort()).toEqual(['displayName', 'id'])
    expect((await ask('GET', link(start).replace('directoryRoles', 'users'))).status).toBe(410)
  })
})
