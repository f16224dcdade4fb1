// What goes wrong, in Graph's shape (https://learn.microsoft.com/graph/errors).
import { Problem } from '#model/problem.ts'
import type { ProblemFacts } from '#model/problem.ts'

/** Names under which one request can be found again: ours, and the client's own when it gave one. */
export interface RequestIds {
  readonly requestId: string
  readonly clientRequestId: string
}

const FAULT: ProblemFacts = {
  status: 500,
  code: 'InternalServerError',
  message: 'Something went wrong on our side; the log has it under the request-id.',
}

const CHALLENGE = 'Bearer realm="", client_id="00000003-0000-0000-c000-000000000000"'

/** The facts of a thrown value: a Problem's own, and one sentence for every fault of ours. */
export const factsOf = (error: unknown): ProblemFacts => (error instanceof Problem ? error.facts : FAULT)

/** The body of an error; Graph's date has no zone. */
export function errorBody(facts: ProblemFacts, ids: RequestIds, now: Date): object {
  return {
    error: {
      code: facts.code,
      message: facts.message,
      ...(facts.details && { details: facts.details }),
      ...facts.more,
      innerError: {
        date: now.toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  }
}

/** The headers that belong to some errors. */
export function errorHeaders(facts: ProblemFacts): Record<string, string> {
  const headers: Record<string, string> = {}
  if (facts.status === 401) headers['WWW-Authenticate'] = CHALLENGE
  if (facts.status === 413) headers['Connection'] = 'close'
  if (facts.retryAfterSeconds !== undefined) headers['Retry-After'] = String(facts.retryAfterSeconds)
  return headers
}
