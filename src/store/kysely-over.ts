import {
  Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Connection, Db } from './database.ts'
import type { Dialect } from './dialect.ts'
import type { Tables } from './tables.ts'

const nothing = async (): Promise<void> => {}

const COMPILERS = { sqlite: () => new SqliteQueryCompiler(), postgres: () => new PostgresQueryCompiler() }
const ADAPTERS = { sqlite: () => new SqliteAdapter(), postgres: () => new PostgresAdapter() }

/** Runs Kysely's queries on a connection; transactions are not its business (openStore has them). */
function driverOver(connection: Connection): Driver {
  const only: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }): Promise<QueryResult<R>> {
      const { rows, changes } = await connection.execute(sql, parameters)
      return { rows: rows as R[], numAffectedRows: BigInt(changes) }
    },
    streamQuery() {
      throw new Error('Rows are read in pages, not streamed.')
    },
  }
  const refuse = (): never => {
    throw new Error('Transactions begin at Store.transaction.')
  }
  return {
    init: nothing,
    acquireConnection: async () => only,
    releaseConnection: nothing,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: nothing,
  }
}

/** A connection with Kysely on top. */
export function databaseOver(
  connection: Connection,
  dialect: Dialect,
  carried: Pick<Db, 'situations' | 'describeSituation'>,
): Db {
  const query = new Kysely<Tables>({
    dialect: {
      createDriver: () => driverOver(connection),
      createAdapter: ADAPTERS[dialect.name],
      createQueryCompiler: COMPILERS[dialect.name],
      createIntrospector: () => {
        throw new Error('The store knows its tables.')
      },
    },
  })
  return {
    query,
    dialect,
    ...carried,
    execute: (sql, parameters) => connection.execute(sql, parameters),
    executeMany: (sql, sets) => connection.executeMany(sql, sets),
  }
}
