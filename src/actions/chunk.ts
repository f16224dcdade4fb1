import { Problem } from '#model/problem.ts'

/** People per statement: a few tens of milliseconds, so that progress is told and a stop is heard. */
export const CHUNK = 20_000

/** People up to whom an operation is over before anybody could stop it: it answers when it is done (licet-api.md). */
export const AT_ONCE = 1_000

/** In steps of how many pks, of a range of so many, an operation of `total` people is written; between two a stop is heard. */
export function stepOf(total: number, range: number): number {
  if (total > CHUNK) return CHUNK
  return total > AT_ONCE ? Math.max(AT_ONCE, Math.ceil(range / STEPS)) : Math.max(1, range)
}

/** Steps of a middling operation. */
const STEPS = 5

/** 409 for an operation that somebody stopped. */
export const stopped = (): Problem =>
  new Problem({ status: 409, code: 'operationCancelled', message: 'The operation was stopped; nothing was changed.' })
