// Subscriptions by the clock: each transition once, on its exact instant, as an operation of Licet's own (domain.md 6.1).
import { nextTransition } from '#engine/subscription-lifecycle.ts'
import type { Transition, TransitionKind } from '#engine/subscription-lifecycle.ts'
import type { Caller } from '#model/caller.ts'
import type { OperationKind } from '#model/operation.ts'
import type { Subscription } from '#model/subscription.ts'
import { lockPools, noteOverAssigned } from '#store/pools.ts'
import { listSubscriptions, listTenantsWithSubscriptionsDue, nextSubscriptionDue } from '#store/subscriptions.ts'
import type { ClockJob } from './clock-job.ts'
import type { ActionRoom } from './room.ts'
import { movesAtEnd, upgradeAtEnd } from './upgrade-at-end.ts'
import { writeSubscription } from './write-subscription.ts'

/** What each step is called among the operations. */
export const KINDS: Readonly<Record<TransitionKind, OperationKind>> = {
  started: 'startSubscription',
  renewed: 'renewSubscription',
  converted: 'convertTrial',
  expired: 'expireSubscription',
  disabled: 'disableSubscription',
  lockedOut: 'lockSubscription',
  deleted: 'deleteSubscription',
}

/** Whether a subscription changes by itself by an instant. */
export const isDueAt = ({ nextLifecycleDateTime }: Subscription, at: string): boolean => nextLifecycleDateTime !== null && nextLifecycleDateTime <= at

/** Carries out what is due at the instant of the room, in the order in which the subscriptions were bought. */
async function run(room: ActionRoom, caller: Caller): Promise<void> {
  const { db, tenant, now } = room
  const at = now.toISOString()
  await lockPools(db, tenant.pk)
  // Another process may have been first: what is due is read again behind the lock.
  let subscriptions = await listSubscriptions(db, tenant.pk)
  await noteOverAssigned(db, tenant.pk, at)
  for (const { id } of subscriptions.filter((one) => isDueAt(one, at))) {
    const before = subscriptions.find((one) => one.id === id)!
    if (movesAtEnd(before)) {
      await upgradeAtEnd(room, caller, before, before.scheduled!.moveTo!, subscriptions)
      subscriptions = await listSubscriptions(db, tenant.pk)
      continue
    }
    const transition: Transition | null = nextTransition(before)
    if (transition === null) continue
    await writeSubscription(room, caller, { kind: KINDS[transition.kind], steps: [{ before, after: transition.after }], subscriptions })
    subscriptions = subscriptions.map((one) => (one.id === id ? transition.after : one))
  }
  await noteOverAssigned(db, tenant.pk, at)
}

export const SUBSCRIPTION_CLOCK: ClockJob = {
  tenantsDue: listTenantsWithSubscriptionsDue,
  nextDue: ({ db, tenant }, until) => nextSubscriptionDue(db, tenant.pk, until),
  run,
}
