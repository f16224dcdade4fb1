import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
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
  const statements = new Map<string, { statement: StatementSync; reads: boolean }>()

  function prepare(sql: string): { statement: StatementSync; reads: boolean } {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    const prepared = { statement, reads: statement.columns().length > 0 }
    // The oldest goes first: the few hot statements are prepared again at once.
    const [oldest] = statements.size >= CACHED_STATEMENTS ? statements.keys() : []
    if (oldest !== undefined) statements.delete(oldest)
    statements.set(sql, prepared)
    return prepared
  }

  return {
    async execute(sql, parameters) {
      const { statement, reads } = prepare(sql)
      const values = parameters as readonly SQLInputValue[]
      if (!reads) return { rows: [], changes: Number(statement.run(...values).changes) }
      const rows = statement.all(...values) as Row[]
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
