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

describe('lists of what an object leads to', () => {
  test('are filtered, searched, ordered, counted and paged as advanced queries, and refused without', async () => {
    const { ask, newPerson, newGroup } = admin
    const boss = await newPerson()
    const people = [await newPerson({ displayName: 'Zed Adam' }), await newPerson({ displayName: 'Ada Zola' }), await newPerson({ displayName: 'Bea Berg' })]
    for (const { id } of people) await ask('PUT', `/users/${id}/manager/$ref`, reference(boss.id))
    const group = await newGroup({ displayName: 'Zebra', 'members@odata.bind': people.map(({ id }) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`) })
    const names = async (url: string, options = EVENTUAL): Promise<unknown[]> => (await ask('GET', url, undefined, options)).body.value.map((one) => one['displayName'])
    for (const list of [`/users/${boss.id}/directReports`, `/groups/${group.id}/members`, `/groups/${group.id}/members/microsoft.graph.user`, `/groups/${group.id}/transitiveMembers`]) {
      expect(await names(`${list}?$filter=startswith(displayName,'a')&$count=true`)).toEqual(['Ada Zola'])
      expect(await names(`${list}?$search="displayName:ad"`)).toEqual(['Ada Zola', 'Zed Adam'])
      expect(await names(`${list}?$orderby=displayName desc&$count=true&$top=2`)).toEqual(['Zed Adam', 'Bea Berg'])
      expect((await ask('GET', `${list}/$count?$filter=displayName eq 'Bea Berg'`, undefined, EVENTUAL)).body).toBe('1')
      const { error } = (await ask('GET', `${list}?$filter=startswith(displayName,'a')`)).body
      expect([error.code, error.message]).toEqual(['Request_UnsupportedQuery', 'The specified filter to the reference property query is currently not supported.'])
      expect((await ask('GET', `${list}?$orderby=displayName`)).body.error.message).toBe('Sorting not supported for current query.')
      const expanded = (await ask('GET', `${list}?$select=id&$expand=manager($select=id)`)).body.value
      expect(expanded.map(({ manager }) => (manager as { id: string }).id)).toEqual([boss.id, boss.id, boss.id])
    }
    const above = `/users/${people[0]!.id}/memberOf`
    expect(await names(`${above}?$search="displayName:zeb"`)).toEqual(['Zebra'])
    expect(await names(`${above}/microsoft.graph.group?$filter=displayName eq 'Zebra'&$count=true`)).toEqual(['Zebra'])
    expect((await ask('GET', `${above}?$filter=displayName eq 'Zebra'`)).status).toBe(400)
  })
})

describe('spellings of the documented requests', () => {
  const LICENSE_ADMINISTRATORS = `/directoryRoles/roleTemplateId=${ROLES.licenseAdministrator}`

  test('a role by its template, as a key that stands in a segment of its own', async () => {
    const { ask, newPerson } = admin
    const { id } = await newPerson()
    expect((await ask('GET', LICENSE_ADMINISTRATORS)).body).toMatchObject({ roleTemplateId: ROLES.licenseAdministrator })
    expect((await ask('POST', `${LICENSE_ADMINISTRATORS}/members/$ref`, reference(id))).status).toBe(204)
    expect(idsOf(await ask('GET', `${LICENSE_ADMINISTRATORS}/members`))).toContain(id)
    expect((await ask('DELETE', `${LICENSE_ADMINISTRATORS}/members/${id}/$ref`)).status).toBe(204)
    expect(idsOf(await ask('GET', `${LICENSE_ADMINISTRATORS}/members`))).not.toContain(id)
  })

  test('who has a role over a unit, asked of the role', async () => {
    const { ask, newPerson } = admin
    const { id } = await newPerson()
    const unit = (await ask('POST', '/directory/administrativeUnits', { displayName: 'Of the role' })).body
    await ask('POST', `/directory/administrativeUnits/${unit.id}/scopedRoleMembers`, { roleId: ROLES.licenseAdministrator, roleMemberInfo: { id } })
    expect((await ask('GET', `${LICENSE_ADMINISTRATORS}/scopedMembers`)).body.value).toMatchObject([{ administrativeUnitId: unit.id, roleId: ROLES.licenseAdministrator, roleMemberInfo: { id } }])
    expect((await ask('GET', '/directoryRoles/5b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10/scopedMembers')).status).toBe(404)
  })

  test('managers above managers, with the count that makes it an advanced query', async () => {
    const { ask, newPerson } = admin
    const [person, boss] = [await newPerson(), await newPerson()]
    await ask('PUT', `/users/${person.id}/manager/$ref`, reference(boss.id))
    const { body } = await ask('GET', `/users/${person.id}?$expand=manager($levels=max;$select=id,displayName)&$select=id,displayName&$count=true`, undefined, EVENTUAL)
    expect(body).toMatchObject({ id: person.id, manager: { id: boss.id } })
  })

  test('properties of other kinds of members; the format there is; what nobody has', async () => {
    const { ask, newPerson, newGroup } = admin
    const [group, person] = [await newGroup(), await newPerson()]
    await ask('POST', `/groups/${group.id}/members/$ref`, reference(person.id))
    const members = `/groups/${group.id}/members`
    expect((await ask('GET', `${members}?$select=id,description,homepage,loginUrl`)).body.value).toEqual([{ '@odata.type': '#microsoft.graph.user', id: person.id }])
    expect((await ask('GET', `${members}/microsoft.graph.user?$select=id,description`)).status).toBe(400)
    expect((await ask('GET', `${members}?$select=nothing`)).status).toBe(400)
    expect((await ask('GET', '/subscribedSkus?$format=json')).status).toBe(200)
    expect((await ask('GET', '/users?$top=1&$format=application/json')).status).toBe(200)
    expect((await ask('GET', '/users?$format=xml')).status).toBe(400)
    expect((await ask('GET', `/users/${person.id}/ownedDevices`)).body.value).toEqual([])
    expect((await ask('GET', `/roleManagement/directory/roleDefinitions/${ROLES.licenseAdministrator}?$expand=inheritsPermissionsFrom`)).body['inheritsPermissionsFrom']).toEqual([])
  })

  test('names of a group that is there: its own are not taken', async () => {
    const { ask, newGroup } = admin
    const [one] = [await newGroup({ mailNickname: 'first' }), await newGroup({ mailNickname: 'second' })]
    const told = async (mailNickname: string): Promise<number> => (await ask('POST', `/groups/${one.id}/validateProperties`, { displayName: 'Renamed', mailNickname })).status
    expect(await told('first')).toBe(204)
    expect(await told('second')).toBe(422)
  })

  test('where the organization tells of privacy', async () => {
    const { ask } = admin
    const [{ id }] = (await ask('GET', '/organization')).body.value as [{ id: string }]
    const privacyProfile = { contactEmail: 'alice@contoso.com', statementUrl: 'https://contoso.com/privacy' }
    expect((await ask('PATCH', `/organization/${id}`, { privacyProfile })).status).toBe(204)
    expect((await ask('GET', `/organization/${id}`)).body).toMatchObject({ privacyProfile })
  })
})

describe('what Graph refuses', () => {
  test.each([
    ["/groups?$filter=hasMembersWithLicenseErrors eq false", 'Request_UnsupportedQuery', "Unsupported or invalid query filter clause specified for property 'hasMembersWithLicenseErrors' of resource 'Group'."],
    ['/users?$expand=manager,directReports', 'ExpandNotSupported', 'Only one property can be expanded in a request.'],
    ["/users?$expand=manager&$filter=startswith(displayName,'a')&$count=true", 'Request_UnsupportedQuery', '$expand cannot be combined with an advanced query.'],
    ['/directoryRoles?$top=1', 'Request_BadRequest', "'$top' is not supported by the service."],
  ])('%s', async (url, code, message) => {
    const { body } = await admin.ask('GET', url, undefined, EVENTUAL)
    expect([body.error.code, body.error.message]).toEqual([code, message])
  })

  test('a reference to what is no person and no group', async () => {
    const group = await admin.newGroup()
    const told = async (body: object): Promise<string> => (await admin.ask('POST', `/groups/${group.id}/members/$ref`, body)).body.error.message
    expect(await told({})).toBe("Unsupported referenced-object resource identifier for link property 'members'.")
    expect(await told({ '@odata.id': 'https://graph.microsoft.com/v1.0/devices/5b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10' })).toBe("Unsupported referenced-object resource identifier for link property 'members'.")
    expect(await told({ '@odata.id': 'https://graph.microsoft.com/v1.0/directoryObjects/no id' })).toContain('Invalid object identifier')
  })

  test('an app that reads applications to list who is in what', async () => {
    const { id } = await admin.newPerson()
    const by = admin.as({ id: '5b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10' }, { kind: 'app', permissions: ['Application.Read.All'] })
    expect((await admin.ask('GET', `/users/${id}/memberOf`, undefined, { by })).status).toBe(403)
    expect((await admin.ask('POST', `/users/${id}/checkMemberGroups`, { groupIds: [] }, { by })).status).toBe(200)
  })
})

test('a group gets owners and members by one change, or neither', async () => {
  const { ask, newPerson, newGroup } = admin
  const [group, owner, member] = [await newGroup(), await newPerson(), await newPerson()]
  const bind = (ids: readonly string[]): string[] => ids.map((id) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`)
  const both = { 'owners@odata.bind': bind([owner.id]), 'members@odata.bind': bind([member.id]), description: 'Both' }
  expect((await ask('PATCH', `/groups/${group.id}`, { ...both, 'owners@odata.bind': bind([owner.id, '5b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10']) })).status).toBe(404)
  expect(idsOf(await ask('GET', `/groups/${group.id}/members`))).toEqual([])
  expect((await ask('PATCH', `/groups/${group.id}`, both)).status).toBe(204)
  expect(idsOf(await ask('GET', `/groups/${group.id}/owners`))).toEqual([owner.id])
  expect(idsOf(await ask('GET', `/groups/${group.id}/members`))).toEqual([member.id])
  expect((await ask('GET', `/groups/${group.id}`)).body['description']).toBe('Both')
  expect((await ask('PATCH', `/groups/${group.id}`, { 'owners@odata.bind': bind([owner.id]) })).body.error.message).toBe("One or more added object references already exist for the following modified properties: 'owners'.")
})
