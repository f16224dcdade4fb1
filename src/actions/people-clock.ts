// The deleted by the clock: who was deleted 30 days ago is gone for good, as an operation of Licet's own (D8).
import type { Caller } from '#model/caller.ts'
import { firstDeletion, listGoing, listTenantsWithGoing } from '#store/deleted-users.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { nextChange } from '#store/tenants.ts'
import { purgeUserRows } from '#store/users.ts'
import type { ClockJob } from './clock-job.ts'
import { recordOperation } from './record-operation.ts'
import type { ActionRoom } from './room.ts'

/** How long a deleted person can be restored (D8). */
export const RESTORABLE_MS = 30 * 24 * 3_600_000

const deletedBy = (instant: string): string => new Date(Date.parse(instant) - RESTORABLE_MS).toISOString()

async function run(room: ActionRoom, caller: Caller): Promise<void> {
  const { db, tenant, now } = room
  const going = await listGoing(db, tenant.pk, deletedBy(now.toISOString()))
  if (going.length === 0) return
  await purgeUserRows(db, tenant.pk, going.map(({ pk }) => pk), { version: await nextChange(db, tenant.pk) })
  const operation = await recordOperation(room, caller, { kind: 'purgeUser', total: going.length })
  for (const { id, displayName, userPrincipalName, deletedDateTime } of going) {
    const before = { displayName, userPrincipalName, deletedDateTime }
    await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'user', objectId: id, before, after: { ...before, purged: true } })
  }
  room.tell({ type: 'user', ids: going.map(({ id }) => id) })
}

export const PEOPLE_CLOCK: ClockJob = {
  tenantsDue: (db, realNow) => listTenantsWithGoing(db, realNow, RESTORABLE_MS),
  nextDue: async ({ db, tenant }, until) => {
    const first = await firstDeletion(db, tenant.pk, deletedBy(until))
    return first === undefined ? undefined : new Date(Date.parse(first) + RESTORABLE_MS).toISOString()
  },
  run,
}
