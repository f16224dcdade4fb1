// Whoever is deleted waits for nothing, and gives up the seats (D8); whoever comes back has what groups give by then.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { deleteWaitingOf, insertWaiting } from '#store/waiting.ts'
import type { UserRow } from '#store/users.ts'
import { readSituation } from '#store/situations.ts'
import { crowdOfOne } from './crowd-of-one.ts'
import { findUser } from './find-user.ts'
import { pkById, readGroupsInUse } from './licensed-groups.ts'
import { waitsIn } from './order-queue.ts'
import type { ActionRoom } from './room.ts'
import { isUnsettled, settleAfter, settleCrowd } from './settle.ts'

interface Cause {
  readonly pk: number
  readonly id: Guid
}

/** After a deletion: the seats go to who waits. */
export async function settleDeleted(room: ActionRoom, caller: Caller, row: UserRow, cause: Cause): Promise<void> {
  await deleteWaitingOf(room.db, room.tenant.pk, row.pk)
  await settleAfter(room, caller, cause)
}

/** After something of a person changed by which licences are judged: what stood against a group's may be gone. */
export async function settlePerson(room: ActionRoom, caller: Caller, id: Guid, cause: Cause): Promise<void> {
  const { pk, situationId } = await findUser(room.db, room.tenant.pk, id)
  const situation = await readSituation(room.db, room.tenant.pk, situationId)
  if (!situation.some(isUnsettled)) return
  const made = await settleCrowd(room, caller, 'settleGroups', await crowdOfOne(room, pk, situationId), cause.id)
  if (made !== null) await settleAfter(room, caller, made)
}

/** After a restoration: groups may have changed meanwhile, and who still has no seat waits from now. */
export async function settleRestored(room: ActionRoom, caller: Caller, row: UserRow, cause: Cause): Promise<void> {
  const { db, tenant, now } = room
  await settleCrowd(room, caller, 'settleGroups', await crowdOfOne(room, row.pk, row.situationId), cause.id)
  const { situationId } = await findUser(db, tenant.pk, row.id)
  const waits = waitsIn(await readSituation(db, tenant.pk, situationId), pkById(await readGroupsInUse(db, tenant.pk)))
  await insertWaiting(db, tenant.pk, row.pk, waits, now.toISOString())
  await settleAfter(room, caller, cause)
}
