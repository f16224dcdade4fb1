// What goes wrong on purpose: an error with a status, Graph's code and the facts from which words are made.

export interface ProblemDetail {
  readonly code: string
  readonly message: string
  readonly target?: string
}

export interface ProblemFacts {
  readonly status: number
  /** Graph's error code, such as Request_BadRequest. */
  readonly code: string
  /** English, in Graph's own words where Graph has any. */
  readonly message: string
  /** The key in the language files under which the same is said on screen, with its arguments. */
  readonly words?: { readonly key: string; readonly arguments: Readonly<Record<string, string | number>> }
  readonly details?: readonly ProblemDetail[]
  /** More members of the answer's error object, such as what moved since a plan was made. */
  readonly more?: Readonly<Record<string, unknown>>
  readonly retryAfterSeconds?: number
}

/** An error that is an answer. Anything else that is thrown is a fault of ours and answered with 500. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly facts: ProblemFacts

  constructor(facts: ProblemFacts) {
    super(facts.message)
    this.facts = facts
  }
}

/** 400 Request_BadRequest with a message. */
export const badRequest = (message: string, more: Partial<ProblemFacts> = {}): Problem =>
  new Problem({ status: 400, code: 'Request_BadRequest', message, ...more })

/** 404 in Graph's words. */
export const notFound = (id: string): Problem =>
  new Problem({
    status: 404,
    code: 'Request_ResourceNotFound',
    message: `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    words: { key: 'error.notFound', arguments: { id } },
  })

/** 403 in Graph's words. */
export const denied = (more: Partial<ProblemFacts> = {}): Problem =>
  new Problem({
    status: 403,
    code: 'Authorization_RequestDenied',
    message: 'Insufficient privileges to complete the operation.',
    words: { key: 'error.denied', arguments: {} },
    ...more,
  })
