import { expect, test } from 'vitest'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import * as units from './administrative-units.ts'
import { listChangedGroups, listChangedUsers, listGoneGroups } from './delta.ts'
import { deleteGroupRow, deleteMemberships, insertNestings } from './group-changes.ts'
import { countGroupRows, insertGroups, insertMemberships } from './groups.ts'
import { insertRoles, listRoles } from './identity.ts'
import { listGroupMemberIds, listMemberChanges } from './member-changes.ts'
import { listGroupsAbove, listGroupsBelow } from './nested-groups.ts'
import type { Store } from './open-store.ts'
import { deleteOwner, insertOwners, listOwnedGroupRows, listOwnerPks } from './owners.ts'
import * as roles from './roles.ts'
import { internSituation } from './situations.ts'
import { nextChange } from './tenants.ts'
import { typeAhead } from './type-ahead.ts'
import { countUserRows, getUserRow, insertUsers, listUserRows, purgeUserRows, softDeleteUser, updateUserRow } from './users.ts'

const AT = '2026-11-22T08:00:00.000Z'
const LICENSE_ADMINISTRATOR = '4d6ac14f-3453-41d0-bef9-a3e0c569773a'
const id = (digit: number): string => `${String(digit).repeat(8)}-0000-4000-8000-000000000000`
const UNIT = { id: id(9), displayName: 'Seattle', description: null, visibility: null, membershipType: null, membershipRule: null, membershipRuleProcessingState: null }

/** Ada and Bob; Ada in Sales, Sales in Everyone, Ada and Sales in the unit. */
async function scene(store: Store) {
  const tenant = await newTenant(store)
  return store.transaction(async (db) => {
    const situationId = await internSituation(db, tenant, [])
    const person = (digit: number, name: string) => ({ id: id(digit), displayName: name, userPrincipalName: `${name}@contoso.com`, situationId, version: 1 })
    const [ada = 0, bob = 0] = await insertUsers(db, tenant, [person(1, 'Ada'), person(2, 'Bob')])
    const [sales = 0, everyone = 0] = await insertGroups(db, tenant, [{ id: id(3), displayName: 'Sales' }, { id: id(4), displayName: 'Everyone' }])
    await insertMemberships(db, tenant, [{ groupPk: sales, userPk: ada, since: AT }])
    await insertNestings(db, tenant, everyone, [sales], AT)
    await units.insertUnit(db, tenant, UNIT)
    const unit = (await units.getUnitRow(db, tenant, UNIT.id))?.pk ?? 0
    await units.insertUnitMember(db, tenant, unit, 'user', ada)
    await units.insertUnitMember(db, tenant, unit, 'group', sales)
    return { tenant, ada, bob, sales, everyone, unit }
  })
}

const names = (rows: readonly { readonly displayName: string | null }[]): (string | null)[] => rows.map(({ displayName }) => displayName)

