import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import type { Connection, Row } from './database.ts'

const BUSY_TIMEOUT_MS = 5_000
const CACHED_STATEMENTS = 400
/** Several connections of one process have theirs. A file that is mapped counts once for each, whole. */
const CACHE_KIB = { writer: 32_768, reader: 16_384 }

export interface SqliteConnection extends Connection {
  /** Runs SQL without parameters, at once. */
  script(sql: string): void
  close(): void
}

interface Prepared {
  readonly statement: StatementSync
  /** None of a statement that only writes. */
  readonly columns: readonly string[]
}

/** A plain object: what the driver makes of a row itself is slower to make and to read. */
function rowOf(columns: readonly string[], values: readonly unknown[]): Row {
  const row: Record<string, unknown> = {}
  for (let at = 0; at < columns.length; at++) row[columns[at]!] = values[at]
  return row
}

/** Opens a SQLite file: WAL, every commit on the disk before it returns, foreign keys held. */
export function openSqlite(path: string, access: 'writer' | 'reader'): SqliteConnection {
  const database = new DatabaseSync(path, {
    readOnly: access === 'reader',
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
    enableDoubleQuotedStringLiterals: false,
  })
  if (access === 'writer') database.exec('pragma journal_mode = wal; pragma synchronous = full')
  database.exec(`pragma cache_size = -${CACHE_KIB[access]}; pragma temp_store = memory; pragma analysis_limit = 1000`)
  const statements = new Map<string, Prepared>()

  function prepare(sql: string): Prepared {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    const columns = statement.columns().map(({ name }) => name)
    statement.setReturnArrays(true)
    const prepared = { statement, columns }
    // The oldest goes first: the few hot statements are prepared again at once.
    const [oldest] = statements.size >= CACHED_STATEMENTS ? statements.keys() : []
    if (oldest !== undefined) statements.delete(oldest)
    statements.set(sql, prepared)
    return prepared
  }

  return {
    async execute(sql, parameters) {
      const { statement, columns } = prepare(sql)
      const values = parameters as readonly SQLInputValue[]
      if (columns.length === 0) return { rows: [], changes: Number(statement.run(...values).changes) }
      const rows = (statement.all(...values) as unknown as SQLOutputValue[][]).map((row) => rowOf(columns, row))
      return { rows, changes: rows.length }
    },
    async executeMany(sql, sets) {
      const { statement } = prepare(sql)
      for (const parameters of sets) statement.run(...(parameters as readonly SQLInputValue[]))
    },
    script: (sql) => database.exec(sql),
    close: () => database.close(),
  }
}
