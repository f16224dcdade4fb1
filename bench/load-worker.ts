// The client of the benchmarks: plain sockets in a thread of its own, so that it costs little and the same for both sides.
import { once } from 'node:events'
import { connect } from 'node:net'
import { parentPort } from 'node:worker_threads'
import type { LoadOrder, LoadResult } from './open-load.ts'

const HEAD_END = '\r\n\r\n'

/** The length of a whole response, or null while its head is not complete. Throws for an answer that is no success. */
function responseLength(received: Buffer): number | null {
  const end = received.indexOf(HEAD_END)
  if (end < 0) return null
  const head = received.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 2') || length === undefined) throw new Error(`Unexpected answer: ${received.toString()}`)
  return end + HEAD_END.length + Number(length)
}

/** Sends the requests of a queue over one connection, each after the answer to the one before. */
async function useConnection({ host, port }: LoadOrder, queue: Iterator<string>, latencies: number[]): Promise<void> {
  const socket = connect({ host, port, noDelay: true })
  await once(socket, 'connect')
  await new Promise<void>((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0)
    let missing: number | null = null
    let sentAt = 0
    const sendNext = (): void => {
      const next = queue.next()
      if (next.done === true) return resolve()
      received = Buffer.alloc(0)
      missing = null
      sentAt = performance.now()
      socket.write(next.value)
    }
    const receive = (chunk: Buffer): void => {
      if (missing === null) {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
        const length = responseLength(received)
        if (length === null) return
        missing = length - received.length
      } else missing -= chunk.length
      if (missing > 0) return
      latencies.push(performance.now() - sentAt)
      sendNext()
    }
    socket.on('error', reject).on('close', () => reject(new Error('The server closed the connection.')))
    socket.on('data', (chunk) => {
      try {
        receive(chunk)
      } catch (error) {
        reject(error as Error)
      }
    })
    sendNext()
  }).finally(() => socket.destroy())
}

async function drive(order: LoadOrder): Promise<LoadResult> {
  const latenciesMs: number[] = []
  const queue = order.requests.values()
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: order.connections }, () => useConnection(order, queue, latenciesMs)))
  return { wallMs: performance.now() - startedAt, latenciesMs }
}

parentPort!.on('message', (order: LoadOrder) => {
  void drive(order).then(
    (result) => parentPort!.postMessage(result),
    (error: Error) => parentPort!.postMessage({ error: error.message }),
  )
})
