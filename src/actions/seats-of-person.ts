// Seats move with a person: freed when they are deleted, taken again when they come back, even past capacity (D8).
import { seatsOf } from '#engine/effective-plans.ts'
import { addConsumed, lockPools } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import type { ActionRoom } from './room.ts'

async function move({ db, tenant }: ActionRoom, situationId: number, by: 1 | -1): Promise<void> {
  const seats = seatsOf(await readSituation(db, tenant.pk, situationId))
  const deltas = new Map([...seats.keys()].map((poolKey) => [poolKey, by]))
  if (deltas.size === 0) return
  await lockPools(db, tenant.pk, [...deltas.keys()])
  await addConsumed(db, tenant.pk, deltas)
}

export const releaseSeats = (room: ActionRoom, situationId: number): Promise<void> => move(room, situationId, -1)
export const takeSeats = (room: ActionRoom, situationId: number): Promise<void> => move(room, situationId, 1)
