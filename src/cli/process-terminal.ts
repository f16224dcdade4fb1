import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Terminal } from './terminal.ts'

const PIPE_CLOSED = 'EPIPE'

async function question(text: string, shown: boolean): Promise<string> {
  process.stderr.write(text)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: shown ? process.stderr : nowhere, terminal: process.stdin.isTTY })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    if (!shown) process.stderr.write('\n')
  }
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // Whoever reads may have enough: `licet users | head` is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === PIPE_CLOSED) process.exit(0)
    throw error
  })
  return {
    env: process.env,
    isInteractive: process.stdin.isTTY && process.stdout.isTTY,
    width: process.stdout.columns ?? 100,
    fetch: globalThis.fetch,
    async write(text) {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain')
    },
    tell: (text) => void process.stderr.write(text),
    ask: (text) => question(text, true),
    askSecret: (text) => question(text, false),
  }
}
