import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLicetHere } from '#test/fixtures/licet-here.ts'
import type { Client, LicetHere } from '#test/fixtures/licet-here.ts'

const E5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'
const LICENSE_ADMINISTRATOR = '4d6ac14f-3453-41d0-bef9-a3e0c569773a'
const EVENTUAL = { ConsistencyLevel: 'eventual' }
const PERMISSIONS = [
  'Directory.ReadWrite.All', 'User.ReadWrite.All', 'LicenseAssignment.ReadWrite.All', 'Group.ReadWrite.All', 'AuditLog.Read.All', 'User.Invite.All',
  'RoleManagement.ReadWrite.Directory', 'AdministrativeUnit.ReadWrite.All', 'Organization.ReadWrite.All', 'Domain.Read.All', 'GroupMember.ReadWrite.All',
]

let licet: LicetHere
let ask: Client

beforeAll(async () => {
  licet = await openLicetHere()
  ask = await licet.client(PERMISSIONS)
}, 60_000)
afterAll(() => licet.close())

interface Body {
  readonly [name: string]: unknown
  readonly id: string
  readonly value: readonly Readonly<Record<string, unknown>>[]
  readonly error: { readonly code: string; readonly message: string }
}

async function get(path: string, headers = {}): Promise<Body> {
  const answer = await ask('GET', path.startsWith('http') ? path : `/v1.0/${path}`, undefined, headers)
  return (await answer.json()) as Body
}
const send = (method: string, path: string, body?: unknown): Promise<Response> => ask(method, `/v1.0/${path}`, body)

async function make(path: string, body: object): Promise<Body> {
  const answer = await send('POST', path, body)
  const made = (await answer.json()) as Body
  expect([answer.status, made.error]).toEqual([201, undefined])
  return made
}

async function refusal(answer: Promise<Response>): Promise<readonly [number, string, string]> {
  const { error } = (await (await answer).json()) as Body
  return [(await answer).status, error.code, error.message]
}

let made = 0
function newPerson(more: object = {}): Promise<Body> {
  made += 1
  return make('users', {
    accountEnabled: true,
    displayName: `Person ${made}`,
    mailNickname: `person${made}`,
    userPrincipalName: `person${made}@${licet.domain}`,
    usageLocation: 'FR',
    passwordProfile: { password: 'Sufficiently-1-long' },
    ...more,
  })
}

function newGroup(more: object = {}): Promise<Body> {
  made += 1
  return make('groups', { displayName: `Group ${made}`, mailEnabled: false, mailNickname: `group${made}`, securityEnabled: true, ...more })
}

const UNIFIED = { groupTypes: ['Unified'], mailEnabled: true }
const reference = (id: string, set = 'directoryObjects') => ({ '@odata.id': `https://graph.microsoft.com/v1.0/${set}/${id}` })
const idsOf = ({ value }: Body): unknown[] => value.map((one) => one['id'])

describe('managers', () => {
  test('are set, read, brought along to the top, and taken away', async () => {
    const [person, boss, top] = await Promise.all([newPerson(), newPerson({ displayName: 'Boss' }), newPerson({ displayName: 'Top' })])
    expect((await send('PUT', `users/${person.id}/manager/$ref`, reference(boss.id, 'users'))).status).toBe(204)
    expect((await send('PUT', `users/${boss.id}/manager/$ref`, reference(top.id))).status).toBe(204)
    expect(await get(`users/${person.id}/manager?$select=id`)).toMatchObject({ '@odata.type': '#microsoft.graph.user', id: boss.id })
    expect(String((await get(`users/${person.id}/manager/$ref`))['@odata.id'])).toMatch(new RegExp(`/directoryObjects/${boss.id}$`))
    expect(idsOf(await get(`users/${boss.id}/directReports`))).toEqual([person.id])
    expect(await get(`users/${person.id}?$select=id&$expand=manager($levels=max;$select=displayName)`)).toMatchObject({ manager: { displayName: 'Boss', manager: { displayName: 'Top' } } })
    expect(idsOf(await get(`users?$filter=manager/id eq '${boss.id}'`))).toEqual([person.id])
    expect((await send('DELETE', `users/${person.id}/manager/$ref`)).status).toBe(204)
    expect(await refusal(send('GET', `users/${person.id}/manager`))).toEqual([404, 'Request_ResourceNotFound', expect.stringContaining("'manager'")])
  })

  test('nobody is their own, and a reference must lead to somebody', async () => {
    const { id } = await newPerson()
    expect((await refusal(send('PUT', `users/${id}/manager/$ref`, reference(id))))[0]).toBe(400)
    expect((await refusal(send('PUT', `users/${id}/manager/$ref`, {})))[2]).toContain("link property 'manager'")
    expect((await refusal(send('PUT', `users/${id}/manager/$ref`, reference(E5))))[0]).toBe(404)
  })
})

