// Whatever is done in whatever order: consumed = people seated, nobody past capacity, plan = what apply does,
// undo = before, refused = nothing changed. On PostgreSQL: test/store/histories.test.ts.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { arbitraryOrganization, arbitraryTurn } from '#test/fixtures/arbitrary-history.ts'
import { openHistories } from '#test/fixtures/histories.ts'
import type { Histories } from '#test/fixtures/histories.ts'
import { howOften } from '#test/fixtures/how-often.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder: string
let histories: Histories
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'licet-histories-'))
  histories = await openHistories(join(folder, 'licet.db'))
})
afterAll(async () => {
  await histories.close()
  await rm(folder, { recursive: true, force: true })
})

const { numRuns, timeout } = howOften(30)

test('every history keeps what was promised', async () => {
  const history = fc.tuple(arbitraryOrganization, fc.array(arbitraryTurn, { minLength: 1, maxLength: 10 }))
  const sound = fc.asyncProperty(history, async ([organization, turns]) => {
    expect(await histories.run(organization, turns)).toEqual([])
  })
  await fc.assert(sound, { numRuns })
}, timeout)
