// While one operation is a long transaction on the only writer, other writes wait a few seconds, then are told to come again.
import { Problem } from '#model/problem.ts'

const PATIENCE_MS = 5_000

const busy = (): Problem =>
  new Problem({
    status: 503,
    code: 'serviceNotAvailable',
    message: 'A large operation is being written. Please retry after it has finished.',
    words: { key: 'error.busyWriting', arguments: {} },
    retryAfterSeconds: 5,
  })

export interface BulkGate {
  /** Runs a long write; small ones wait meanwhile. */
  long<T>(work: () => Promise<T>): Promise<T>
  /** Runs a small write, at once or when the long one is through; 503 when that takes too long. */
  small<T>(work: () => Promise<T>): Promise<T>
}

export function openBulkGate(): BulkGate {
  let running: Promise<unknown> | null = null

  const pass = (long: Promise<unknown>): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(busy()), PATIENCE_MS)
      void long.then(() => {
        clearTimeout(timer)
        resolve()
      })
    })

  return {
    async long(work) {
      while (running !== null) await running
      const done = work()
      running = done.then(
        () => undefined,
        () => undefined,
      )
      try {
        return await done
      } finally {
        running = null
      }
    },
    async small(work) {
      while (running !== null) await pass(running)
      return work()
    },
  }
}
