// A load of requests over a few kept connections, driven from a thread of its own.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export interface LoadOrder {
  readonly host: string
  readonly port: number
  readonly connections: number
  /** Whole HTTP requests, as they go over the wire. */
  readonly requests: readonly string[]
}

export interface LoadResult {
  readonly wallMs: number
  readonly latenciesMs: readonly number[]
}

export interface WireRequest {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly token: string
  readonly body?: unknown
  /** Asks for Graph's advanced queries. */
  readonly isAdvanced?: boolean
}

export interface Load extends AsyncDisposable {
  /** Sends all requests and waits for all answers. Throws for an answer that is no success. One call at a time. */
  send(url: string, requests: readonly WireRequest[], connections?: number): Promise<LoadResult>
}

/** As many as a small office: enough to keep a server busy. */
export const CONNECTIONS = 8

function formatRequest(host: string, { method = 'GET', path, token, body, isAdvanced = false }: WireRequest): string {
  const content = body === undefined ? '' : JSON.stringify(body)
  const about = body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(content)}\r\n`
  return `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n${about}${isAdvanced ? 'ConsistencyLevel: eventual\r\n' : ''}\r\n${content}`
}

/** Starts the thread. */
export function openLoad(): Load {
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url))
  return {
    async send(url, requests, connections = CONNECTIONS) {
      const { host, hostname, port } = new URL(url)
      const order: LoadOrder = { host: hostname, port: Number(port), connections, requests: requests.map((one) => formatRequest(host, one)) }
      worker.postMessage(order)
      const [result] = (await once(worker, 'message')) as [LoadResult | { error: string }]
      if ('error' in result) throw new Error(result.error)
      return result
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate()
    },
  }
}
