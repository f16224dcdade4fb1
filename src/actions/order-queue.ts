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

/** Puts the people whom an operation changed into the queue, or takes them out of it. */
export async function orderQueue(room: ActionRoom, operationPk: number, ends: readonly SituationEnd[], groupPks: ReadonlyMap<Guid, number>): Promise<void> {
  if (!ends.some(({ before, after }) => before.some(isWait) || after.some(isWait))) return
  const waits = new Map<string, Wait>()
  for (const { after, afterId } of ends) {
    for (const record of after.filter(isWait)) {
      const groupPk = groupPks.get(record.assignedByGroup ?? '')
      const poolKey = poolKeyOf(record)
      if (groupPk !== undefined) waits.set(`${afterId} ${poolKey} ${groupPk}`, { situationId: afterId, poolKey, groupPk })
    }
  }
  await syncWaiting(room.db, room.tenant.pk, operationPk, [...waits.values()], room.now.toISOString())
}
