// Seats move with a person: freed when they are deleted, taken again when they come back, even past capacity (D8).
import { seatsOf } from '#engine/effective-plans.ts'
import { addConsumed } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import type { ActionRoom } from './room.ts'

/** The pools are locked by the caller, as lockPerson does. */
async function move({ db, tenant }: ActionRoom, situationId: number, by: 1 | -1): Promise<void> {
  const seats = seatsOf(await readSituation(db, tenant.pk, situationId))
  await addConsumed(db, tenant.pk, new Map([...seats.keys()].map((poolKey) => [poolKey, by])))
}

export const releaseSeats = (room: ActionRoom, situationId: number): Promise<void> => move(room, situationId, -1)
export const takeSeats = (room: ActionRoom, situationId: number): Promise<void> => move(room, situationId, 1)
