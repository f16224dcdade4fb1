// A Licet for bulk work on either database, and the bare floor beside it.
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { startCluster } from '#test/fixtures/postgres-cluster.ts'
import { openBenchLicet } from './open-bench-licet.ts'
import type { OpenLicet } from './open-licet.ts'
import { openPostgresFloor } from './floor/postgres-bulk-floor.ts'
import { startFloor } from './start-floor.ts'

export const BULK_DATABASES = ['sqlite', 'postgres'] as const

/** One assignment row with its index and one operation row a person, and their undo, each in a transaction. */
export interface BulkFloor {
  apply(): Promise<void>
  undo(): Promise<void>
}

export interface BulkGround extends AsyncDisposable {
  /** The processes that do the work of each. */
  readonly pids: { readonly floor: readonly number[]; readonly product: readonly number[] }
  readonly licet: OpenLicet
  readonly floor: BulkFloor
  /** Runs SQL on the product's database beside it. */
  run(sql: string): Promise<void>
}

/** Opens both with so many people. */
export const openBulkGround = (database: (typeof BULK_DATABASES)[number], people: number): Promise<BulkGround> =>
  database === 'sqlite' ? openOnSqlite(people) : openOnPostgres(people)

async function openOnSqlite(people: number): Promise<BulkGround> {
  const licet = await openBenchLicet(people)
  const server = await startFloor({ databaseFile: await licet.copyDatabase(), parts: { bulk: [] } })
  const ask = (path: string) => async (): Promise<void> => void (await (await fetch(`${server.url}/${path}`, { method: 'POST' })).text())
  return {
    pids: { floor: [server.pid], product: [licet.pid] },
    licet,
    floor: { apply: ask('apply'), undo: ask('undo') },
    async run(sql) {
      using database = new DatabaseSync(licet.databaseFile)
      database.exec(sql)
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await licet[Symbol.asyncDispose]()
    },
  }
}

async function openOnPostgres(people: number): Promise<BulkGround> {
  const cluster = await startCluster({ durable: true })
  const licet = await openBenchLicet(people, cluster.url)
  const client = new Client({ connectionString: cluster.url })
  await client.connect()
  return {
    pids: { floor: [cluster.pid], product: [cluster.pid, licet.pid] },
    licet,
    floor: await openPostgresFloor(client),
    run: async (sql) => void (await client.query(sql)),
    async [Symbol.asyncDispose]() {
      await client.end()
      await licet[Symbol.asyncDispose]()
      await cluster.stop()
    },
  }
}
