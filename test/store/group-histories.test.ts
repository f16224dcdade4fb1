// The same promises about groups on PostgreSQL.
import fc from 'fast-check'
import { arbitraryApart, arbitraryStart, arbitraryStep, endOf, interleave, openGroupStart, runGroupHistory } from '#test/fixtures/group-histories.ts'
import { howOften } from '#test/fixtures/how-often.ts'
import { createTestDatabase } from '#test/fixtures/postgres.ts'
import type { TestDatabase } from '#test/fixtures/postgres.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const { numRuns, timeout } = howOften(8)

test('every history of groups keeps what was promised', async () => {
  const history = fc.asyncProperty(arbitraryStart, fc.array(arbitraryStep, { minLength: 1, maxLength: 8 }), async (start, steps) => {
    const scene = await openGroupStart(start, database.url)
    try {
      expect(await runGroupHistory(scene, steps)).toEqual([])
    } finally {
      await scene.close()
    }
  })
  await fc.assert(history, { numRuns })
}, timeout)

test('what has nothing to do with each other may be done in any order', async () => {
  const order = fc.asyncProperty(arbitraryApart, async ({ seats, one, other }) => {
    const ends = [[...one, ...other], [...other, ...one], interleave({ one, other })].map((steps) => () => endOf(seats, steps, database.url))
    const [first, second, third] = [await ends[0]!(), await ends[1]!(), await ends[2]!()]
    expect(second).toEqual(first)
    expect(third).toEqual(first)
  })
  await fc.assert(order, { numRuns: Math.ceil(numRuns / 4) })
}, timeout)
