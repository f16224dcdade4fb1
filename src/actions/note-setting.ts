import type { Caller } from '#model/caller.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import type { ObjectChange } from '#store/object-journal.ts'
import { recordOperation } from './record-operation.ts'
import type { ActionRoom } from './room.ts'

/** Notes the change of something that is set up: an operation of its own, with before and after. */
export async function noteSetting(room: ActionRoom, caller: Caller, change: ObjectChange, reason: string | null = null): Promise<{ pk: number; id: string }> {
  const operation = await recordOperation(room, caller, { kind: 'changeSettings', total: 1, reason })
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, change)
  room.tell({ type: 'settings', ids: [change.objectId] })
  return operation
}
