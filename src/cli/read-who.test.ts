import { describe, expect, test } from 'vitest'
import { readPeopleColumn, readWho } from './read-who.ts'

describe('a file of people', () => {
  test.each([
    ['one column without a heading', 'anna@contoso.com\nben@contoso.com\n'],
    ['the column of user principal names', 'Name,userPrincipalName\nAnna,anna@contoso.com\nBen,ben@contoso.com'],
    ['the admin center’s heading, with a byte order mark', '\uFEFFUser Name,First Name\r\nanna@contoso.com,Anna\r\nben@contoso.com,Ben\r\n'],
    ['semicolons, as French spreadsheets write', 'Nom;Nom d’utilisateur\nAnna;anna@contoso.com\nBen;ben@contoso.com'],
    ['blank lines and blanks around', ' anna@contoso.com \n\nben@contoso.com\n\n'],
  ])('may have %s', (_what, content) => {
    expect(readPeopleColumn(content, 'people.csv')).toEqual(['anna@contoso.com', 'ben@contoso.com'])
  })

  test.each([
    ['columns of which none names people', 'Name,Department\nAnna,Sales', 'cli.error.csvColumns'],
    ['nobody', 'userPrincipalName\n', 'cli.error.csvEmpty'],
    ['an open quote', '"anna@contoso.com\nben', 'cli.error.csv'],
  ])('with %s is refused', (_what, content, key) => {
    expect(() => readPeopleColumn(content, 'people.csv')).toThrow(expect.objectContaining({ key }))
  })
})

describe('whom a change is for', () => {
  test('names, each once', async () => {
    expect(await readWho(['anna', 'ben', 'anna'], {})).toEqual({ users: ['anna', 'ben'] })
  })

  test('a filter and the holders of a product, together', async () => {
    expect(await readWho([], { filter: "department eq 'Sales'", holdersOf: 'e3' })).toEqual({ filter: "department eq 'Sales'", holdersOf: 'e3' })
  })

  test('the members of a group', async () => {
    expect(await readWho([], { membersOf: 'g' })).toEqual({ membersOf: 'g' })
  })

  test('must be said, and in one way', async () => {
    await expect(readWho([], {})).rejects.toMatchObject({ key: 'cli.error.whoMissing' })
    await expect(readWho(['anna'], { filter: 'true' })).rejects.toMatchObject({ key: 'cli.error.whoTwice' })
    await expect(readWho([], { csv: '/nowhere/people.csv' })).rejects.toMatchObject({ key: 'cli.error.csv' })
  })
})