describe('groups', () => {
  test('are made with owners and members, found, changed and renewed', async () => {
    const [owner, member] = await Promise.all([newPerson(), newPerson()])
    const inner = await newGroup({ 'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${member.id}`] })
    const group = await newGroup({
      ...UNIFIED,
      'owners@odata.bind': [`https://graph.microsoft.com/v1.0/users/${owner.id}`],
      'members@odata.bind': [`https://graph.microsoft.com/v1.0/directoryObjects/${inner.id}`],
    })
    expect(group).toMatchObject({ groupTypes: ['Unified'], mail: `group${String(made)}@${licet.domain}`, visibility: 'Public' })
    expect(idsOf(await get(`groups/${group.id}/owners`))).toEqual([owner.id])
    expect(idsOf(await get(`groups/${group.id}/members`))).toEqual([inner.id])
    expect(idsOf(await get(`groups/${group.id}/members/graph.user`))).toEqual([])
    expect(idsOf(await get(`groups/${group.id}/transitiveMembers/microsoft.graph.user`))).toEqual([member.id])
    expect(await (await ask('GET', `/v1.0/groups/${group.id}/transitiveMembers/$count`, undefined, EVENTUAL)).text()).toBe('2')
    expect(idsOf(await get(`users/${member.id}/memberOf`))).toEqual([inner.id])
    expect(idsOf(await get(`users/${member.id}/transitiveMemberOf/microsoft.graph.group?$count=true`, EVENTUAL)).sort()).toEqual([inner.id, group.id].sort())
    expect(idsOf(await get(`groups/${inner.id}/memberOf`))).toEqual([group.id])
    expect(idsOf(await get(`users/${owner.id}/ownedObjects/microsoft.graph.group`))).toEqual([group.id])

    expect((await send('PATCH', `groups/${group.id}`, { description: 'Library', displayName: 'Assist' })).status).toBe(204)
    expect(await get(`groups/${group.id}`)).toMatchObject({ description: 'Library', displayName: 'Assist' })
    expect((await send('POST', `groups/${group.id}/renew/`)).status).toBe(204)
    expect(idsOf(await get(`groups?$filter=groupTypes/any(c:c+eq+%27Unified%27)%20and%20startswith(DisplayName,%27Assist%27)&$top=100`))).toEqual([group.id])
  })

  test('of Microsoft 365 wait among the deleted; others are gone at once', async () => {
    const [kept, gone] = await Promise.all([newGroup(UNIFIED), newGroup()])
    expect((await send('DELETE', `groups/${kept.id}`)).status).toBe(204)
    expect((await send('DELETE', `groups/${gone.id}`)).status).toBe(204)
    const deleted = await get('directory/deletedItems/Microsoft.Graph.Group')
    expect(idsOf(deleted)).toContain(kept.id)
    expect(idsOf(deleted)).not.toContain(gone.id)
    expect((await get(`directory/deletedItems/${kept.id}`))['deletedDateTime']).toEqual(expect.any(String))
    const back = (await (await send('POST', `directory/deletedItems/${kept.id}/restore`)).json()) as Body
    expect(back).toMatchObject({ '@odata.type': '#microsoft.graph.group', id: kept.id, deletedDateTime: null })
    await send('DELETE', `groups/${kept.id}`)
    expect((await send('DELETE', `directory/deletedItems/${kept.id}`)).status).toBe(204)
    expect((await refusal(send('POST', `directory/deletedItems/${kept.id}/restore`)))[0]).toBe(404)
  })

  test.each([
    ['no name', { displayName: undefined }, "A value is required for property 'displayName' of resource 'Group'."],
    ['no text as name', { displayName: 7 }, "Invalid value specified for property 'displayName' of resource 'Group'."],
    ['mail without Microsoft 365', { mailEnabled: true }, 'The service does not support writing a mail-enabled group.'],
    ['a rule of membership that is missing', { groupTypes: ['DynamicMembership'] }, "A value is required for property 'membershipRule' of resource 'Group'."],
  ])('%s is refused', async (_name, more, message) => {
    const body = { displayName: 'X', mailEnabled: false, mailNickname: 'x', securityEnabled: true, ...more }
    expect(await refusal(send('POST', 'groups', body))).toEqual([400, 'Request_BadRequest', message])
  })

  test('that give licences are not deleted (D22)', async () => {
    const { id } = await newGroup()
    expect((await send('POST', `groups/${id}/assignLicense`, { addLicenses: [{ skuId: E5, disabledPlans: [] }], removeLicenses: [] })).status).toBe(202)
    expect((await refusal(send('DELETE', `groups/${id}`)))[0]).toBe(400)
  })

  test('keep one owner of a Microsoft 365 group', async () => {
    const owner = await newPerson()
    const { id } = await newGroup(UNIFIED)
    expect((await send('POST', `groups/${id}/owners/$ref`, reference(owner.id))).status).toBe(204)
    expect((await refusal(send('POST', `groups/${id}/owners/$ref`, reference(owner.id))))[2]).toBe("One or more added object references already exist for the following modified properties: 'owners'.")
    expect((await refusal(send('DELETE', `groups/${id}/owners/${owner.id}/$ref`)))[2]).toBe('The group must have at least one owner, hence this owner cannot be removed.')
  })
})

describe('guests', () => {
  test('are invited once, and wait to accept', async () => {
    const invitation = await make('invitations', { invitedUserEmailAddress: 'ada@fabrikam.com', inviteRedirectUrl: 'https://myapplications.microsoft.com' })
    expect(invitation).toMatchObject({ status: 'PendingAcceptance', invitedUserEmailAddress: 'ada@fabrikam.com', invitedUser: { id: expect.any(String) } })
    const { id } = invitation['invitedUser'] as { id: string }
    const guest = await get(`users/${id}?$select=userType,externalUserState,creationType,userPrincipalName,mail,usageLocation`)
    expect(guest).toMatchObject({ userType: 'Guest', externalUserState: 'PendingAcceptance', creationType: 'Invitation', mail: 'ada@fabrikam.com', usageLocation: null })
    expect(String(guest['userPrincipalName'])).toMatch(/^ada_fabrikam\.com#EXT#@/)
    expect(await make('invitations', { invitedUserEmailAddress: 'ada@fabrikam.com', inviteRedirectUrl: 'https://x.example' })).toMatchObject({ invitedUser: { id } })
    const byName = await get(`users/${encodeURIComponent(String(guest['userPrincipalName']))}?$select=id`)
    expect(byName.id).toBe(id)
  })

  test.each([
    [{ inviteRedirectUrl: 'https://x.example' }, 'invitedUserEmailAddress'],
    [{ invitedUserEmailAddress: 'a@b.example' }, 'inviteRedirectUrl'],
    [{ invitedUserEmailAddress: 'a(b)@c.example', inviteRedirectUrl: 'https://x.example' }, 'email address'],
  ])('%j is refused', async (body, named) => {
    const [status, , message] = await refusal(send('POST', 'invitations', body))
    expect([status, message]).toEqual([400, expect.stringContaining(named)])
  })
})

describe('deleted people', () => {
  test('show their name behind their id, and give it up', async () => {
    const person = await newPerson()
    const name = String(person['userPrincipalName'])
    await send('DELETE', `users/${person.id}`)
    const deleted = await get(`directory/deletedItems/microsoft.graph.user?$filter=id eq '${person.id}'&$select=userPrincipalName`)
    expect(deleted.value).toEqual([{ userPrincipalName: `${person.id.replaceAll('-', '')}${name}` }])
    await newPerson({ userPrincipalName: name })
    expect((await refusal(send('POST', `directory/deletedItems/${person.id}/restore`)))[2]).toBe('Another object with the same value for property userPrincipalName already exists.')
    const restored = (await (await send('POST', `directory/deletedItems/${person.id}/restore`, { newUserPrincipalName: `again-${name}` })).json()) as Body
    expect(restored['userPrincipalName']).toBe(`again-${name}`)
  })

  test('are gone for good when deleted twice', async () => {
    const { id } = await newPerson()
    await send('DELETE', `users/${id}`)
    expect((await send('DELETE', `directory/deletedItems/${id}`)).status).toBe(204)
    for (const path of [`directory/deletedItems/${id}`, `users/${id}`]) expect((await refusal(send('GET', path)))[0]).toBe(404)
    expect(idsOf(await get('directory/deletedItems/microsoft.graph.user?$top=999'))).not.toContain(id)
  })
})

describe('objects and memberships', () => {
  test('ids name people, groups, roles and units; what is not here is left out', async () => {
    const [person, group] = await Promise.all([newPerson(), newGroup()])
    const answer = await send('POST', 'directoryObjects/getByIds', { ids: [person.id, group.id, LICENSE_ADMINISTRATOR, E5] })
    const { value } = (await answer.json()) as Body
    expect(value.map((one) => one['@odata.type'])).toEqual(['#microsoft.graph.user', '#microsoft.graph.group', '#microsoft.graph.directoryRole'])
    const some = (await (await send('POST', 'directoryObjects/getByIds', { ids: [person.id, group.id], types: ['group'] })).json()) as Body
    expect(idsOf(some)).toEqual([group.id])
    expect((await refusal(send('POST', 'directoryObjects/getByIds', {})))[1]).toBe('BadRequest')
    expect(await get(`directoryObjects/${group.id}`)).toMatchObject({ '@odata.type': '#microsoft.graph.group', id: group.id })
  })

  test('of an object are checked and listed by ids', async () => {
    const person = await newPerson()
    const group = await newGroup({ 'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${person.id}`] })
    await send('POST', `directoryRoles/${LICENSE_ADMINISTRATOR}/members/$ref`, reference(person.id))
    const post = async (path: string, body: object): Promise<unknown> => ((await (await send('POST', path, body)).json()) as Body).value
    expect(await post(`users/${person.id}/checkMemberGroups`, { groupIds: [E5, group.id] })).toEqual([group.id])
    expect(await post(`directoryObjects/${person.id}/getMemberGroups`, { securityEnabledOnly: false })).toEqual([group.id])
    expect(await post(`users/${person.id}/getMemberObjects`, { securityEnabledOnly: true })).toEqual([group.id, LICENSE_ADMINISTRATOR])
    expect(await post(`users/${person.id}/checkMemberObjects`, { ids: [LICENSE_ADMINISTRATOR] })).toEqual([LICENSE_ADMINISTRATOR])
    expect((await refusal(send('POST', `users/${person.id}/checkMemberGroups`, { groupIds: Array.from({ length: 21 }, () => E5) })))[0]).toBe(400)
  })
})

describe('roles and units', () => {
  test('a role is given over a unit, and taken back', async () => {
    const [person, member] = await Promise.all([newPerson(), newPerson()])
    const unit = await make('directory/administrativeUnits', { displayName: 'Seattle', description: 'Schools', visibility: 'HiddenMembership' })
    expect((await send('POST', `directory/administrativeUnits/${unit.id}/members/$ref`, reference(member.id, 'users'))).status).toBe(204)
    expect(idsOf(await get(`directory/administrativeUnits/${unit.id}/members`))).toEqual([member.id])
    expect(idsOf(await get(`users/${member.id}/memberOf/microsoft.graph.administrativeUnit`))).toEqual([unit.id])
    const scope = `/administrativeUnits/${unit.id}`
    const given = await make('roleManagement/directory/roleAssignments', { roleDefinitionId: LICENSE_ADMINISTRATOR, principalId: person.id, directoryScopeId: scope })
    expect(await get(`roleManagement/directory/roleAssignments/${given.id}?$expand=roleDefinition,principal`)).toMatchObject({
      directoryScopeId: scope,
      roleDefinition: { displayName: 'License Administrator' },
      principal: { id: person.id },
    })
    expect((await get(`roleManagement/directory/roleAssignments?$filter=principalId eq '${person.id}'`)).value).toMatchObject([{ id: given.id }])
    expect((await get(`directory/administrativeUnits/${unit.id}/scopedRoleMembers`)).value).toMatchObject([{ roleMemberInfo: { id: person.id } }])
    expect((await send('DELETE', `roleManagement/directory/roleAssignments/${given.id}`)).status).toBe(204)
    expect((await refusal(send('DELETE', `roleManagement/directory/roleAssignments/${given.id}`)))[0]).toBe(404)
  })

  test('a role that is for the whole directory is not given over a unit', async () => {
    const person = await newPerson()
    const unit = await make('directory/administrativeUnits', { displayName: 'Two' })
    const body = { roleDefinitionId: '62e90394-69f5-4237-9190-012177145e10', principalId: person.id, directoryScopeId: `/administrativeUnits/${unit.id}` }
    expect((await refusal(send('POST', 'roleManagement/directory/roleAssignments', body)))[0]).toBe(400)
  })

  test('a role of one’s own is made, changed, given and taken away; a built-in one stays', async () => {
    const rolePermissions = [{ allowedResourceActions: ['microsoft.directory/users/assignLicense'] }]
    const role = await make('roleManagement/directory/roleDefinitions', { displayName: 'Assigner', isEnabled: true, rolePermissions })
    expect(role).toMatchObject({ isBuiltIn: false, rolePermissions })
    expect((await send('PATCH', `roleManagement/directory/roleDefinitions/${role.id}`, { description: 'Gives' })).status).toBe(204)
    expect(await get(`roleManagement/directory/roleDefinitions/${role.id}`)).toMatchObject({ description: 'Gives' })
    for (const displayName of [null, '', 'License Administrator']) {
      expect((await send('PATCH', `roleManagement/directory/roleDefinitions/${role.id}`, { displayName })).status).toBe(400)
    }
    expect((await send('DELETE', `roleManagement/directory/roleDefinitions/${role.id}`)).status).toBe(204)
    expect((await refusal(send('DELETE', `roleManagement/directory/roleDefinitions/${LICENSE_ADMINISTRATOR}`)))[0]).toBe(400)
    const unknown = { displayName: 'X', rolePermissions: [{ allowedResourceActions: ['microsoft.directory/nothing'] }] }
    expect((await refusal(send('POST', 'roleManagement/directory/roleDefinitions', unknown)))[2]).toContain('microsoft.directory/nothing')
  })

  test('the last Global Administrator stays', async () => {
    const members = await get('directoryRoles(roleTemplateId=\'62e90394-69f5-4237-9190-012177145e10\')/members')
    for (const id of idsOf(members).slice(1)) await send('DELETE', `directoryRoles/62e90394-69f5-4237-9190-012177145e10/members/${String(id)}/$ref`)
    expect((await refusal(send('DELETE', `directoryRoles/62e90394-69f5-4237-9190-012177145e10/members/${String(idsOf(members)[0])}/$ref`)))[0]).toBe(400)
  })
})

describe('delta', () => {
  const linkOf = (page: Body): string => String(page['@odata.deltaLink'] ?? page['@odata.nextLink'])

  async function toTheEnd(path: string, headers = {}): Promise<{ value: Body['value']; link: string }> {
    const value: Readonly<Record<string, unknown>>[] = []
    for (let page = await get(path, headers); ; page = await get(linkOf(page), headers)) {
      value.push(...page.value)
      if (page['@odata.deltaLink'] !== undefined) return { value, link: linkOf(page) }
    }
  }

  test('of people tells everybody once, then what changed', async () => {
    const kept = await newPerson()
    const gone = await newPerson()
    const first = await toTheEnd('users/delta()?$select=displayName,assignedLicenses&$top=20')
    expect(new Set(first.value.map((one) => one['id'])).size).toBe(first.value.length)
    expect((await toTheEnd(first.link)).value).toEqual([])
    await send('POST', `users/${kept.id}/assignLicense`, { addLicenses: [{ skuId: E5, disabledPlans: [] }], removeLicenses: [] })
    await send('DELETE', `users/${gone.id}`)
    const second = await toTheEnd(first.link)
    expect(second.value).toEqual([
      { displayName: kept['displayName'], assignedLicenses: [{ skuId: E5, disabledPlans: [] }], id: kept.id },
      { id: gone.id, '@removed': { reason: 'changed' } },
    ])
    await send('DELETE', `directory/deletedItems/${gone.id}`)
    await send('PATCH', `users/${kept.id}`, { jobTitle: 'Not selected', displayName: 'New name' })
    const third = await toTheEnd(second.link, { Prefer: 'return=minimal' })
    expect(third.value).toEqual([{ displayName: 'New name', id: kept.id }, { id: gone.id, '@removed': { reason: 'deleted' } }])
  })

  test('of groups tells who came and who left', async () => {
    const [person, other] = await Promise.all([newPerson(), newPerson()])
    const group = await newGroup({ 'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${person.id}`] })
    const first = await toTheEnd('groups/microsoft.graph.delta()?$select=displayName,members')
    const user = { '@odata.type': '#microsoft.graph.user' }
    expect(first.value.find((one) => one['id'] === group.id)?.['members@delta']).toEqual([{ ...user, id: person.id }])
    await send('POST', `groups/${group.id}/members/$ref`, reference(other.id))
    await send('DELETE', `groups/${group.id}/members/${person.id}/$ref`)
    const second = await toTheEnd(first.link)
    const moves = second.value.find((one) => one['id'] === group.id)?.['members@delta'] as readonly object[]
    expect(moves).toHaveLength(2)
    expect(moves).toEqual(expect.arrayContaining([{ ...user, id: other.id }, { ...user, id: person.id, '@removed': { reason: 'deleted' } }]))
    await send('DELETE', `groups/${group.id}`)
    expect((await toTheEnd(second.link)).value).toEqual([{ id: group.id, '@removed': { reason: 'deleted' } }])
  })

  test('from now on, of some, and with a token that is none', async () => {
    const person = await newPerson()
    const { link, value } = await toTheEnd('users/delta?$deltatoken=latest')
    expect(value).toEqual([])
    await send('PATCH', `users/${person.id}`, { city: 'Lyon' })
    expect((await toTheEnd(link)).value).toMatchObject([{ id: person.id }])
    expect((await toTheEnd(`users/delta?$filter=id eq '${person.id}'`)).value).toHaveLength(1)
    const stale = await send('GET', 'users/delta?$deltatoken=nonsense')
    expect([stale.status, stale.headers.get('location')]).toEqual([410, 'http://localhost/v1.0/users/delta?$deltatoken='])
    expect((await refusal(send('GET', 'users/delta?$orderby=displayName')))[0]).toBe(400)
  })
})

describe('the audit log', () => {
  test('tells who did what to whom, before and after', async () => {
    const person = await newPerson()
    await send('PATCH', `users/${person.id}`, { city: 'Lyon' })
    await send('POST', `users/${person.id}/assignLicense`, { addLicenses: [{ skuId: E5, disabledPlans: [] }], removeLicenses: [] })
    const { value } = await get(`auditLogs/directoryAudits?$filter=targetResources/any(t:t/id eq '${person.id}')`)
    expect(value.map((one) => one['activityDisplayName'])).toEqual(['Change user license', 'Update user', 'Add user'])
    expect(value[1]).toMatchObject({
      category: 'UserManagement',
      result: 'success',
      loggedByService: 'Core Directory',
      initiatedBy: { app: { displayName: 'Test', appId: expect.any(String) }, user: null },
      targetResources: [{ id: person.id, type: 'User', modifiedProperties: [{ displayName: 'City', oldValue: null, newValue: '"Lyon"' }] }],
    })
    expect(value[0]).toMatchObject({ targetResources: [{ modifiedProperties: [{ displayName: 'AssignedLicense', oldValue: '[]', newValue: expect.stringContaining(E5) }] }] })
    expect(await get(`auditLogs/directoryAudits/${String(value[0]?.['id'])}`)).toMatchObject({ id: value[0]?.['id'] })
  })

  test('tells who came into a group and who left it, whether by Graph or by a plan', async () => {
    const [person, inner] = [await newPerson(), await make('groups', { displayName: 'Inner', mailEnabled: false, mailNickname: 'inner', securityEnabled: true })]
    const group = await make('groups', { displayName: 'Audited', mailEnabled: false, mailNickname: 'audited', securityEnabled: true })
    for (const { id } of [person, inner]) expect((await send('POST', `groups/${group.id}/members/$ref`, { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` })).status).toBe(204)
    const plan = await ask('POST', '/licet/v1/plans', { target: { groupLicenses: [group.id] }, change: { members: { remove: [person.id] } } })
    expect((await ask('POST', `/licet/v1/plans/${((await plan.json()) as Body).id}/apply`)).status).toBe(200)
    const { value } = await get(`auditLogs/directoryAudits?$filter=targetResources/any(t:t/id eq '${group.id}')`)
    expect(value.map((one) => one['activityDisplayName'])).toEqual(['Remove member from group', 'Add member to group', 'Add member to group', 'Add group'])
    const [left, nested, joined] = value
    expect(left).toMatchObject({
      category: 'GroupManagement',
      operationType: 'Unassign',
      targetResources: [
        { id: person.id, type: 'User', modifiedProperties: expect.arrayContaining([{ displayName: 'Group.ObjectID', oldValue: `"${group.id}"`, newValue: null }]) },
        { id: group.id, type: 'Group', displayName: 'Audited' },
      ],
    })
    expect(nested).toMatchObject({ targetResources: [{ id: inner.id, type: 'Group' }, { id: group.id }] })
    expect(await get(`auditLogs/directoryAudits/${String(joined?.['id'])}`)).toMatchObject({ activityDisplayName: 'Add member to group', targetResources: [{ id: person.id }, { id: group.id }] })
  })

  test('is filtered, paged, and read from its beginning', async () => {
    const filter = "$filter=activityDisplayName eq 'Add user'"
    const first = await get(`auditLogs/directoryAudits?${filter}&$top=2`)
    const next = await get(String(first['@odata.nextLink']))
    expect([first.value.length, next.value.length]).toEqual([2, 2])
    expect(idsOf(next)).not.toContain(first.value[1]?.['id'])
    const oldest = await get('auditLogs/directoryAudits?$orderby=activityDateTime asc&$top=1')
    expect(String(oldest.value[0]?.['activityDateTime']) <= String(first.value[0]?.['activityDateTime'])).toBe(true)
    expect((await get("auditLogs/directoryAudits?$filter=activityDateTime ge 2000-01-01T00:00:00Z and startswith(activityDisplayName,'Add g')&$top=1")).value[0]).toMatchObject({ category: 'GroupManagement' })
    expect((await refusal(send('GET', "auditLogs/directoryAudits?$filter=result ne 'success'")))[0]).toBe(400)
  })
})

describe('the organization', () => {
  test('says what may be changed, and its domains', async () => {
    expect((await send('PATCH', `organization/${licet.tenantId}`, { technicalNotificationMails: ['it@contoso.com'] })).status).toBe(204)
    expect((await get('organization')).value).toMatchObject([{ technicalNotificationMails: ['it@contoso.com'] }])
    expect((await refusal(send('PATCH', `organization/${licet.tenantId}`, { displayName: 'Mine' })))[0]).toBe(400)
    expect(idsOf(await get('domains'))).toContain(licet.domain)
    expect(await get(`domains/${licet.domain}`)).toMatchObject({ isVerified: true })
    expect(await get(`tenantRelationships/findTenantInformationByDomainName(domainName='${licet.domain}')`)).toMatchObject({ tenantId: licet.tenantId })
    expect((await refusal(send('GET', "tenantRelationships/findTenantInformationByDomainName(domainName='nobody.example')")))[0]).toBe(404)
  })

  test('describes itself as CSDL with two schemas', async () => {
    const answer = await send('GET', '$metadata')
    const text = await answer.text()
    expect(answer.headers.get('content-type')).toBe('application/xml')
    expect(text.match(/<Schema /g)).toHaveLength(2)
    for (const type of ['entity', 'directoryObject', 'user', 'group', 'subscribedSku', 'directoryAudit']) expect(text).toContain(`<EntityType Name="${type}"`)
    expect(text).toContain('<Property Name="assignedLicenses" Type="Collection(graph.assignedLicense)" Nullable="false"/>')
  })

  test('keeps to one object what Graph serves of one object only', async () => {
    expect((await refusal(send('GET', 'users?$select=aboutMe')))[0]).toBe(501)
  })

  test('lists no deleted items of every kind at once', async () => {
    expect((await refusal(send('GET', 'directory/deletedItems')))[1]).toBe('Request_UnsupportedQuery')
  })
})

test('people and groups are found by what they are in, at any depth, and by who owns them', async () => {
  const person = await newPerson()
  const inner = await newGroup({ 'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${person.id}`] })
  const outer = await newGroup({ ...UNIFIED, 'members@odata.bind': [`https://graph.microsoft.com/v1.0/groups/${inner.id}`], 'owners@odata.bind': [`https://graph.microsoft.com/v1.0/users/${person.id}`] })
  const found = async (path: string): Promise<unknown[]> => idsOf(await get(`${path}&$count=true&$select=id`, EVENTUAL))
  expect(await found(`users?$filter=transitiveMemberOf/any(g:g/id eq '${outer.id}')`)).toEqual([person.id])
  expect(await found(`users?$filter=memberOf/any(g:g/id eq '${outer.id}')`)).toEqual([])
  expect(await found(`groups?$filter=members/any(m:m/id eq '${person.id}')`)).toEqual([inner.id])
  expect(await found(`groups?$filter=owners/any(o:o/id eq '${person.id}')`)).toEqual([outer.id])
  expect(await found(`groups?$filter=memberOf/any(g:g/id eq '${outer.id}')`)).toEqual([inner.id])
  expect(await found(`groups/${outer.id}/transitiveMembers/microsoft.graph.user?$search="displayName:Person"`)).toEqual([person.id])
})
