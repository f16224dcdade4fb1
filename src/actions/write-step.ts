// A step of a write of many people, once the journal names them: their licences, and with them the clocks of their data.
import { kindsIn } from '#engine/data-clock.ts'
import { applyJournal, applyToEverybody, lookAtRange } from '#store/apply-journal.ts'
import type { Applying } from '#store/apply-journal.ts'
import { guardsAnything, hasSecondClocks, lostBeside, stopSecondClocks } from '#store/data-clocks.ts'
import type { DataMove } from '#store/data-clocks.ts'
import { moveBits, startSecondClocks } from '#store/first-clocks.ts'
import type { ClockMove, MoveBits } from '#store/first-clocks.ts'
import type { PkRange } from '#store/targets.ts'
import { clockMoves, noteLosses, withBits } from './note-data.ts'
import type { SituationMove } from './note-data.ts'
import type { ActionRoom } from './room.ts'

/** What becomes of a class: `relocates` where its usage location changes, `isCut` where only a part of it goes this way. */
export interface WrittenMove extends SituationMove {
  readonly relocates: boolean
  readonly isCut: boolean
}

/** What the steps of one operation have in common. */
export interface WriteWork {
  /** The way of each situation, where it alone decides; null otherwise. */
  readonly ways: readonly ClockMove[] | null
  readonly clocks: MoveBits | null
  /** Whether anybody loses something. */
  readonly takes: boolean
  /** What came back of clocks beside the first. */
  readonly stopped: readonly DataMove[]
}

/** Ways that are tried one after the other for everybody. */
const FEW_WAYS = 16

function waysOf(ends: readonly WrittenMove[], moves: readonly ClockMove[]): readonly ClockMove[] | null {
  const ways = new Map<number, number>()
  for (const { beforeId, afterId, relocates, isCut } of ends) {
    if (relocates || isCut || (ways.get(beforeId) ?? afterId) !== afterId) return null
    ways.set(beforeId, afterId)
  }
  return moves.length === 0 || moves.length > FEW_WAYS ? null : moves
}

/** Prepares the steps, before anybody is written: notes what data is lost, and finds what there is to do. */
export async function openWriteWork(room: ActionRoom, operationPk: number, ends: readonly WrittenMove[]): Promise<WriteWork> {
  const { db, tenant } = room
  const moves = clockMoves(room, ends.filter(({ beforeId, afterId, relocates }) => beforeId !== afterId || relocates))
  const lost = moves.reduce((bits, move) => bits | move.lost, 0)
  const back = withBits(moves, 'back')
  const ways = waysOf(ends, moves)
  if (lost !== 0) await noteLosses(room, operationPk, 'unlicensed', kindsIn(lost))
  const bits = lost === 0 && back.length === 0 ? null : await moveBits(db, moves)
  const guarded = lost !== 0 && (await guardsAnything(db, tenant.pk))
  return {
    ways: guarded ? null : ways,
    clocks: bits !== null && guarded ? { ...bits, lost: lostBeside(bits.lost, 'unlicensed') } : bits,
    takes: lost !== 0,
    stopped: back.length > 0 && (await hasSecondClocks(db, tenant.pk)) ? back : [],
  }
}

/** Gives people in a range what the journal says, which names `noted` of them; gives how many changed. */
export async function writeStep({ db, tenant }: ActionRoom, operationPk: number, { ways, clocks, takes, stopped }: WriteWork, noted: number, step: PkRange & Pick<Applying, 'version' | 'at'>): Promise<number> {
  // Where the journal names few of those in the range, that is not read for their sake.
  const isDense = noted > (step.pkTo - step.pkFrom) / 2
  const range = isDense && (clocks !== null || ways !== null) ? await lookAtRange(db, tenant.pk, step) : null
  const runs = range === null || range.running > 0
  if (clocks !== null && takes && runs) await startSecondClocks(db, tenant.pk, operationPk, clocks, step)
  const applying = { ...step, clocks: takes || runs ? clocks : null, runs }
  const changed = await (ways !== null && range?.people === noted
    ? applyToEverybody(db, tenant.pk, operationPk, ways, applying)
    : applyJournal(db, tenant.pk, operationPk, applying))
  if (stopped.length > 0) await stopSecondClocks(db, tenant.pk, operationPk, stopped, step)
  return changed
}
