// Until when a purchase can be reduced and cancelled, and from when it can be again (domain.md 6.2, 6.3; D9).
import type { Subscription } from '#model/subscription.ts'
import type { SubscriptionWindows } from '#model/subscription-record.ts'
import { addDays } from './term.ts'

/** Days after the purchase, and after each renewal, in which an MCA purchase can be reduced or cancelled. */
export const WINDOW_DAYS = 7

/** Additions that can still be taken back. */
export const freshAdditions = ({ additions }: Pick<Subscription, 'additions'>, now: string): Subscription['additions'] =>
  additions.filter(({ at }) => addDays(at, WINDOW_DAYS) > now)

function windowsOfMca(subscription: Subscription, now: string): SubscriptionWindows {
  const { termStartDateTime, recurringBilling, nextLifecycleDateTime, totalLicenses } = subscription
  const until = addDays(termStartDateTime, WINDOW_DAYS)
  const isOpen = now < until
  const fresh = freshAdditions(subscription, now)
  const again = recurringBilling ? nextLifecycleDateTime : null
  const reducible = isOpen ? totalLicenses - 1 : fresh.reduce((sum, { seats }) => sum + seats, 0)
  const canReduce = recurringBilling && reducible > 0
  return {
    canReduce,
    canReduceUntilDateTime: isOpen ? until : fresh.length > 0 ? addDays(fresh.at(-1)!.at, WINDOW_DAYS) : until,
    canReduceFromDateTime: canReduce ? null : again,
    canCancel: isOpen,
    canCancelUntilDateTime: until,
    canCancelFromDateTime: isOpen ? null : again,
    leastLicenses: canReduce ? totalLicenses - reducible : totalLicenses,
  }
}

/** The windows of a purchase; one of the older kind of account (MOSA), or a trial, can be ended at any time. */
export function windowsOf(subscription: Subscription, now: string): SubscriptionWindows {
  const { status, accountType, isTrial, nextLifecycleDateTime, totalLicenses } = subscription
  const closed = { canReduceUntilDateTime: null, canReduceFromDateTime: null, canCancelUntilDateTime: null, canCancelFromDateTime: null }
  if (status !== 'Enabled') return { ...closed, canReduce: false, canCancel: false, leastLicenses: totalLicenses }
  if (isTrial) return { ...closed, canReduce: false, canCancel: true, canCancelUntilDateTime: nextLifecycleDateTime, leastLicenses: totalLicenses }
  if (accountType === 'MCA') return windowsOfMca(subscription, now)
  return { ...closed, canReduce: totalLicenses > 1, canReduceUntilDateTime: nextLifecycleDateTime, canCancel: true, canCancelUntilDateTime: nextLifecycleDateTime, leastLicenses: 1 }
}
