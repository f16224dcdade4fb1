import type { SubscriptionRefusal } from '#model/refusal.ts'
import type { SubscriptionRecord } from '#model/subscription-record.ts'
import type { Words } from '#web/state/words-context.tsx'

/** What becomes of a purchase by itself: "Renews on 2 December"; empty when nothing does. */
export function nextOf({ renewsDateTime, endsDateTime, ahead }: SubscriptionRecord, { say }: Words): string {
  if (renewsDateTime !== null) return say('page.product.subscription.renews', { until: renewsDateTime })
  if (endsDateTime !== null) return say('page.product.subscription.ends', { until: endsDateTime })
  const [next] = ahead
  return next === undefined ? '' : say('page.subscription.next', { kind: next.kind, at: next.atDateTime })
}

export const stateIn = ({ status }: Pick<SubscriptionRecord, 'status'>, { say }: Words): string => say(`page.product.subscription.state.${status}`)

/** A seat and month; empty without a price. */
export const priceIn = ({ seatPrice, currency }: SubscriptionRecord, { money }: Words): string => (seatPrice === null ? '' : money(seatPrice, currency))

/** Why something cannot be done with a purchase now. */
export const refusalIn = ({ code, fromDateTime, untilDateTime, limit }: SubscriptionRefusal, { displayName }: Pick<SubscriptionRecord, 'displayName'>, { say }: Words): string =>
  say(`refusal.${code}`, { product: displayName, from: fromDateTime ?? '', until: untilDateTime ?? '', waits: String(fromDateTime !== null), limit: limit ?? 0 })

/** Until when something can be done with a purchase, or from when it can again. */
export function windowIn(isOpen: boolean, until: string | null, from: string | null, { say, day }: Words): string {
  if (isOpen) return until === null ? say('page.subscription.window.always') : say('page.subscription.window.until', { until })
  return [until === null ? say('page.subscription.window.never') : say('page.subscription.window.closed', { until }), from === null ? '' : say('page.subscription.window.from', { from: day(from) })].join(' ').trim()
}
