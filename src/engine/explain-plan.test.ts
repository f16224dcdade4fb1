// Why somebody has a service, and why not.
import { expect, test } from 'vitest'
import { idOf, inWords, licenses, nameOf, smallBook } from '#test/fixtures/small-book.ts'
import { explainPlan } from './explain-plan.ts'

const explain = (words: readonly string[]) => {
  const { isOn, paths, offeredBy } = explainPlan(licenses(...words), idOf('teams'), smallBook())
  return { isOn, paths: paths.map(({ record, is }) => `${inWords(record)}: ${is}`), offeredBy: offeredBy.map(nameOf) }
}

test('every licence that carries a service says whether it has it on', () => {
  expect(explain(['E1 -teams', 'E3 @Sales', 'F3 @IT !Error:CountViolation', 'SITE'])).toEqual({
    isOn: true,
    paths: expect.arrayContaining(['E1 -teams: off', 'E3 @Sales: on', 'F3 @IT !Error:CountViolation: notInForce']),
    offeredBy: [],
  })
  expect(explain(['E1 -teams']).isOn).toBe(false)
})

test('who has no licence with it is told which products have it', () => {
  expect(explain(['SITE'])).toEqual({ isOn: false, paths: [], offeredBy: ['F3', 'E1', 'E3'] })
})
