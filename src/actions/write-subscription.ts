// Writing a change of purchases: the rows, the journal, the people of their pool, and what follows from that.
import type { SubscriptionStep } from '#engine/change-subscription.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { OperationKind } from '#model/operation.ts'
import type { Subscription } from '#model/subscription.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { updateOperation } from '#store/operations.ts'
import { insertSubscription, updateSubscription } from '#store/subscriptions.ts'
import { accessOf, followPool } from './follow-pool.ts'
import { rememberServices } from './new-services.ts'
import { recordOperation } from './record-operation.ts'
import type { OperationFacts } from './record-operation.ts'
import type { ActionRoom } from './room.ts'
import { settleAfter } from './settle.ts'
import { seatsOfPurchases } from './subscription-ground.ts'

export interface SubscriptionWrite extends Pick<OperationFacts, 'reason' | 'planId' | 'undoOf' | 'idempotencyKey'> {
  readonly kind: OperationKind
  /** All in one pool. */
  readonly steps: readonly SubscriptionStep[]
  /** All of the tenant's, as they were before. */
  readonly subscriptions: readonly Subscription[]
}

/** Those properties of one that the other has otherwise. */
export function differing(one: Subscription, other: Subscription): Partial<Subscription> {
  const names = Object.keys(one) as (keyof Subscription)[]
  return Object.fromEntries(names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name])).map((name) => [name, one[name]]))
}

/** The purchases as they are after some steps. */
export const withSteps = (subscriptions: readonly Subscription[], steps: readonly SubscriptionStep[]): Subscription[] => [
  ...subscriptions.map((one) => steps.find(({ before }) => before?.id === one.id)?.after ?? one),
  ...steps.flatMap(({ before, after }) => (before === null ? [after] : [])),
]

/** Writes one purchase and notes what it was. */
export async function writeStep(room: ActionRoom, { before, after }: SubscriptionStep, operationPk: number): Promise<void> {
  const { db, tenant } = room
  const { id: objectId, skuId } = after
  if (before === null) {
    await insertSubscription(db, tenant.pk, after)
    await rememberServices(room, skuId)
  } else await updateSubscription(db, tenant.pk, objectId, differing(after, before))
  const [was, is] = before === null ? [null, after] : [{ skuId, ...differing(before, after) }, { skuId, ...differing(after, before) }]
  await insertObjectJournal(db, tenant.pk, operationPk, { type: 'subscription', objectId, before: was, after: is })
}

/** Writes what becomes of purchases of one pool as one operation. The pools are locked by the caller. */
export async function writeSubscription(room: ActionRoom, caller: Caller, write: SubscriptionWrite): Promise<{ pk: number; id: Guid }> {
  const { kind, steps, subscriptions, ...facts } = write
  const pool = steps[0]!.after
  const inPool = ({ poolId }: Subscription): boolean => poolId === pool.poolId
  const [was, is] = [subscriptions.filter(inPool), withSteps(subscriptions, steps).filter(inPool)]
  const [accessBefore, accessAfter] = [accessOf(was), accessOf(is)]
  const moves = accessBefore !== accessAfter
  const skuIds = moves ? [pool.skuId] : []

  const operation = await recordOperation(room, caller, { ...facts, kind, total: 0, ...(accessAfter === 'works' ? { added: skuIds } : { removed: skuIds }) })
  for (const step of steps) await writeStep(room, step, operation.pk)
  room.tell({ type: 'subscription', ids: steps.map(({ after }) => after.id) })
  room.tell({ type: 'pool', ids: [pool.skuId] })

  const moved = moves ? await followPool(room, caller, pool, accessAfter, operation) : 0
  if (moved > 0) await updateOperation(room.db, room.tenant.pk, operation.pk, { total: moved, done: moved })
  if (moved > 0 || seatsOfPurchases(is) > seatsOfPurchases(was)) await settleAfter(room, caller, operation)
  return operation
}
