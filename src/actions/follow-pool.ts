// What follows for people when the seats of a pool stop working, work again or are gone (D18): everyone in it is moved
// together, and the groups that gave the product lose it with it.
import { seatsOf } from '#engine/effective-plans.ts'
import { withPool } from '#engine/pool-access.ts'
import type { PoolAccess } from '#engine/pool-access.ts'
import { formatSituation } from '#model/license.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Subscription } from '#model/subscription.ts'
import { listLicensedGroups } from '#store/group-changes.ts'
import { moveSituations, situationsInPool } from '#store/move-situations.ts'
import type { SituationMove } from '#store/move-situations.ts'
import { addConsumed, keyOfPool } from '#store/pools.ts'
import { internSituation, readSituation } from '#store/situations.ts'
import { nextChange } from '#store/tenants.ts'
import { noteData } from './note-data.ts'
import type { SituationMove as MovedPeople } from './note-data.ts'
import type { ActionRoom } from './room.ts'
import { settleCrowd } from './settle.ts'
import { writeGroups } from './write-group-work.ts'

/** Whether people in a pool of these subscriptions work, are suspended, or are in it no more. */
export function accessOf(subscriptions: readonly Pick<Subscription, 'status'>[]): PoolAccess {
  const is = (...statuses: readonly Subscription['status'][]): boolean => subscriptions.some(({ status }) => statuses.includes(status))
  if (is('Enabled', 'Warning')) return 'works'
  return is('Suspended', 'LockedOut') ? 'suspended' : 'gone'
}

type PoolOf = Pick<Subscription, 'poolId' | 'skuId' | 'ownerId'>

/** The pool of a subscription, as seats in it are named. */
export const poolKeyOf = ({ poolId, skuId, ownerId }: PoolOf): string => keyOfPool({ id: poolId, skuId, ownerId })

/** Moves everyone in a pool to what they have now, under an operation; gives how many people that were. The pools are locked by the caller. */
export async function followPool(room: ActionRoom, caller: Caller, pool: PoolOf, access: PoolAccess, operation: { readonly pk: number; readonly id: Guid }): Promise<number> {
  const { db, tenant } = room
  const poolKey = poolKeyOf(pool)
  const held = await situationsInPool(db, tenant.pk, pool.skuId, poolKey)
  const moves: SituationMove[] = []
  const ends: MovedPeople[] = []
  const byGroups: number[] = []
  let [moved, seats] = [0, 0]
  for (const { situationId, people } of held) {
    const before = await readSituation(db, tenant.pk, situationId)
    const after = withPool(before, poolKey, access)
    let toSituationId = situationId
    if (formatSituation(after) !== formatSituation(before)) {
      toSituationId = await internSituation(db, tenant.pk, after)
      moves.push({ fromSituationId: situationId, toSituationId })
      ends.push({ beforeId: situationId, before, afterId: toSituationId, after })
      moved += people
      seats += people * (Number(seatsOf(after).has(poolKey)) - Number(seatsOf(before).has(poolKey)))
    }
    if (access === 'gone' && after.some((record) => record.skuId === pool.skuId && record.assignedByGroup !== null)) byGroups.push(toSituationId)
  }
  if (moves.length > 0) {
    await moveSituations(db, tenant.pk, operation.pk, moves, { version: await nextChange(db, tenant.pk), at: room.now.toISOString() })
    await noteData(room, operation.pk, ends, { cause: 'lapsed', total: moved })
    await addConsumed(db, tenant.pk, new Map([[poolKey, seats]]))
    room.tell({ type: 'user', ids: [] })
  }
  if (access === 'gone' && pool.ownerId === null) await takeFromGroups(room, caller, pool.skuId, byGroups, operation)
  return moved
}

/** A product that is gone is given by no group any more; its members lose what they had of it. */
async function takeFromGroups(room: ActionRoom, caller: Caller, skuId: Guid, situationIds: readonly number[], operation: { readonly pk: number; readonly id: Guid }): Promise<void> {
  const { db, tenant } = room
  const giving = (await listLicensedGroups(db, tenant.pk)).filter(({ assignedLicenses }) => assignedLicenses.some((license) => license.skuId === skuId))
  if (giving.length > 0) {
    const changes = giving.map(({ id, pk, displayName, assignedLicenses }) => ({
      id,
      pk,
      displayName: displayName ?? id,
      before: assignedLicenses,
      after: assignedLicenses.filter((license) => license.skuId !== skuId),
      joining: [],
      leaving: [],
    }))
    await writeGroups(room, changes, operation.pk)
  }
  if (situationIds.length > 0) await settleCrowd(room, caller, 'settleGroups', { inSituations: { situationIds, groupPk: null } }, operation.id)
}
