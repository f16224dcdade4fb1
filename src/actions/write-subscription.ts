// Writing one change of one subscription: the row, the journal, the people of its pool, and what follows from that.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { OperationKind } from '#model/operation.ts'
import type { Subscription } from '#model/subscription.ts'
import { updateOperation } from '#store/operations.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { insertSubscription, updateSubscription } from '#store/subscriptions.ts'
import { accessOf, followPool } from './follow-pool.ts'
import { recordOperation } from './record-operation.ts'
import type { OperationFacts } from './record-operation.ts'
import type { ActionRoom } from './room.ts'
import { settleAfter } from './settle.ts'

export interface SubscriptionWrite extends Pick<OperationFacts, 'reason' | 'planId' | 'causedBy' | 'undoOf' | 'idempotencyKey'> {
  readonly kind: OperationKind
  /** Null for one that is bought. */
  readonly before: Subscription | null
  readonly after: Subscription
  /** All of the tenant's, as they were before. */
  readonly subscriptions: readonly Subscription[]
}

/** Those properties that differ. */
function differing(one: Subscription, other: Subscription): Partial<Subscription> {
  const names = Object.keys(one) as (keyof Subscription)[]
  return Object.fromEntries(names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name])).map((name) => [name, one[name]]))
}

const seatsOf = (subscriptions: readonly Subscription[]): number =>
  subscriptions.filter(({ status }) => status === 'Enabled' || status === 'Warning').reduce((sum, { totalLicenses }) => sum + totalLicenses, 0)

/** Writes what becomes of a subscription as one operation. The pools are locked by the caller. */
export async function writeSubscription(room: ActionRoom, caller: Caller, write: SubscriptionWrite): Promise<{ pk: number; id: Guid }> {
  const { db, tenant } = room
  const { kind, before, after, subscriptions, ...facts } = write
  const isOfPool = ({ poolId }: Subscription): boolean => poolId === after.poolId
  const was = subscriptions.filter(isOfPool)
  const is = [...was.filter(({ id }) => id !== after.id), after]
  const [accessBefore, accessAfter] = [accessOf(was), accessOf(is)]
  const [losesWork, gainsWork] = [accessBefore === 'works' && accessAfter !== 'works', accessBefore !== 'works' && accessAfter === 'works']

  const operation = await recordOperation(room, caller, { ...facts, kind, total: 0, added: gainsWork ? [after.skuId] : [], removed: losesWork ? [after.skuId] : [] })
  if (before === null) await insertSubscription(db, tenant.pk, after)
  else await updateSubscription(db, tenant.pk, after.id, differing(after, before))
  await insertObjectJournal(db, tenant.pk, operation.pk, {
    type: 'subscription',
    objectId: after.id,
    before: before === null ? null : { skuId: after.skuId, ...differing(before, after) },
    after: before === null ? after : { skuId: after.skuId, ...differing(after, before) },
  })
  room.tell({ type: 'subscription', ids: [after.id] })
  room.tell({ type: 'pool', ids: [after.skuId] })

  const moved = accessBefore === accessAfter ? 0 : await followPool(room, caller, after, accessAfter, operation)
  if (moved > 0) await updateOperation(db, tenant.pk, operation.pk, { total: moved, done: moved })
  if (moved > 0 || seatsOf(is) > seatsOf(was)) await settleAfter(room, caller, operation)
  return operation
}
