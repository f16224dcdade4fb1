// What an operation does to people's data: clocks start for what nothing keeps alive any more, and stop for what is
// kept again (D10). It follows every write of licences, in its transaction.
import { bitOf, bitsOf, kindsIn, startDataClock } from '#engine/data-clock.ts'
import { dataKeptBy } from '#engine/effects.ts'
import type { Effects } from '#engine/effects.ts'
import type { DataCause, DataItemKind } from '#model/data-item.ts'
import type { Situation } from '#model/license.ts'
import { insertLosses, startClocks, stopClocksOf, stopSecondClocks } from '#store/data-clocks.ts'
import type { DataMove } from '#store/data-clocks.ts'
import { stopFirstClocks } from '#store/first-clocks.ts'
import type { ClockMove } from '#store/first-clocks.ts'
import { insertJournalRow, journalRange } from '#store/journal.ts'
import type { UserRow } from '#store/users.ts'
import { inSteps } from './chunk.ts'
import { dataDaysOf } from './data-days.ts'
import type { ActionRoom, ReadingRoom } from './room.ts'
import { showingBook } from './rule-book-of.ts'

/** From which situation to which an operation took people. */
export interface SituationMove {
  readonly beforeId: number
  readonly before: Situation
  readonly afterId: number
  readonly after: Situation
}

/** The kinds of data that a set of licences keeps alive. */
export const keptBy = ({ catalogue }: ReadingRoom, situation: Situation): ReadonlySet<DataItemKind> => dataKeptBy(situation, showingBook(catalogue))

/** Notes the clocks that an operation starts, of these kinds. */
export async function noteLosses({ db, tenant, now }: ActionRoom, operationPk: number, cause: DataCause, kinds: readonly DataItemKind[]): Promise<void> {
  const [days, since] = [dataDaysOf(tenant), now.toISOString()]
  await insertLosses(db, tenant.pk, operationPk, kinds.map((kind) => ({ ...startDataClock(kind, cause, since, days), bit: bitOf(kind) })))
}

/** Of how many people, and why they lose what they lose. */
interface Loss {
  readonly total: number
  readonly cause?: DataCause
}

/** What each move takes away and gives back, once for each pair of situations. */
export function clockMoves(room: ReadingRoom, moves: readonly SituationMove[]): readonly ClockMove[] {
  const found = new Map<string, ClockMove>()
  for (const { beforeId, before, afterId, after } of moves) {
    const key = `${beforeId} ${afterId}`
    if (found.has(key)) continue
    const [kept, keeps] = [keptBy(room, before), keptBy(room, after)]
    found.set(key, { beforeSituationId: beforeId, afterSituationId: afterId, lost: bitsOf(kept.difference(keeps)), back: bitsOf(keeps.difference(kept)) })
  }
  return [...found.values()]
}

/** Of moves, those that take something, or give it back. */
export const withBits = (moves: readonly ClockMove[], side: 'lost' | 'back'): DataMove[] => moves.filter((move) => move[side] !== 0).map((move) => ({ ...move, bits: move[side] }))

/** Lets the data follow people's situations where these are written already, and the journal of the operation has them. */
export async function noteData(room: ActionRoom, operationPk: number, ends: readonly SituationMove[], loss: Loss): Promise<void> {
  const { db, tenant } = room
  const moves = clockMoves(room, ends)
  const back = withBits(moves, 'back')
  if (back.length > 0) {
    const range = await journalRange(db, tenant.pk, operationPk)
    await inSteps(room, range, loss.total, async (step) => {
      await stopFirstClocks(db, tenant.pk, operationPk, moves, step)
      await stopSecondClocks(db, tenant.pk, operationPk, back, step)
    })
  }
  await startClocksOf(room, operationPk, loss, withBits(moves, 'lost'))
}

/** Starts the clocks of an operation, a part of the people at a time. */
export async function startClocksOf(room: ActionRoom, operationPk: number, { cause = 'unlicensed', total }: Loss, moves: readonly DataMove[]): Promise<void> {
  if (moves.length === 0) return
  const { db, tenant } = room
  await noteLosses(room, operationPk, cause, kindsIn(moves.reduce((bits, move) => bits | move.bits, 0)))
  const range = await journalRange(db, tenant.pk, operationPk)
  await inSteps(room, range, total, (step) => startClocks(db, tenant.pk, operationPk, cause, moves, step))
}

/** The same for one person, of whom it is known what a change does. */
export async function noteDataOfPerson(room: ActionRoom, operationPk: number, userPk: number, { dataLost, dataReturned }: Pick<Effects, 'dataLost' | 'dataReturned'>, move: Omit<DataMove, 'bits'>): Promise<void> {
  const { db, tenant } = room
  if (dataReturned.length > 0) await stopClocksOf(db, tenant.pk, userPk, bitsOf(dataReturned))
  if (dataLost.length === 0) return
  await noteLosses(room, operationPk, 'unlicensed', dataLost)
  await startClocks(db, tenant.pk, operationPk, 'unlicensed', [{ ...move, bits: bitsOf(dataLost) }], { pkFrom: userPk - 1, pkTo: userPk })
}

/** Starts clocks of somebody whose licences stay as they are; the journal names them for the sake of the clocks. */
export async function noteDataAlone(room: ActionRoom, operationPk: number, { pk, situationId, usageLocation }: Pick<UserRow, 'pk' | 'situationId' | 'usageLocation'>, cause: DataCause, kinds: readonly DataItemKind[]): Promise<void> {
  const { db, tenant } = room
  const same = { beforeSituationId: situationId, afterSituationId: situationId }
  await insertJournalRow(db, tenant.pk, operationPk, { userPk: pk, ...same, beforeUsageLocation: usageLocation, afterUsageLocation: usageLocation, outcome: 'unchanged' })
  await noteLosses(room, operationPk, cause, kinds)
  await startClocks(db, tenant.pk, operationPk, cause, [{ ...same, bits: bitsOf(kinds) }], { pkFrom: pk - 1, pkTo: pk })
}
