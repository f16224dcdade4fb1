// Opens the store: a SQLite file or a PostgreSQL database, brought to this version.
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Db } from './database.ts'
import { describeProducts, type DescribeSituation } from './describe-situation.ts'
import { POSTGRES, SQLITE, type Dialect } from './dialect.ts'
import { databaseOver } from './kysely-over.ts'
import { migrate, SCHEMA_VERSION, schemaVersion } from './migrate.ts'
import { openPostgres } from './postgres-connection.ts'
import { SituationCache } from './situation-cache.ts'
import { openSqlite } from './sqlite-connection.ts'
import { StoreUnusable } from './store-unusable.ts'
import { isPostgresUrl, sqliteFileOf, storeName } from './store-url.ts'

export { isPostgresUrl } from './store-url.ts'

export interface Store {
  readonly db: Db
  readonly dialect: Dialect
  /** Runs work in one transaction: all of it is durable when this resolves, none of it exists when it rejects. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Reads one state of the whole store, whatever others write meanwhile. */
  snapshot<T>(work: (db: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface StoreOptions {
  /** A file path, `sqlite:PATH`, or a URL of PostgreSQL. */
  readonly url: string
  /** A writer migrates; a reader opens read-only what a writer has made. */
  readonly access: 'writer' | 'reader'
  /** Needed for filters on service plans; without it a filter knows the products alone. */
  readonly describeSituation?: DescribeSituation
}

/** Opens a store. Throws StoreUnusable with one line for the operator when it cannot be used. */
export async function openStore({ url, access, describeSituation = describeProducts }: StoreOptions): Promise<Store> {
  const store = isPostgresUrl(url) ? postgresStore(url, access, describeSituation) : sqliteStore(sqliteFileOf(url), access, describeSituation)
  try {
    if (access === 'writer') await store.transaction(migrate)
    else if ((await schemaVersion(store.db)) < SCHEMA_VERSION) {
      throw new StoreUnusable(`The data ${storeName(url)} is of an older version of Licet; start the server once, or run migrate.`)
    }
    return store
  } catch (error) {
    await store.close()
    throw error instanceof StoreUnusable ? error : unusable(url, error)
  }
}

function unusable(url: string, error: unknown): StoreUnusable {
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreUnusable(`The data ${storeName(url)} cannot be opened: ${reason}.`, { cause: error })
}

function sqliteStore(file: string, access: 'writer' | 'reader', describeSituation: DescribeSituation): Store {
  let connection: ReturnType<typeof openSqlite>
  try {
    if (access === 'writer' && file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true })
    connection = openSqlite(file, access)
  } catch (error) {
    throw unusable(file, error)
  }
  const db = databaseOver(connection, SQLITE, { situations: new SituationCache(), describeSituation })
  // One connection, so one transaction at a time; the next waits its turn.
  let last: Promise<unknown> = Promise.resolve()

  async function run<T>(begin: string, work: (db: Db) => Promise<T>): Promise<T> {
    const situations = new SituationCache(db.situations)
    connection.script(begin)
    try {
      const result = await work({ ...db, situations })
      connection.script('commit')
      situations.commit()
      return result
    } catch (error) {
      connection.script('rollback')
      throw error
    }
  }

  function inTurn<T>(begin: string, work: (db: Db) => Promise<T>): Promise<T> {
    const turn = last.then(() => run(begin, work))
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    db,
    dialect: SQLITE,
    transaction: (work) => inTurn('begin immediate', work),
    snapshot: (work) => inTurn(SQLITE.beginSnapshot, work),
    close: async () => connection.close(),
  }
}

/** Serialization failure and deadlock: the same work may well succeed when it is done again. */
const WORTH_RETRYING: ReadonlySet<unknown> = new Set(['40001', '40P01'])
const TRIES = 5

function postgresStore(url: string, access: 'writer' | 'reader', describeSituation: DescribeSituation): Store {
  const pool = openPostgres(url, access)
  const db = databaseOver(pool, POSTGRES, { situations: new SituationCache(), describeSituation })

  const once = <T>(begin: string, work: (db: Db) => Promise<T>): Promise<T> =>
    pool.alone(async (connection) => {
      const situations = new SituationCache(db.situations)
      await connection.execute(begin, [])
      try {
        const result = await work(databaseOver(connection, POSTGRES, { situations, describeSituation }))
        await connection.execute('commit', [])
        situations.commit()
        return result
      } catch (error) {
        // Where the connection is gone, so is the transaction: what is told is what went wrong first.
        await connection.execute('rollback', []).catch(() => undefined)
        throw error
      }
    })

  return {
    db,
    dialect: POSTGRES,
    async transaction(work) {
      for (let tried = 1; ; tried += 1) {
        try {
          return await once('begin', work)
        } catch (error) {
          if (tried === TRIES || !WORTH_RETRYING.has((error as { code?: unknown }).code)) throw error
        }
      }
    },
    snapshot: (work) => once(POSTGRES.beginSnapshot, work),
    close: () => pool.close(),
  }
}
