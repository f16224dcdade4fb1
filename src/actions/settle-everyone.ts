import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { LicenseRecord } from '#model/license.ts'
import { allSituations } from '#store/situations.ts'
import type { ActionRoom } from './room.ts'
import { isUnsettled, settleAfter, settleCrowd } from './settle.ts'

/** For want of a seat people wait, and are given one in the order of the queue. */
const isForWantOfSeats = ({ error }: LicenseRecord): boolean => error === 'CountViolation' || error === 'Other'

/**
 * Lets follow what follows from a change of what everyone is judged by, a rule or a setting that is in the room already:
 * first for those who wait, then for everyone else in error. The pools are locked by the caller.
 */
export async function settleEveryone(room: ActionRoom, caller: Caller, cause: { readonly pk: number; readonly id: Guid }): Promise<void> {
  await settleAfter(room, caller, cause)
  const situationIds = [...(await allSituations(room.db, room.tenant.pk))]
    .filter(([, records]) => records.some((record) => isUnsettled(record) && !isForWantOfSeats(record)))
    .map(([id]) => id)
  if (situationIds.length === 0) return
  const made = await settleCrowd(room, { ...caller, kind: 'clock' }, 'settleGroups', { inSituations: { situationIds, groupPk: null } }, cause.id)
  if (made !== null) await settleAfter(room, caller, made)
}
