import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { USER_SHAPE } from '#model/user.ts'
import { arbitraryQuery, arbitraryRecords } from '#test/fixtures/arbitrary-query.ts'
import { compareBy } from './compare-by.ts'
import { matchQuery, pickRecords } from './match-query.ts'
import { selectProperties } from './select-properties.ts'

const people = [
  { id: 'b', displayName: 'zoé', city: 'Paris', createdDateTime: '2026-01-01T00:00:00Z' },
  { id: 'a', displayName: 'ZOÉ', city: null, createdDateTime: '2026-01-01T01:00:00+02:00' },
  { id: 'd', displayName: 'Zoe', city: 'lyon', createdDateTime: null },
  { id: 'c', displayName: 'adèle', city: null, createdDateTime: '2026-01-02T00:00:00.000Z' },
]

describe('the order of a list', () => {
  test.each<[string, boolean, string]>([
    ['displayName', false, 'cdab'],
    ['displayName', true, 'abdc'],
    ['city', false, 'acdb'],
    ['city', true, 'bdac'],
    ['createdDateTime', false, 'dabc'],
    ['createdDateTime', true, 'cbad'],
  ])('by %s, descending %s: %s', (property, descending, ids) => {
    const sorted = [...people].sort(compareBy(USER_SHAPE, [{ path: [property], descending }]))
    expect(sorted.map(({ id }) => id).join('')).toBe(ids)
  })

  test('by id when nothing else is asked, and key after key', () => {
    expect(pickRecords(USER_SHAPE, {}, people).map(({ id }) => id).join('')).toBe('abcd')
    const orderBy = [
      { path: ['city'], descending: false },
      { path: ['displayName'], descending: true },
    ]
    expect(pickRecords(USER_SHAPE, { orderBy, skip: 1, top: 2 }, people).map(({ id }) => id).join('')).toBe('cd')
  })
})

test('a page holds matching records only, in order, and never more than were asked for', () => {
  fc.assert(
    fc.property(arbitraryQuery(USER_SHAPE, { anywhere: true }), arbitraryRecords(USER_SHAPE), (query, records) => {
      const page = pickRecords(USER_SHAPE, query, records)
      const compare = compareBy(USER_SHAPE, query.orderBy ?? [])
      expect(page.length).toBeLessThanOrEqual(query.top ?? records.length)
      expect(page.every((record) => matchQuery(USER_SHAPE, query, record))).toBe(true)
      expect(page.every((record, i) => i === 0 || compare(page[i - 1], record) < 0)).toBe(true)
    }),
  )
})

test('without a selection the default properties are shown; with one, the id and what may be shown of it', () => {
  expect([...selectProperties(USER_SHAPE, undefined)].sort()).toEqual([
    'businessPhones',
    'displayName',
    'givenName',
    'id',
    'jobTitle',
    'mail',
    'mobilePhone',
    'officeLocation',
    'preferredLanguage',
    'surname',
    'userPrincipalName',
  ])
  expect(selectProperties(USER_SHAPE, ['assignedLicenses', 'passwordProfile', 'manager'])).toEqual(['id', 'assignedLicenses'])
})
