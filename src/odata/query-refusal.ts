// Why a query text is refused, in Graph's codes and words.

export interface QueryRefusal {
  readonly status: 400 | 501
  readonly code:
    | 'BadRequest'
    | 'Request_BadRequest'
    | 'Request_UnsupportedQuery'
    | 'ExpandNotSupported'
    | 'NotImplemented'
  /** English, as Graph says it. */
  readonly message: string
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: QueryRefusal }

class QueryRefused extends Error {
  readonly refusal: QueryRefusal

  constructor(refusal: QueryRefusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** Leaves a parser with a refusal; only inside `attempt`. */
export function refuse(code: QueryRefusal['code'], message: string): never {
  throw new QueryRefused({ status: code === 'NotImplemented' ? 501 : 400, code, message })
}

/** Runs a parser and gives its value, or the refusal it left with. */
export function attempt<T>(parser: () => T): Parsed<T> {
  try {
    return { ok: true, value: parser() }
  } catch (error) {
    if (error instanceof QueryRefused) return { ok: false, refusal: error.refusal }
    throw error
  }
}
