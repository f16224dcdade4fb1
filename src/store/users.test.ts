import { expect, test } from 'vitest'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import { checkInvariants } from './check-invariants.ts'
import { internSituation, readSituation } from './situations.ts'
import { countUserRows, getUserRow, getUserRows, insertUsers, listUserRows, lockUser, restoreUserRow, setSituation, softDeleteUser, updateUserRow, type NewUser } from './users.ts'

const AT = '2026-11-22T08:00:00.000Z'

onBothDatabases('a person', (store) => {
  async function one(values: Partial<NewUser> = {}): Promise<{ tenant: number; pk: number; id: string; none: number }> {
    const tenant = await newTenant(store())
    const id = crypto.randomUUID()
    const [none, pk] = await store().transaction(async (db) => {
      const situationId = await internSituation(db, tenant, [])
      const [key] = await insertUsers(db, tenant, [{ id, userPrincipalName: 'Zoé@contoso.com', ...values, situationId }])
      return [situationId, key!] as const
    })
    return { tenant, pk, id, none }
  }

  test('is found by id or user name, in whatever case', async () => {
    const { tenant, pk, id } = await one({ displayName: 'Zoé' })
    for (const key of [id, id.toUpperCase(), 'zoÉ@CONTOSO.com']) expect(await getUserRow(store().db, tenant, key)).toMatchObject({ pk, id })
    for (const key of ['zoe@contoso.com', crypto.randomUUID(), '']) expect(await getUserRow(store().db, tenant, key)).toBeUndefined()
    expect((await getUserRows(store().db, tenant, [id, 'ZOÉ@contoso.com', 'nobody'])).map((row) => row.pk)).toEqual([pk])
  })

  test('is a member whose account is enabled unless said otherwise, and has empty lists', async () => {
    const { tenant, id, none } = await one()
    expect(await getUserRow(store().db, tenant, id)).toMatchObject({
      userType: 'Member', accountEnabled: true, usageLocation: null, displayName: null, proxyAddresses: [], identities: [],
      employeeOrgData: null, onPremisesSyncEnabled: null, situationId: none, version: 0, deletedDateTime: null,
    })
    expect(await readSituation(store().db, tenant, none)).toEqual([])
  })

  test('has a user name that nobody else has, until they are deleted', async () => {
    const { tenant, pk, none } = await one()
    const again = { id: crypto.randomUUID(), userPrincipalName: 'ZOÉ@contoso.com', situationId: none }
    await expect(store().transaction((db) => insertUsers(db, tenant, [again]))).rejects.toThrow(/unique/i)
    await store().transaction((db) => softDeleteUser(db, tenant, pk, { at: AT, version: 1 }))
    await store().transaction((db) => insertUsers(db, tenant, [again]))
    await expect(store().transaction((db) => restoreUserRow(db, tenant, pk, { version: 2 }))).rejects.toThrow(/unique/i)
  })

  test('who is deleted is out of every list but that of the deleted, and comes back whole', async () => {
    const { tenant, pk, id } = await one({ displayName: 'Zoé', usageLocation: 'FR' })
    const before = await getUserRow(store().db, tenant, id)
    await store().transaction((db) => softDeleteUser(db, tenant, pk, { at: AT, version: 1 }))
    expect(await getUserRow(store().db, tenant, id)).toBeUndefined()
    expect((await listUserRows(store().db, tenant, { top: 9 })).rows).toEqual([])
    expect(await countUserRows(store().db, tenant, { deleted: true })).toBe(1)
    expect((await listUserRows(store().db, tenant, { top: 9, deleted: true })).rows).toMatchObject([{ id, deletedDateTime: AT }])
    expect(await getUserRow(store().db, tenant, id, { deleted: true })).toMatchObject({ pk })
    await store().transaction((db) => restoreUserRow(db, tenant, pk, { version: 2 }))
    expect(await getUserRow(store().db, tenant, id)).toEqual({ ...before, version: 2 })
  })

  test('keeps what is not changed', async () => {
    const { tenant, pk, id, none } = await one({ displayName: 'Zoé', usageLocation: 'FR', jobTitle: 'Clerk', businessPhones: ['1'] })
    await store().transaction(async (db) => {
      await updateUserRow(db, tenant, pk, { jobTitle: null, accountEnabled: false, businessPhones: ['2', '3'], version: 4 })
      await setSituation(db, tenant, pk, { situationId: none, version: 5, at: AT })
      expect(await lockUser(db, tenant, pk)).toMatchObject({ usageLocation: 'FR', version: 5 })
      await setSituation(db, tenant, pk, { situationId: none, usageLocation: 'DE', version: 6, at: AT })
    })
    expect(await getUserRow(store().db, tenant, id)).toMatchObject({
      displayName: 'Zoé', jobTitle: null, accountEnabled: false, businessPhones: ['2', '3'], usageLocation: 'DE', version: 6,
      licensesChangedDateTime: AT,
    })
  })
})

onBothDatabases('a load of very many people', (store) => {
  test('is sound, in order, and leaves every name unique', async () => {
    const tenant = await newTenant(store())
    const many = 20_500
    await store().transaction(async (db) => {
      const situationId = await internSituation(db, tenant, [])
      function* people(): Generator<NewUser> {
        for (let at = 0; at < many; at += 1) yield { id: crypto.randomUUID(), displayName: `Person ${at}`, userPrincipalName: `p${at}@contoso.com`, situationId }
      }
      const pks = await insertUsers(db, tenant, people())
      expect(pks).toEqual(pks.toSorted((a, b) => a - b))
      expect(new Set(pks).size).toBe(many)
    })
    expect(await countUserRows(store().db, tenant, {})).toBe(many)
    const situationId = (await getUserRow(store().db, tenant, 'p7@contoso.com'))!.situationId
    const again = { id: crypto.randomUUID(), userPrincipalName: 'P7@contoso.com', situationId }
    await expect(store().transaction((db) => insertUsers(db, tenant, [again]))).rejects.toThrow(/unique/i)
    const deep = await listUserRows(store().db, tenant, { top: 1, skip: many - 1 })
    expect(deep.rows).toMatchObject([{ displayName: 'Person 9999' }])
    expect(await checkInvariants(store().db)).toEqual([])
  })
})
