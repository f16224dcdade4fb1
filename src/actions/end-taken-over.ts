import { insertObjectJournal } from '#store/object-journal.ts'
import { listSubscriptions, updateSubscription } from '#store/subscriptions.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'
import { stalePlan } from './stale-plan.ts'

/** Ends the purchases of a pool that a plan takes over. Throws planIsStale (409) when somebody ended them meanwhile. */
export async function endTakenOver({ db, tenant, tell }: ActionRoom, { change: { takeControl } }: StoredPlan, operationPk: number): Promise<void> {
  if (takeControl === null) return
  const running = (await listSubscriptions(db, tenant.pk)).filter(({ poolId, status }) => poolId === takeControl.poolId && status !== 'Deleted')
  if (running.length === 0) throw stalePlan([{ what: 'purchase', id: takeControl.subscriptionId }])
  const ended = { status: 'Deleted', endCause: 'cancelled', nextLifecycleDateTime: null } as const
  for (const { id, status, endCause, nextLifecycleDateTime } of running) {
    await updateSubscription(db, tenant.pk, id, ended)
    await insertObjectJournal(db, tenant.pk, operationPk, { type: 'subscription', objectId: id, before: { status, endCause, nextLifecycleDateTime }, after: ended })
  }
  tell({ type: 'subscription', ids: running.map(({ id }) => id) })
}