onBothDatabases('the directory', (store) => {
  test('groups are found above a member and below a group, directly and at any depth', async () => {
    const { tenant, ada, sales, everyone } = await scene(store())
    const { db } = store()
    const member = { kind: 'user', pk: ada } as const
    expect(names(await listGroupsAbove(db, tenant, member, { transitive: false, within: null }))).toEqual(['Sales'])
    expect(names(await listGroupsAbove(db, tenant, member, { transitive: true, within: null }))).toEqual(['Everyone', 'Sales'])
    expect(names(await listGroupsAbove(db, tenant, member, { transitive: true, within: [UNIT.id] }))).toEqual(['Sales'])
    expect(names(await listGroupsAbove(db, tenant, { kind: 'group', pk: sales }, { transitive: false, within: null }))).toEqual(['Everyone'])
    expect(names(await listGroupsBelow(db, tenant, everyone, { transitive: true }))).toEqual(['Sales'])
  })

  test('groups inside one another in a circle are met once', async () => {
    const { tenant, ada, sales, everyone } = await scene(store())
    await store().transaction((db) => insertNestings(db, tenant, sales, [everyone], AT))
    expect(names(await listGroupsAbove(store().db, tenant, { kind: 'user', pk: ada }, { transitive: true, within: null }))).toEqual(['Everyone', 'Sales'])
  })

  test('a unit narrows lists, counts, searches and what was changed to its own', async () => {
    const { tenant, unit, ada } = await scene(store())
    const { db } = store()
    const within = [UNIT.id]
    expect(names((await listUserRows(db, tenant, { top: 9, within })).rows)).toEqual(['Ada'])
    expect(await countUserRows(db, tenant, { within })).toBe(1)
    expect(await countGroupRows(db, tenant, { within })).toBe(1)
    expect(names(await typeAhead(db, tenant, 'b', 9, within))).toEqual([])
    expect(names(await typeAhead(db, tenant, 'a', 9, within))).toEqual(['Ada'])
    expect((await listChangedUsers(db, tenant, { since: null, after: 0, top: 9, ids: null, within })).map(({ row }) => row.displayName)).toEqual(['Ada'])
    expect(await units.isWithinUnits(db, tenant, within, 'user', ada)).toBe(true)
    await store().transaction((writing) => units.deleteUnitRow(writing, tenant, unit))
    expect(await countUserRows(db, tenant, { within })).toBe(0)
  })

  test('whoever has nothing over a unit sees nobody by it', async () => {
    const { tenant } = await scene(store())
    expect(await countUserRows(store().db, tenant, { within: [] })).toBe(0)
    expect(await countUserRows(store().db, tenant, { within: null })).toBe(2)
  })

  test('roles are held over everything or over a unit, and those of one’s own say what they allow', async () => {
    const { tenant, ada, unit } = await scene(store())
    const { db } = store()
    const own = { id: id(8), displayName: 'Assigner', description: null, isEnabled: true, actions: ['microsoft.directory/users/assignLicense'], version: null }
    await store().transaction(async (writing) => {
      await roles.insertRoleDefinition(writing, tenant, own)
      await insertRoles(writing, tenant, [{ userPk: ada, roleTemplateId: LICENSE_ADMINISTRATOR }, { userPk: ada, roleTemplateId: own.id, unitPk: unit }])
    })
    expect(await listRoles(db, tenant, ada)).toEqual([LICENSE_ADMINISTRATOR])
    const held = await roles.listHeldRoles(db, tenant, id(1))
    expect(held).toEqual(
      expect.arrayContaining([
        { roleId: LICENSE_ADMINISTRATOR, unitId: null, actions: null, isEnabled: null },
        { roleId: own.id, unitId: UNIT.id, actions: JSON.stringify(own.actions), isEnabled: 1 },
      ]),
    )
    expect(await roles.listRoleAssignments(db, tenant, { unitPk: unit })).toMatchObject([{ userId: id(1), unitId: UNIT.id }])
    await store().transaction((writing) => roles.deleteRoleAssignment(writing, tenant, ada, own.id, unit))
    expect(await roles.listHeldRoles(db, tenant, id(1))).toHaveLength(1)
  })

  test('owners come and go', async () => {
    const { tenant, ada, bob, sales } = await scene(store())
    await store().transaction((db) => insertOwners(db, tenant, sales, [ada, bob]))
    await store().transaction((db) => deleteOwner(db, tenant, sales, bob))
    expect(await listOwnerPks(store().db, tenant, sales)).toEqual([ada])
    expect(names(await listOwnedGroupRows(store().db, tenant, ada))).toEqual(['Sales'])
    expect(names((await listUserRows(store().db, tenant, { top: 9, ownersOf: sales })).rows)).toEqual(['Ada'])
  })

  test('what changed is found by the counter: profiles, members, groups that are gone', async () => {
    const { tenant, ada, bob, sales, everyone } = await scene(store())
    const since = await store().transaction((db) => nextChange(db, tenant))
    await store().transaction(async (db) => {
      await updateUserRow(db, tenant, bob, { jobTitle: 'Buyer', changed: await nextChange(db, tenant) })
      await deleteMemberships(db, tenant, sales, [ada])
      await deleteGroupRow(db, tenant, everyone)
    })
    const { db } = store()
    const query = { since, after: 0, top: 9, ids: null, within: null }
    expect((await listChangedUsers(db, tenant, query)).map(({ row, fate, facts }) => [row.displayName, fate, facts])).toEqual([['Bob', 'here', false]])
    expect((await listChangedGroups(db, tenant, query)).map(({ row }) => row.displayName)).toEqual(['Sales'])
    expect([...(await listMemberChanges(db, tenant, [sales], since))]).toEqual([[sales, [{ id: id(1), kind: 'user', removed: true }]]])
    expect(await listGroupMemberIds(db, tenant, sales, { after: 0, top: 9 })).toEqual([])
    expect(await listGoneGroups(db, tenant, since)).toEqual([id(4)])
  })

  test('who is gone for good is found by nobody, and delta queries still hear of it', async () => {
    const { tenant, ada } = await scene(store())
    const since = await store().transaction((db) => nextChange(db, tenant))
    await store().transaction(async (db) => {
      await softDeleteUser(db, tenant, ada, { at: AT, version: await nextChange(db, tenant) })
      await purgeUserRows(db, tenant, [ada], { version: await nextChange(db, tenant) })
    })
    const { db } = store()
    expect(await getUserRow(db, tenant, id(1), { deleted: true })).toBeUndefined()
    expect((await listUserRows(db, tenant, { top: 9, deleted: true })).rows).toEqual([])
    expect((await listChangedUsers(db, tenant, { since, after: 0, top: 9, ids: null, within: null })).map(({ fate }) => fate)).toEqual(['gone'])
  })

  test('one tenant sees nothing of another’s', async () => {
    await scene(store())
    const stranger = await newTenant(store())
    const { db } = store()
    expect(await units.listUnitRows(db, stranger)).toEqual([])
    expect(await units.getUnitRow(db, stranger, UNIT.id)).toBeUndefined()
    expect(await countUserRows(db, stranger, { within: [UNIT.id] })).toBe(0)
    expect(await roles.listRoleDefinitionRows(db, stranger)).toEqual([])
    expect(await roles.listRoleAssignments(db, stranger)).toEqual([])
    expect(await roles.listHeldRoles(db, stranger, id(1))).toEqual([])
    expect(await listGoneGroups(db, stranger, 0)).toEqual([])
    expect(await listChangedUsers(db, stranger, { since: null, after: 0, top: 9, ids: null, within: null })).toEqual([])
    expect(await listChangedGroups(db, stranger, { since: null, after: 0, top: 9, ids: null, within: null })).toEqual([])
  })
})
