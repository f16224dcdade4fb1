// One request and one answer as plain values: no socket here, so `$batch` and tests go the same way as the wire.
import type { Verb } from '#engine/access.ts'
import type { Caller } from '#model/caller.ts'
import type { Office } from '#threads/office.ts'

export interface GraphRequest {
  readonly method: string
  /** What follows the version, as it was sent: `/users/a%40b`. */
  readonly path: string
  /** What follows the question mark, as it was sent. */
  readonly query: string
  readonly header: (name: string) => string | null
  /** The body as text; empty when there is none. */
  readonly text: () => Promise<string>
  readonly caller: Caller
  /** Whether writes in a batch may leave out the type of their body (D23); asked for a batch alone. */
  readonly isLenientBatch?: () => Promise<boolean>
  /** Where the API stands for this client, such as `https://localhost:7451/v1.0`: links lead back there. */
  readonly root: string
  /** How an error is told to this client. */
  readonly answerError: (error: unknown) => GraphAnswer
}

export interface GraphAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, a text as plain text; absent for 204. */
  readonly body?: object | string
}

export type Parameters = Readonly<Record<string, string>>

/** A request at its route: what a handler is given. */
export interface GraphCall extends GraphRequest {
  readonly office: Office
  readonly parameters: Parameters
  /** The same API for the requests that stand inside a request. */
  readonly again: (request: GraphRequest) => Promise<GraphAnswer>
}

export type Handler = (call: GraphCall) => Promise<GraphAnswer>

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Segments in Graph's own spelling, parameters in braces. */
  readonly path: string
  /** What the caller must be allowed, any of them; null where each part of the request is decided by itself. */
  readonly verb: Verb | readonly Verb[] | null
  /** What will do instead when the person in the path is the caller. */
  readonly ownVerb?: Verb
  readonly handle: Handler
}
