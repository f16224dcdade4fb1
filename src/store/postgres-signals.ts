// What one process tells the others on the same PostgreSQL (LISTEN and NOTIFY).
import { Client } from 'pg'

export interface Signals {
  /** Tells every process, this one too; at most 8,000 bytes. */
  tell(text: string): Promise<void>
  close(): Promise<void>
}

const CHANNEL = 'licet'
const TRY_AGAIN_MS = 1_000

/** Opens a connection that hears what is told. When it breaks it is made anew; what is told meanwhile is not heard. */
export async function openPostgresSignals(url: string, hear: (text: string) => void): Promise<Signals> {
  let closing = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function connect(): Promise<Client> {
    const made = new Client({ connectionString: url })
    made.on('notification', ({ payload }) => hear(payload ?? ''))
    // Breaking ends in `end` too, and only that is answered.
    made.on('error', () => undefined)
    await made.connect()
    await made.query(`listen ${CHANNEL}`)
    made.once('end', connectAgain)
    return made
  }
  function connectAgain(): void {
    if (closing) return
    timer = setTimeout(() => {
      connect().then((made) => (client = made), connectAgain)
    }, TRY_AGAIN_MS)
  }

  let client = await connect()
  // One query at a time is what a connection takes.
  let last: Promise<unknown> = Promise.resolve()
  return {
    tell(text) {
      const told = last.then(async () => void (await client.query('select pg_notify($1, $2)', [CHANNEL, text])))
      last = told.catch(() => undefined)
      return told
    },
    async close() {
      closing = true
      clearTimeout(timer)
      await last
      await client.end()
    },
  }
}
