// The store: records in SQLite or PostgreSQL. This file says what a database is to the rest of the room.
import type { Kysely } from 'kysely'
import type { DescribeSituation } from './describe-situation.ts'
import type { Dialect } from './dialect.ts'
import type { SituationCache } from './situation-cache.ts'
import type { Tables } from './tables.ts'

export type Row = Record<string, unknown>

/** One way to run SQL: a connection, or a pool of them. */
export interface Connection {
  /** Runs one statement. `changes` counts the rows that a write touched. */
  execute(sql: string, parameters: readonly unknown[]): Promise<{ rows: Row[]; changes: number }>
  /** Runs one write once for each set of parameters. */
  executeMany(sql: string, sets: Iterable<readonly unknown[]>): Promise<void>
}

/** A database, or one transaction on it. Every function of the room takes one first, and a tenant second. */
export interface Db extends Connection {
  /** The facts by which this database differs from the other. */
  readonly dialect: Dialect
  readonly query: Kysely<Tables>
  readonly situations: SituationCache
  readonly describeSituation: DescribeSituation
}
