import { expect, test } from 'vitest'
import { idsOfSelection } from './ids-of-selection.ts'

const everything = Array.from({ length: 2_500 }, (_, index) => ({ id: String(index) }))
const fetchPage = async ({ skip, top }: { skip: number; top: number }) => ({ value: everything.slice(skip, skip + top), '@odata.count': everything.length })

test('of all that match everything is named but what was cleared, however many pages there are', async () => {
  const ids = await idsOfSelection({ kind: 'allMatching', except: new Set(['3', '1200']) }, fetchPage)
  expect(ids).toEqual(everything.map(({ id }) => id).filter((id) => id !== '3' && id !== '1200'))
})

test('rows that are named are those, and nothing is asked; a list that shrinks meanwhile ends', async () => {
  expect(await idsOfSelection({ kind: 'some', ids: new Set(['b', 'a']) }, () => Promise.reject(new Error('asked')))).toEqual(['b', 'a'])
  expect(await idsOfSelection({ kind: 'allMatching', except: new Set() }, async () => ({ value: [], '@odata.count': 7 }))).toEqual([])
})
