import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GROUP_SHAPE } from '#model/group.ts'
import { pickRecords } from '#odata/match-query.ts'
import { arbitraryQuery, arbitraryRecord } from '#test/fixtures/arbitrary-query.ts'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import { countGroupRows, getGroupRow, insertGroups, insertMemberships, listGroupRows, listMemberOfRows, listMemberRows, type NewGroup } from './groups.ts'
import { internSituation } from './situations.ts'
import { insertUsers, softDeleteUser } from './users.ts'

const BY_NAME = [{ path: ['displayName'], descending: false }]
const SINCE = '2026-11-22T08:00:00.000Z'

onBothDatabases('groups', (store) => {
  test('are those whom the query language says, in its order', async () => {
    const [drawn] = fc.sample(fc.array(arbitraryRecord(GROUP_SHAPE.properties), { minLength: 40, maxLength: 40 }), { numRuns: 1, seed: 3 })
    const groups = drawn!.map((record) => ({ ...record, id: crypto.randomUUID(), deletedDateTime: null, hasMembersWithLicenseErrors: false }))
    const tenant = await newTenant(store())
    await store().transaction((db) => insertGroups(db, tenant, groups as unknown as NewGroup[]))
    await fc.assert(
      fc.asyncProperty(arbitraryQuery(GROUP_SHAPE, { anywhere: true, keep: (path) => path !== 'hasMembersWithLicenseErrors' }), async (asked) => {
        const { filter, search, orderBy = BY_NAME, top = 20, skip } = asked
        const wanted = pickRecords(GROUP_SHAPE, { ...asked, orderBy, top }, groups).map(({ id }) => id)
        const page = await listGroupRows(store().db, tenant, { filter, search, orderBy, top, skip })
        expect(page.rows.map(({ id }) => id)).toEqual(wanted)
        const all = pickRecords(GROUP_SHAPE, { ...(filter && { filter }), ...(search && { search }) }, groups)
        expect(await countGroupRows(store().db, tenant, { filter, search })).toBe(all.length)
      }),
      { numRuns: 200 },
    )
  })

  test('list their members who are still here, page by page, and people their groups', async () => {
    const tenant = await newTenant(store())
    const [groupId, otherId] = [crypto.randomUUID(), crypto.randomUUID()]
    const [group, pks] = await store().transaction(async (db) => {
      const situationId = await internSituation(db, tenant, [])
      const [first] = await insertGroups(db, tenant, [{ id: groupId, displayName: 'Sales' }, { id: otherId, displayName: 'All' }])
      const people = Array.from({ length: 5 }, (_, at) => ({ id: crypto.randomUUID(), userPrincipalName: `p${at}@contoso.com`, situationId }))
      const keys = await insertUsers(db, tenant, people)
      await insertMemberships(db, tenant, keys.map((userPk) => ({ groupPk: first!, userPk, since: SINCE })))
      await softDeleteUser(db, tenant, keys[1]!, { at: SINCE, version: 0 })
      return [first!, keys]
    })
    const first = await listMemberRows(store().db, tenant, group, { top: 2 })
    const rest = await listMemberRows(store().db, tenant, group, { top: 2, after: first.nextToken })
    expect([...first.rows, ...rest.rows].map(({ pk }) => pk)).toEqual([pks[0], pks[2], pks[3], pks[4]])
    expect(rest.nextToken).toBeUndefined()
    expect((await listMemberOfRows(store().db, tenant, pks[0]!)).map(({ id }) => id)).toEqual([groupId])
    expect(await getGroupRow(store().db, tenant, otherId)).toMatchObject({ displayName: 'All', groupTypes: [] })
  })

  test('with members in error are found by the filter that Graph has for them', async () => {
    const tenant = await newTenant(store())
    const [troubled, calm] = [crypto.randomUUID(), crypto.randomUUID()]
    await store().transaction(async (db) => {
      await insertGroups(db, tenant, [{ id: troubled, displayName: 'A' }, { id: calm, displayName: 'B' }])
      const failed = { skuId: crypto.randomUUID(), selfServicePoolId: null, disabledPlans: [], assignedByGroup: troubled, state: 'Error', error: 'CountViolation' } as const
      const situationId = await internSituation(db, tenant, [failed])
      await insertUsers(db, tenant, [{ id: crypto.randomUUID(), userPrincipalName: 'e@contoso.com', situationId }])
    })
    const ask = async (value: boolean) => {
      const filter = { kind: 'compare', path: ['hasMembersWithLicenseErrors'], operator: 'eq', value: { type: 'Boolean', value } } as const
      return (await listGroupRows(store().db, tenant, { filter, top: 5 })).rows.map(({ id }) => id)
    }
    expect(await ask(true)).toEqual([troubled])
    expect(await ask(false)).toEqual([calm])
  })
})
