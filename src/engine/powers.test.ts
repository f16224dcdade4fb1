import { describe, expect, test } from 'vitest'
import type { Caller } from '#model/caller.ts'
import { hasPowerOver } from './powers.ts'
import { ROLES } from './roles.ts'
import type { Role } from './roles.ts'

const caller = (more: Partial<Caller>): Caller => ({ tenantId: 't', kind: 'user', id: 'me', displayName: '', userPrincipalName: null, permissions: null, roles: [], language: 'en', ...more })

const EVERY = Object.keys(ROLES) as Role[]
const overOf = (who: Caller): Role[] => EVERY.filter((role) => hasPowerOver(who, [ROLES[role]]))

describe('over the account of whoever holds a role', () => {
  test.each<[Role, Role[]]>([
    ['globalAdministrator', EVERY],
    ['userAdministrator', ['userAdministrator', 'groupsAdministrator', 'helpdeskAdministrator', 'guestInviter', 'directoryReaders']],
    ['helpdeskAdministrator', ['helpdeskAdministrator', 'guestInviter', 'directoryReaders']],
    ['licenseAdministrator', []],
    ['groupsAdministrator', []],
    ['globalReader', []],
  ])('%s has power when it is one of %j', (role, over) => {
    expect(overOf(caller({ roles: [ROLES[role]] }))).toEqual(EVERY.filter((one) => over.includes(one)))
    expect(overOf(caller({ grants: [{ roleId: ROLES[role], unitId: 'unit', actions: null }] }))).toEqual(EVERY.filter((one) => over.includes(one)))
  })

  test('everybody who may act at all has it over people without a role', () => {
    expect(hasPowerOver(caller({}), [])).toBe(true)
  })

  test('one role out of reach among several is enough', () => {
    expect(hasPowerOver(caller({ roles: [ROLES.userAdministrator] }), [ROLES.guestInviter, ROLES.licenseAdministrator])).toBe(false)
  })

  test('a role of the tenant’s own making has none, and is out of reach for all but Global Administrators', () => {
    const own = { roleId: 'own', unitId: null, actions: ['microsoft.directory/users/delete'] }
    expect(overOf(caller({ grants: [own] }))).toEqual([])
    expect(hasPowerOver(caller({ roles: [ROLES.userAdministrator] }), ['own'])).toBe(false)
    expect(hasPowerOver(caller({ roles: [ROLES.globalAdministrator] }), ['own'])).toBe(true)
  })

  test('an app is as a User Administrator, unless it could make administrators itself; the clock finishes what was decided', () => {
    expect(overOf(caller({ kind: 'app', permissions: ['User.ReadWrite.All'] }))).toEqual(overOf(caller({ roles: [ROLES.userAdministrator] })))
    expect(overOf(caller({ kind: 'app', permissions: ['RoleManagement.ReadWrite.Directory'] }))).toEqual(EVERY)
    expect(overOf(caller({ kind: 'clock' }))).toEqual(EVERY)
  })
})
