import { expect, test } from 'vitest'
import { parseListSearch } from './list-search.ts'

test('an address gives back what a list was showing, and nothing else', () => {
  expect(parseListSearch({ q: 'anna', sort: 'displayName desc', other: 'x', panel: '', filter: ['a'] })).toEqual({
    q: 'anna',
    sort: 'displayName desc',
  })
})

test('a number typed as a search stays text', () => {
  expect(parseListSearch({ q: 365 })).toEqual({ q: '365' })
})
