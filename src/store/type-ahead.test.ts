import fc from 'fast-check'
import { expect, test } from 'vitest'
import { USER_SHAPE } from '#model/user.ts'
import { compareText } from '#odata/compare-text.ts'
import { foldText } from '#odata/fold-text.ts'
import { matchSearch } from '#odata/match-search.ts'
import { searchWords } from '#odata/search-words.ts'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import { internSituation } from './situations.ts'
import { insertUsers, softDeleteUser, typeAhead, updateUserRow } from './users.ts'

const GIVEN = ['Anna', 'Hannah', 'Zoé', 'Jean-Baptiste', 'Marc', 'Maïwenn', '健太']
const SURNAMES = ["O'Neil", 'Durand', 'McDonald', 'Martin', 'Anaïs', 'de la Tour']

const PEOPLE = GIVEN.flatMap((givenName, row) =>
  SURNAMES.map((surname, column) => {
    const name = `p${row}${column}@contoso.com`
    return { id: crypto.randomUUID(), displayName: `${givenName} ${surname}`, givenName, surname, userPrincipalName: name, mail: column % 2 ? name : null }
  }),
)

onBothDatabases('the type-ahead', (store) => {
  async function fill(): Promise<{ tenant: number; pks: number[] }> {
    const tenant = await newTenant(store())
    const pks = await store().transaction(async (db) => {
      const situationId = await internSituation(db, tenant, [])
      return insertUsers(db, tenant, PEOPLE.map((person) => ({ ...person, situationId })))
    })
    return { tenant, pks }
  }

  const namesFor = async (tenant: number, text: string, limit?: number) => (await typeAhead(store().db, tenant, text, limit)).map(({ displayName }) => displayName)

  test('finds everyone with words that start as typed, and nobody else', async () => {
    const { tenant } = await fill()
    const part = fc.constantFrom(...GIVEN, ...SURNAMES, 'p1', 'contoso').chain((word) => fc.nat(word.length).map((length) => word.slice(0, length)))
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 2 }), async (parts) => {
        const text = parts.join(' ')
        const words = searchWords(text)
        const wanted = words.length === 0 ? [] : PEOPLE.filter((person) => matchSearch(USER_SHAPE, { kind: 'words', property: null, words }, person))
        const found = await typeAhead(store().db, tenant, text, 100)
        expect(found.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort())
      }),
      { numRuns: 150 },
    )
  })

  test('puts first, by name, those whose whole name starts so, then others by name, twenty in all', async () => {
    const { tenant } = await fill()
    const names = await namesFor(tenant, 'an')
    const byName = (list: readonly (string | null)[]) => list.map(String).sort((a, b) => compareText(foldText(a), foldText(b)))
    const starting = PEOPLE.map(({ displayName }) => displayName).filter((name) => foldText(name).startsWith('an'))
    expect(names.slice(0, starting.length)).toEqual(byName(starting))
    const others = names.slice(starting.length)
    expect(others).toEqual(byName(others))
    expect(others).toEqual(byName(GIVEN.filter((name) => name !== 'Anna').map((name) => `${name} Anaïs`)))
    expect(await namesFor(tenant, 'contoso')).toHaveLength(20)
  })

  async function fillWith(names: readonly string[]): Promise<number> {
    const tenant = await newTenant(store())
    await store().transaction(async (db) => {
      const situationId = await internSituation(db, tenant, [])
      const people = names.map((displayName, at) => ({ id: crypto.randomUUID(), displayName, userPrincipalName: `u${at}@contoso.com`, situationId }))
      await insertUsers(db, tenant, people)
    })
    return tenant
  }

  test('puts those called by two words in that order first, then in the other, then the rest', async () => {
    const tenant = await fillWith(['Anna Maria Abel', 'Abel Annan', 'Annika Abelard', 'Anna Abel', 'Abelard Anna', 'Anna Bauer'])
    expect(await namesFor(tenant, 'an abe')).toEqual(['Anna Abel', 'Annika Abelard', 'Abel Annan', 'Abelard Anna', 'Anna Maria Abel'])
    expect(await namesFor(tenant, 'anna abel')).toEqual(['Anna Abel', 'Abel Annan', 'Abelard Anna', 'Anna Maria Abel'])
  })

  test('finds the one who has two words that many have, each without the other', async () => {
    const many = Array.from({ length: 1_100 }, (_, at) => [`Lucas Roy ${at}`, `Rose Abeille ${at}`]).flat()
    const tenant = await fillWith([...many, 'Lucie du Pont Abel'])
    expect(await namesFor(tenant, 'lu abe')).toEqual(['Lucie du Pont Abel'])
    expect(await namesFor(tenant, 'abe p lu')).toEqual(['Lucie du Pont Abel'])
  })

  test('follows a new name, and forgets the deleted', async () => {
    const { tenant, pks } = await fill()
    await store().transaction((db) => updateUserRow(db, tenant, pks[0]!, { displayName: 'Quentin Petit', givenName: 'Quentin', surname: 'Petit' }))
    expect(await namesFor(tenant, 'quen')).toEqual(['Quentin Petit'])
    expect(await namesFor(tenant, 'anna neil')).toEqual([])
    await store().transaction((db) => softDeleteUser(db, tenant, pks[0]!, { at: '2026-11-22T08:00:00.000Z', version: 1 }))
    expect(await namesFor(tenant, 'quen')).toEqual([])
  })

  test('finds nobody for nothing, or for signs alone', async () => {
    const { tenant } = await fill()
    for (const text of ['', '  ', '%', "'", '\\']) expect(await namesFor(tenant, text)).toEqual([])
  })
})
