// Who may do what: deny by default, least permissions, roles of people.
import { describe, expect, test } from 'vitest'
import type { Caller, RoleGrant } from '#model/caller.ts'
import { decideAccess, mayLicenseGuests, permissionsOf, ROLES, VERBS } from './access.ts'
import type { Verb } from './access.ts'

const caller = (more: Partial<Caller>): Caller => ({
  tenantId: 't',
  kind: 'user',
  id: 'u',
  displayName: 'Somebody',
  userPrincipalName: null,
  permissions: null,
  roles: [],
  language: 'en',
  ...more,
})
const app = (...permissions: readonly string[]): Caller => caller({ kind: 'app', permissions })
const admin = (...roles: readonly (keyof typeof ROLES)[]): Caller => caller({ roles: roles.map((role) => ROLES[role]) })
const may = (who: Caller): Verb[] => VERBS.filter((verb) => decideAccess(who, verb).allowed)

describe('apps', () => {
  test('without a permission may do nothing', () => {
    expect(may(app())).toEqual([])
    expect(may(app('Mail.Read'))).toEqual([])
  })

  test.each([
    ['LicenseAssignment.ReadWrite.All', 'assignLicense', true],
    ['User.ReadWrite.All', 'assignLicense', true],
    ['LicenseAssignment.Read.All', 'assignLicense', false],
    ['LicenseAssignment.Read.All', 'readSubscribedSkus', true],
    // ReadWrite covers only the assigning (graph.md 3.3).
    ['LicenseAssignment.ReadWrite.All', 'readSubscribedSkus', false],
    ['LicenseAssignment.ReadWrite.All', 'updateUsageLocation', false],
    ['User.ReadBasic.All', 'readUserBasic', true],
    ['User.ReadBasic.All', 'readUsers', false],
    ['User.Read', 'readSelf', false],
    ['Directory.ReadWrite.All', 'deleteUser', false],
    ['User.ReadWrite.All', 'deleteUser', true],
    ['Licet.Admin.ReadWrite', 'setClock', true],
    ['Directory.ReadWrite.All', 'setClock', false],
    ['Licet.Billing.ReadWrite', 'manageBilling', true],
    ['LicenseAssignment.ReadWrite.All', 'readPlans', true],
  ] as const)('%s: %s is %s', (permission, verb, allowed) => {
    expect(decideAccess(app(permission), verb).allowed).toBe(allowed)
  })

  test('the roles of an app say nothing', () => {
    expect(may(caller({ kind: 'app', permissions: [], roles: [ROLES.globalAdministrator] }))).toEqual([])
  })
})

describe('people', () => {
  test('without a role know of themselves and their organisation', () => {
    expect(may(admin())).toEqual(['readSelf', 'readOrganization', 'askForSelf'])
  })

  test('a Global Administrator may do everything', () => {
    expect(may(admin('globalAdministrator'))).toEqual(VERBS)
  })

  test.each([
    ['licenseAdministrator', ['assignLicense', 'assignGroupLicense', 'reprocessUser', 'reprocessGroup', 'undoOperation', 'updateUsageLocation', 'decideRequests']],
    [
      'userAdministrator',
      [
        'assignLicense', 'assignGroupLicense', 'manageMembers', 'reprocessUser', 'reprocessGroup', 'undoOperation', 'createUser', 'inviteGuest', 'updateUser',
        'updateUsageLocation', 'deleteUser', 'restoreUser', 'purgeUser', 'createGroup', 'updateGroup', 'manageOwners', 'deleteGroup', 'restoreGroup',
        'decideRequests', 'resetPassword', 'revokeSessions',
      ],
    ],
    ['directoryWriters', ['assignLicense', 'assignGroupLicense', 'manageMembers', 'reprocessUser', 'undoOperation', 'createGroup', 'updateGroup', 'manageOwners', 'decideRequests']],
    ['billingAdministrator', ['manageBilling', 'manageSelfService']],
    ['guestInviter', ['inviteGuest']],
    ['helpdeskAdministrator', ['resetPassword', 'revokeSessions']],
    ['groupsAdministrator', ['assignGroupLicense', 'manageMembers', 'reprocessGroup', 'createGroup', 'updateGroup', 'manageOwners', 'deleteGroup', 'restoreGroup']],
    ['globalReader', []],
    ['directoryReaders', []],
  ] as const)('%s may change by %j', (role, verbs) => {
    expect(may(admin(role)).filter((verb) => !verb.startsWith('read') && verb !== 'askForSelf')).toEqual(verbs)
  })

  test('a delegated call needs the scope and the role', () => {
    const roles = [ROLES.licenseAdministrator]
    const permissions = ['LicenseAssignment.ReadWrite.All']
    expect(decideAccess(caller({ permissions, roles }), 'assignLicense').allowed).toBe(true)
    expect(decideAccess(caller({ permissions, roles: [] }), 'assignLicense').allowed).toBe(false)
    expect(decideAccess(caller({ permissions: [], roles }), 'assignLicense').allowed).toBe(false)
    expect(decideAccess(caller({ permissions: ['User.Read'] }), 'readSelf').allowed).toBe(true)
  })

  test('a refusal says what would do', () => {
    expect(decideAccess(admin('helpdeskAdministrator'), 'assignLicense')).toEqual({
      allowed: false,
      permissions: expect.arrayContaining(['LicenseAssignment.ReadWrite.All']),
      roles: [ROLES.licenseAdministrator, ROLES.userAdministrator, ROLES.globalAdministrator, ROLES.directoryWriters],
    })
  })
})

