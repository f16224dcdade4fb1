import { Problem } from '#model/problem.ts'

/** People per statement: a few tens of milliseconds, so that progress is told and a stop is heard. */
export const CHUNK = 20_000

/** 409 for an operation that somebody stopped. */
export const stopped = (): Problem =>
  new Problem({ status: 409, code: 'operationCancelled', message: 'The operation was stopped; nothing was changed.' })
