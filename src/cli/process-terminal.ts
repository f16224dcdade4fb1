import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Terminal } from './terminal.ts'

const PIPE_CLOSED = 'EPIPE'

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() })

async function askOn(output: Writable, question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
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
    ask: (question) => askOn(process.stderr, question),
    async askSecret(question) {
      process.stderr.write(question)
      const secret = await askOn(nowhere(), '')
      process.stderr.write('\n')
      return secret
    },
  }
}
