import { expect, test } from 'vitest'
import { parseJson } from './parse-json.ts'
import { Problem } from './problem.ts'

const nested = (levels: number): string => `${'[{"a":'.repeat(levels / 2)}0${'}]'.repeat(levels / 2)}`

test('what is JSON is read', () => {
  expect(parseJson(' {"a":[1,null]} ')).toEqual({ a: [1, null] })
  expect(() => parseJson(nested(100))).not.toThrow()
})

test.each([['no JSON', '{a}'], ['half of it', '{"a":'], ['one level too many', nested(102)], ['a hundred thousand levels', nested(100_000)]])('%s is refused', (_, text) => {
  expect(() => parseJson(text)).toThrow(Problem)
})
