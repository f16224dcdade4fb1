// Who may do what: deny by default, least permissions, roles of people.
import { describe, expect, test } from 'vitest'
import type { Caller } from '#model/caller.ts'
import { decideAccess, mayLicenseGuests, permissionsOfRoles, ROLES, VERBS } from './access.ts'
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
    expect(may(admin())).toEqual(['readSelf', 'readOrganization'])
  })

  test('a Global Administrator may do everything', () => {
    expect(may(admin('globalAdministrator'))).toEqual(VERBS)
  })

  test.each([
    ['licenseAdministrator', ['assignLicense', 'undoOperation', 'updateUsageLocation']],
    ['userAdministrator', ['assignLicense', 'undoOperation', 'createUser', 'updateUser', 'updateUsageLocation', 'deleteUser', 'restoreUser']],
    ['directoryWriters', ['assignLicense', 'undoOperation']],
    ['billingAdministrator', ['manageBilling']],
    ['helpdeskAdministrator', []],
    ['groupsAdministrator', []],
    ['globalReader', []],
    ['directoryReaders', []],
  ] as const)('%s may change by %j', (role, verbs) => {
    expect(may(admin(role)).filter((verb) => !verb.startsWith('read'))).toEqual(verbs)
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

test('the clock does its own work and nothing else', () => {
  expect(may(caller({ kind: 'clock' }))).toEqual(['assignLicense', 'undoOperation', 'deleteUser', 'manageBilling'])
})

test('guests are licensed by Global Administrators, apps, and whom the tenant allows (D7)', () => {
  expect(mayLicenseGuests(admin('globalAdministrator'), false)).toBe(true)
  expect(mayLicenseGuests(admin('licenseAdministrator'), false)).toBe(false)
  expect(mayLicenseGuests(admin('licenseAdministrator'), true)).toBe(true)
  expect(mayLicenseGuests(app('LicenseAssignment.ReadWrite.All'), false)).toBe(true)
})

test('roles amount to the permissions that allow nothing more than they do', () => {
  expect(permissionsOfRoles([])).toEqual([])
  expect(permissionsOfRoles([ROLES.billingAdministrator])).toContain('Licet.Billing.ReadWrite')
  expect(permissionsOfRoles([ROLES.licenseAdministrator])).toContain('LicenseAssignment.ReadWrite.All')
  // It would let her create users, too.
  expect(permissionsOfRoles([ROLES.licenseAdministrator])).not.toContain('User.ReadWrite.All')
  expect(permissionsOfRoles([ROLES.globalReader])).toContain('LicenseAssignment.Read.All')
  expect(permissionsOfRoles([ROLES.globalAdministrator])).toContain('Licet.Admin.ReadWrite')
})
