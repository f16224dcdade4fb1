import { expect, test } from 'vitest'
import { generatedPerson } from './generated-person.ts'

const CONTOSO = 'c0a7050c-0365-4e5a-8b1c-0c0ffee0c0de'
const people = Array.from({ length: 20_000 }, (_, index) => generatedPerson(index, CONTOSO, 'contoso.com'))

test('the person of a number is always the same', () => {
  expect(generatedPerson(4711, CONTOSO, 'contoso.com')).toEqual(people[4711])
})

test('no two people share an id or a user name', () => {
  for (const name of ['id', 'userPrincipalName'] as const) {
    expect(new Set(people.map((person) => person[name])).size).toBe(people.length)
  }
})

test('user names are plain letters whatever the name is written with', () => {
  expect(people.filter(({ userPrincipalName }) => !/^[a-z]+\.[a-z]+\d+@contoso\.com$/.test(userPrincipalName))).toEqual([])
})

test('names are of many places: accents, apostrophes and hyphens are among the first thousand', () => {
  const first = people.slice(0, 1_000).map(({ displayName }) => displayName)
  for (const kind of [/[éñøłıš]/i, /O'/, /-/]) expect(first.some((name) => kind.test(name))).toBe(true)
})

test('departments and countries are spread over everybody', () => {
  const share = (key: 'department' | 'usageLocation') =>
    [...Map.groupBy(people, (person) => person[key]).values()].map((group) => group.length / people.length)
  expect(Math.min(...share('department'))).toBeGreaterThan(0.05)
  expect(Math.min(...share('usageLocation'))).toBeGreaterThan(0.05)
})
