// The same promises on PostgreSQL, where what is done together is really done at once.
import fc from 'fast-check'
import { arbitraryOrganization, arbitraryTurn } from '#test/fixtures/arbitrary-history.ts'
import { openHistories } from '#test/fixtures/histories.ts'
import type { Histories } from '#test/fixtures/histories.ts'
import { howOften } from '#test/fixtures/how-often.ts'
import { createTestDatabase } from '#test/fixtures/postgres.ts'
import type { TestDatabase } from '#test/fixtures/postgres.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

let database: TestDatabase
let histories: Histories
beforeAll(async () => {
  database = await createTestDatabase()
  histories = await openHistories(database.url)
})
afterAll(async () => {
  await histories.close()
  await database.drop()
})

const { numRuns, timeout } = howOften(15)

test('every history keeps what was promised', async () => {
  const history = fc.tuple(arbitraryOrganization, fc.array(arbitraryTurn, { minLength: 1, maxLength: 10 }))
  const sound = fc.asyncProperty(history, async ([organization, turns]) => {
    expect(await histories.run(organization, turns)).toEqual([])
  })
  await fc.assert(sound, { numRuns })
}, timeout)
