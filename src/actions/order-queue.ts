// Keeps the queue as the licences tell it: who has a group's licence in error for want of a seat waits for one (D2).
import type { Guid } from '#model/guid.ts'
import type { Situation } from '#model/license.ts'
import { poolKeyOf } from '#store/situations.ts'
import { syncWaiting } from '#store/waiting.ts'
import type { Wait } from '#store/waiting.ts'
import type { ActionRoom } from './room.ts'

/** What some people had before an operation and have after it. */
export interface SituationEnd {
  readonly before: Situation
  readonly after: Situation
  readonly afterId: number
}

const isWait = ({ state, error }: Situation[number]): boolean => state === 'Error' && error === 'CountViolation'

/** For which groups somebody with this situation waits, and in which pools. */
export const waitsIn = (situation: Situation, groupPks: ReadonlyMap<Guid, number>): Omit<Wait, 'situationId'>[] =>
  situation.filter(isWait).flatMap((record) => {
    const groupPk = groupPks.get(record.assignedByGroup ?? '')
    return groupPk === undefined ? [] : [{ poolKey: poolKeyOf(record), groupPk }]
  })

/** Puts the people whom an operation changed into the queue, or takes them out of it; an undo gives old places back. */
export async function orderQueue(room: ActionRoom, operationPk: number, ends: readonly SituationEnd[], groupPks: ReadonlyMap<Guid, number>, undoOf: number | null = null): Promise<void> {
  if (!ends.some(({ before, after }) => before.some(isWait) || after.some(isWait))) return
  const waits = new Map<string, Wait>()
  for (const { after, afterId } of ends) {
    for (const wait of waitsIn(after, groupPks)) waits.set(`${afterId} ${wait.poolKey} ${wait.groupPk}`, { situationId: afterId, ...wait })
  }
  await syncWaiting(room.db, room.tenant.pk, operationPk, [...waits.values()], room.now.toISOString(), undoOf)
}
