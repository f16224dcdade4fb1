import { notFound } from '#model/problem.ts'
import type { Pool } from '#model/subscription.ts'
import { lockPools } from '#store/pools.ts'
import { getUserRow, lockFound } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import type { ActionRoom } from './room.ts'

/**
 * A person and the pools, as they are and will stay until the transaction ends: pools first, then the person, the one
 * order of locks (docs/architecture.md). Throws 404 in Graph's words.
 */
export async function lockPerson({ db, tenant }: ActionRoom, user: string, { deleted = false } = {}): Promise<{ row: UserRow; pools: readonly Pool[] }> {
  const pools = await lockPools(db, tenant.pk)
  const found = await getUserRow(db, tenant.pk, user, { deleted })
  const row = found && (await lockFound(db, tenant.pk, found))
  // Somebody else may have deleted them, or brought them back, while the lock was awaited.
  if (row === undefined || (row.deletedDateTime !== null) !== deleted) throw notFound(user)
  return { row, pools }
}
