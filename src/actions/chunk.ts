import { Problem } from '#model/problem.ts'
import { amongMany } from '#store/many-people.ts'
import type { PkRange } from '#store/targets.ts'
import type { ActionRoom } from './room.ts'

/** People per statement: a few tens of milliseconds, so that progress is told and a stop is heard. */
export const CHUNK = 20_000

/** People up to whom an operation is over before anybody could stop it: it answers when it is done (licet-api.md). */
export const AT_ONCE = 1_000

/** Steps of a middling operation. */
const STEPS = 5

/** In steps of how many pks, of a range of so many, an operation of `total` people is written; between two a stop is heard. */
function stepOf(total: number, range: number): number {
  if (total > CHUNK) return CHUNK
  return total > AT_ONCE ? Math.max(AT_ONCE, Math.ceil(range / STEPS)) : Math.max(1, range)
}

/** A range in the steps of an operation of `total` people; few are found at once, wherever they stand among the many. */
function* stepsOf({ pkFrom, pkTo }: PkRange, total: number): Generator<PkRange> {
  const step = stepOf(total, pkTo - pkFrom)
  for (let from = pkFrom; from < pkTo; from += step) yield { pkFrom: from, pkTo: Math.min(pkTo, from + step) }
}

/** Writes for `total` people in a range, step by step. */
export async function inSteps(room: Pick<ActionRoom, 'db'>, range: PkRange, total: number, write: (step: PkRange) => Promise<void>): Promise<void> {
  const all = async (): Promise<void> => {
    for (const step of stepsOf(range, total)) await write(step)
  }
  await (total > AT_ONCE ? amongMany(room.db, all) : all())
}

/** 409 for an operation that somebody stopped. */
export const stopped = (): Problem =>
  new Problem({ status: 409, code: 'operationCancelled', message: 'The operation was stopped; nothing was changed.' })
