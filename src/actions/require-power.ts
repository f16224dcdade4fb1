import { hasPowerOver } from '#engine/powers.ts'
import type { Caller } from '#model/caller.ts'
import { denied } from '#model/problem.ts'
import { listRoleIdsOf } from '#store/roles.ts'
import type { UserRow } from '#store/users.ts'
import type { ReadingRoom } from './room.ts'

/** Throws 403 for an administrator's account that is out of the caller's power; one's own never is. */
export async function requirePower({ db, tenant }: ReadingRoom, caller: Caller, { id, pk }: Pick<UserRow, 'id' | 'pk'>): Promise<void> {
  if (caller.kind === 'user' && caller.id === id) return
  if (!hasPowerOver(caller, await listRoleIdsOf(db, tenant.pk, pk))) throw denied()
}