describe('roles over a part of the directory, and roles of the tenant’s own making', () => {
  const UNIT = '7a3dc8f3-b3a0-4164-9a99-ed36f3af039f'
  const OTHER = '5d107bba-d8e2-4e13-b6ae-884be90e5d1a'
  const over = (unitId: string | null, role: keyof typeof ROLES, actions: readonly string[] | null = null): RoleGrant => ({ roleId: ROLES[role], unitId, actions })
  const own = (unitId: string | null, ...actions: readonly string[]): RoleGrant => ({ roleId: 'c2cf284d-6c41-4e6b-afac-4b80928c9034', unitId, actions: actions.map((name) => `microsoft.directory/${name}`) })
  const holder = (...grants: readonly RoleGrant[]): Caller => caller({ grants })

  test('a role over a unit reaches the people of that unit, of both when there are two, of all when it is held over all', () => {
    expect(decideAccess(holder(over(UNIT, 'licenseAdministrator')), 'assignLicense')).toEqual({ allowed: true, within: [UNIT] })
    expect(decideAccess(holder(over(UNIT, 'licenseAdministrator'), over(OTHER, 'userAdministrator')), 'readUsers')).toEqual({ allowed: true, within: [UNIT, OTHER] })
    const both = caller({ roles: [ROLES.licenseAdministrator], grants: [over(UNIT, 'licenseAdministrator')] })
    expect(decideAccess(both, 'assignLicense')).toEqual({ allowed: true, within: null })
  })

  test('it shows what tells of no person, and opens nothing of the whole organization', () => {
    const scoped = holder(over(UNIT, 'userAdministrator'))
    expect(decideAccess(scoped, 'readSubscribedSkus')).toEqual({ allowed: true, within: null })
    for (const verb of ['createUser', 'inviteGuest', 'createGroup', 'manageRoles', 'manageUnits', 'manageSettings', 'readAudit', 'readRoles'] as const) {
      expect(decideAccess(scoped, verb).allowed).toBe(false)
    }
  })

  test('a role of one’s own allows its actions, and to see what they are about', () => {
    const assigner = holder(own(null, 'users/assignLicense'))
    expect(may(assigner).filter((verb) => !verb.startsWith('read') && verb !== 'askForSelf')).toEqual(['assignLicense', 'undoOperation'])
    expect(decideAccess(assigner, 'readUsers')).toEqual({ allowed: true, within: null })
    expect(decideAccess(assigner, 'readGroups').allowed).toBe(false)
    expect(decideAccess(holder(own(UNIT, 'users/usageLocation/update')), 'updateUsageLocation')).toEqual({ allowed: true, within: [UNIT] })
    expect(decideAccess(holder(own(UNIT, 'groups/assignLicense')), 'assignGroupLicense')).toEqual({ allowed: true, within: [UNIT] })
  })

  test('a delegated call needs the scope beside it', () => {
    const scoped = { grants: [over(UNIT, 'licenseAdministrator')], permissions: ['LicenseAssignment.ReadWrite.All'] }
    expect(decideAccess(caller(scoped), 'assignLicense')).toEqual({ allowed: true, within: [UNIT] })
    expect(decideAccess(caller({ ...scoped, permissions: ['User.Read'] }), 'assignLicense').allowed).toBe(false)
  })
})

test('the clock does its own work and nothing else', () => {
  expect(may(caller({ kind: 'clock' }))).toEqual([
    'assignLicense', 'assignGroupLicense', 'manageMembers', 'reprocessUser', 'reprocessGroup', 'undoOperation', 'deleteUser', 'purgeUser', 'deleteGroup',
    'manageBilling', 'noteServices',
  ])
})

test('guests are licensed by Global Administrators, apps, and whom the tenant allows (D7)', () => {
  expect(mayLicenseGuests(admin('globalAdministrator'), false)).toBe(true)
  expect(mayLicenseGuests(admin('licenseAdministrator'), false)).toBe(false)
  expect(mayLicenseGuests(admin('licenseAdministrator'), true)).toBe(true)
  expect(mayLicenseGuests(app('LicenseAssignment.ReadWrite.All'), false)).toBe(true)
})

test('roles amount to the permissions that allow nothing more than they do', () => {
  expect(permissionsOf(admin())).toEqual([])
  expect(permissionsOf(admin('billingAdministrator'))).toContain('Licet.Billing.ReadWrite')
  expect(permissionsOf(admin('licenseAdministrator'))).toContain('LicenseAssignment.ReadWrite.All')
  // It would let her create users, too.
  expect(permissionsOf(admin('licenseAdministrator'))).not.toContain('User.ReadWrite.All')
  expect(permissionsOf(admin('globalReader'))).toContain('LicenseAssignment.Read.All')
  expect(permissionsOf(admin('globalAdministrator'))).toContain('Licet.Admin.ReadWrite')
  // Over a unit alone, or by a role of the tenant's own making, she sees the pages of what it is about.
  const overUnit = permissionsOf(caller({ grants: [{ roleId: ROLES.licenseAdministrator, unitId: 'berlin', actions: null }] }))
  expect(overUnit).toEqual(expect.arrayContaining(['User.Read.All', 'LicenseAssignment.Read.All', 'GroupMember.Read.All']))
  expect(overUnit.filter((name) => /^(Licet|AuditLog|Directory)\./.test(name))).toEqual([])
})
