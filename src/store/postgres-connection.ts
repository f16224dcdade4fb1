import { Pool, types, type PoolClient } from 'pg'
import type { Connection, Row } from './database.ts'

const INT8 = 20
const POOLED_CONNECTIONS = 10

// Counts and keys stay far below 2^53, so 64-bit numbers are numbers here.
const parsers: typeof types.getTypeParser = ((oid: number, format: 'text') =>
  oid === INT8 ? Number : types.getTypeParser(oid, format)) as never

const connectionOver = (runner: Pool | PoolClient): Connection => ({
  async execute(sql, parameters) {
    const { rows, rowCount } = await runner.query<Row>(sql, parameters as unknown[])
    return { rows, changes: rowCount ?? 0 }
  },
  async executeMany(sql, sets) {
    for (const parameters of sets) await runner.query(sql, parameters as unknown[])
  },
})

export interface PostgresConnections extends Connection {
  /** Runs work on one connection of its own. */
  alone<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens a pool of PostgreSQL connections; the first query connects. */
export function openPostgres(url: string, access: 'writer' | 'reader'): PostgresConnections {
  // No statement here runs long enough to be worth compiling, and a count of everybody would be.
  const options = access === 'reader' ? '-c jit=off -c default_transaction_read_only=on' : '-c jit=off'
  const pool = new Pool({ connectionString: url, max: POOLED_CONNECTIONS, types: { getTypeParser: parsers }, options })
  // A connection that idles and is cut is replaced by the next query; nobody waits for it.
  pool.on('error', () => undefined)
  return {
    ...connectionOver(pool),
    async alone(work) {
      const client = await pool.connect()
      let broken = false
      // A connection that is cut while somebody works on it says so here as well as to the statement that runs.
      const onCut = (): void => {
        broken = true
      }
      client.on('error', onCut)
      try {
        return await work(connectionOver(client))
      } finally {
        client.off('error', onCut)
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}
