import { GraphRequestError } from './graph-request-error.ts'

export interface ClientOptions {
  readonly fetch: typeof globalThis.fetch
  /** The origin, without a slash at its end; empty for the page's own. */
  readonly baseUrl: string
  /** A bearer token; without one the browser's session cookie speaks. */
  readonly token?: string | (() => string | Promise<string>)
  /** In which language messages are answered; a function is asked at each call. */
  readonly language?: string | (() => string)
}

export interface CallOptions {
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
}

export interface Call extends CallOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly body?: unknown
  /** A body that is no JSON; what it is stands in the headers. */
  readonly text?: string | ArrayBuffer
}

/** Sends one request and reads its JSON; undefined for an answer without a body. */
export type Send = <T>(path: string, call?: Call) => Promise<T>

/** A page of a list, in OData's words. */
export interface Page<T> {
  readonly value: readonly T[]
  readonly '@odata.count'?: number
  readonly '@odata.nextLink'?: string
}

const valueOf = async (given: string | (() => string | Promise<string>)) => (typeof given === 'function' ? given() : given)

/**
 * Makes the one function through which every call goes.
 * It throws GraphRequestError for an answer of 400 and above, and what fetch throws when there is no answer.
 */
export function createSend(options: ClientOptions): Send {
  return async <T>(path: string, call: Call = {}): Promise<T> => {
    const headers = new Headers(call.headers)
    headers.set('Accept', 'application/json')
    if (call.body !== undefined) headers.set('Content-Type', 'application/json')
    if (options.language) headers.set('Accept-Language', await valueOf(options.language))
    if (options.token) headers.set('Authorization', `Bearer ${await valueOf(options.token)}`)
    const response = await options.fetch(path.startsWith('http') ? path : `${options.baseUrl}${path}`, {
      method: call.method ?? 'GET',
      headers,
      credentials: 'same-origin',
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      ...(call.text === undefined ? {} : { body: call.text }),
      ...(call.signal ? { signal: call.signal } : {}),
    })
    const text = await response.text()
    const body = readJson(text)
    if (!response.ok) throw new GraphRequestError(response, body)
    return body as T
  }
}

function readJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
