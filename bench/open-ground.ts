// A database in a folder of its own for a benchmark that needs no server: made once, and put back before each round.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#store/open-store.ts'
import type { Store } from '#store/open-store.ts'

export interface Ground extends AsyncDisposable {
  readonly store: Store
  readonly url: string
  /** The organisation that is asked for first. */
  readonly tenantId: string
  /** Everything as it was this morning. */
  reset(): Promise<void>
}

/** Makes the database; it is gone when the ground is given up. */
export async function openGround(tenantId: string, fill: (store: Store) => Promise<void>, statements: readonly string[]): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'licet-bench-'))
  const url = join(folder, 'licet.db')
  const store = await openStore({ url, access: 'writer' })
  await fill(store)
  return {
    store,
    url,
    tenantId,
    reset: () =>
      store.transaction(async (db) => {
        for (const statement of statements) await db.execute(statement, [])
      }),
    async [Symbol.asyncDispose]() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
