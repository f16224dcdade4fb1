import type { ProblemDetail } from '#model/problem.ts'

interface GraphErrorBody {
  readonly error?: {
    readonly code?: string
    readonly message?: string
    readonly details?: readonly ProblemDetail[]
    readonly innerError?: { readonly 'request-id'?: string }
  } & Readonly<Record<string, unknown>>
}

/** A refusal or failure that a server of Graph's manners answered, read from its error body. */
export class GraphRequestError extends Error {
  override readonly name = 'GraphRequestError'
  readonly status: number
  /** Graph's error code, such as Request_BadRequest; `unknownError` when the answer was not of Graph's shape. */
  readonly code: string
  readonly requestId: string | null
  readonly details: readonly ProblemDetail[]
  /** The whole error object: a stale plan, for one, says there what moved. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly retryAfterSeconds: number | null

  constructor(response: Response, body: unknown) {
    const error = (body as GraphErrorBody | null)?.error
    super(error?.message ?? `${response.status} ${response.statusText}`.trim())
    const retryAfter = response.headers.get('Retry-After')
    this.status = response.status
    this.code = error?.code ?? 'unknownError'
    this.requestId = error?.innerError?.['request-id'] ?? response.headers.get('request-id')
    this.details = error?.details ?? []
    this.facts = error ?? {}
    this.retryAfterSeconds = retryAfter === null ? null : Number(retryAfter)
  }
}
