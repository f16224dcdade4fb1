// The same promises about groups on PostgreSQL.
import fc from 'fast-check'
import { arbitraryStart, arbitraryStep, openGroupStart, runGroupHistory } from '#test/fixtures/group-histories.ts'
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
