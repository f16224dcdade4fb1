import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { up } from '#migrations/0014-taken-addresses.ts'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import { deleteAccounts, restoreAccounts } from './account-changes.ts'
import { checkInvariants } from './check-invariants.ts'
import type { Db } from './database.ts'
import { deleteGroupRow, updateGroupRow } from './group-changes.ts'
import { getGroupRow, insertGroups, type NewGroup } from './groups.ts'
import { internSituation } from './situations.ts'
import { isAddressHeld, listHeldAddresses } from './taken-addresses.ts'
import { nextChange } from './tenants.ts'
import { getUserRow, insertUsers, restoreUserRow, softDeleteUser, updateUserRow, type UserRow } from './users.ts'

const AT = '2026-11-22T08:00:00.000Z'
const ANNA = 'Anna@contoso.com'

onBothDatabases('a mail address', (store) => {
  /** Anna, who has no mail yet, in an organization of her own. */
  async function anna() {
    const tenant = await newTenant(store())
    const write = <Result>(work: (db: Db, version: number) => Promise<Result>): Promise<Result> => store().transaction(async (db) => work(db, await nextChange(db, tenant)))
    const person = (userPrincipalName: string, mail: string | null = null): Promise<UserRow> =>
      write(async (db, version) => {
        const id = crypto.randomUUID()
        await insertUsers(db, tenant, [{ id, userPrincipalName, mail, situationId: await internSituation(db, tenant, []), version }])
        return (await getUserRow(db, tenant, id))!
      })
    const group = (mail: string): Promise<number> =>
      write(async (db) => (await insertGroups(db, tenant, [{ id: crypto.randomUUID(), displayName: 'Annas', mail } as NewGroup]))[0]!)
    const { id, pk } = await person(ANNA)
    const facts = async () => (await getUserRow(store().db, tenant, id))!
    return { tenant, pk, id, write, person, group, facts }
  }

  test('is taken while another person has it as mail, in whatever case, and a plan made before is stale', async () => {
    const { tenant, write, person, facts } = await anna()
    const before = await facts()
    expect(before.takenAddress).toBeNull()
    const guest = await person('guest@contoso.com', 'ANNA@contoso.com')
    expect(await facts()).toMatchObject({ takenAddress: ANNA, version: before.version + 1 })
    await write((db) => updateUserRow(db, tenant, guest.pk, { displayName: 'Guest' }))
    expect(await facts()).toMatchObject({ version: before.version + 1 })
    await write((db) => updateUserRow(db, tenant, guest.pk, { mail: 'other@contoso.com' }))
    expect(await facts()).toMatchObject({ takenAddress: null, version: before.version + 3 })
  })

  test('is taken while a group has it, and free when the group is deleted or gone', async () => {
    const { tenant, write, group, facts } = await anna()
    const pk = await group('anna@contoso.com')
    expect(await facts()).toMatchObject({ takenAddress: ANNA })
    const { rows } = await store().db.execute(`select id from groups where pk = ${pk}`, [])
    const row = (await getGroupRow(store().db, tenant, String(rows[0]!['id'])))!
    await write((db) => updateGroupRow(db, tenant, row, { deletedDateTime: AT }))
    expect(await facts()).toMatchObject({ takenAddress: null })
    await write((db) => updateGroupRow(db, tenant, row, { deletedDateTime: null }))
    expect(await facts()).toMatchObject({ takenAddress: ANNA })
    await write((db) => deleteGroupRow(db, tenant, pk))
    expect(await facts()).toMatchObject({ takenAddress: null })
  })

  test('follows the mail of whoever would have it', async () => {
    const { tenant, pk, write, person, facts } = await anna()
    await person('guest@contoso.com', 'anna@contoso.com')
    await write((db) => updateUserRow(db, tenant, pk, { mail: 'a.real@contoso.com' }))
    expect(await facts()).toMatchObject({ takenAddress: null })
    await write((db) => updateUserRow(db, tenant, pk, { mail: null, userPrincipalName: 'GUEST@elsewhere.com' }))
    expect(await facts()).toMatchObject({ takenAddress: null })
  })

  test('is held by whoever has it as mail, nobody of another organization', async () => {
    const { tenant, person, group } = await anna()
    const other = await newTenant(store())
    const guest = await person('guest@contoso.com', 'guest@mail.example')
    await group('annas@contoso.com')
    expect(await isAddressHeld(store().db, tenant, 'GUEST@mail.example')).toBe(true)
    expect(await isAddressHeld(store().db, tenant, 'guest@mail.example', guest.id)).toBe(false)
    expect(await isAddressHeld(store().db, tenant, 'annas@contoso.com')).toBe(true)
    expect(await isAddressHeld(store().db, other, 'annas@contoso.com')).toBe(false)
    expect(await listHeldAddresses(store().db, tenant, ['Annas@contoso.com', 'nobody@contoso.com', 'guest@mail.example'])).toEqual(new Set(['annas@contoso.com', 'guest@mail.example']))
  })

  test('goes with many who are deleted, and is lost by those of many restored whose address somebody else has', async () => {
    const { tenant, write, person, facts } = await anna()
    const people = [await person('one@contoso.com', 'anna@contoso.com'), await person('two@contoso.com', 'two@contoso.com')].map((row) => ({ ...row, words: '' }))
    await write((db, version) => deleteAccounts(db, tenant, people, { at: AT, version }))
    expect(await facts()).toMatchObject({ takenAddress: null })
    await person('three@contoso.com', 'two@contoso.com')
    expect([...(await write((db, version) => restoreAccounts(db, tenant, people, { version })))]).toEqual([people[1]!.pk])
    expect(await facts()).toMatchObject({ takenAddress: ANNA })
    expect(await getUserRow(store().db, tenant, people[1]!.id)).toMatchObject({ mail: null, proxyAddresses: [], takenAddress: 'two@contoso.com' })
  })

  test('is found taken in data from before', async () => {
    const { tenant, person, group, facts } = await anna()
    await person('guest@contoso.com', 'ANNA@contoso.com')
    const lee = await person('lee@contoso.com', 'annas@contoso.com')
    await group('Annas@contoso.com')
    await store().transaction(async (db) => {
      for (const index of ['facts_taken', 'users_by_mail', 'groups_by_mail']) await db.execute(`drop index ${index}`, [])
      await db.execute('alter table facts drop column "takenAddress"', [])
      await up(db.query as unknown as Kysely<unknown>, { ...db.dialect.columnTypes, clustered: db.dialect.clustered })
    })
    expect([(await facts()).takenAddress, (await getUserRow(store().db, tenant, lee.id))?.takenAddress]).toEqual([ANNA, 'annas@contoso.com'])
    expect(await checkInvariants(store().db, tenant)).toEqual([])
  })

  test('is told truly of everybody whatever is done', async () => {
    const names = ['a', 'b', 'c'].map((name) => `${name}@contoso.com`)
    const step = fc.record({ who: fc.nat(3), does: fc.constantFrom('mail', 'name', 'delete', 'restore', 'group'), mail: fc.option(fc.constantFrom(...names)) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { tenant, write, person, group } = await anna()
        const people = [await person(names[0]!), await person(names[1]!, names[0]), await person('d@contoso.com', names[1]), await person('e@contoso.com')]
        for (const { who, does, mail } of steps) {
          const { pk } = people[who]!
          if (does === 'group') await group(mail ?? 'f@contoso.com')
          else if (does === 'delete') await write((db, version) => softDeleteUser(db, tenant, pk, { at: AT, version }))
          else if (does === 'restore') await write((db, version) => restoreUserRow(db, tenant, pk, { version }))
          else await write((db) => updateUserRow(db, tenant, pk, does === 'mail' ? { mail } : { userPrincipalName: `${who}.${mail ?? 'g@contoso.com'}` }))
        }
        expect(await checkInvariants(store().db, tenant)).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})
