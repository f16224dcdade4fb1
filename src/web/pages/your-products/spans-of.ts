import type { SubscriptionRecord } from '#model/subscription-record.ts'
import type { SpanKind } from '#web/charts/span-bars.tsx'

interface SpanOfPurchase {
  readonly kind: SpanKind
  readonly from: string
  readonly to: string
}

/** The spans of one purchase: its window, the rest of its term, and what follows where it ends. */
export function spansOf({ status, termStartDateTime, ahead, windows }: SubscriptionRecord): SpanOfPurchase[] {
  const [first] = ahead
  if (first === undefined) return []
  const windowEnd = windows.canReduceUntilDateTime
  const hasWindow = windowEnd !== null && windowEnd > termStartDateTime && windowEnd < first.atDateTime
  const current: SpanKind = status === 'Warning' ? 'grace' : status === 'Suspended' || status === 'LockedOut' ? 'disabled' : 'term'
  const spans: SpanOfPurchase[] = [
    ...(hasWindow ? [{ kind: 'window' as const, from: termStartDateTime, to: windowEnd }] : []),
    { kind: current, from: hasWindow ? windowEnd : termStartDateTime, to: first.atDateTime },
  ]
  for (const [at, { kind, atDateTime }] of ahead.entries()) {
    const next = ahead[at + 1]
    if (next === undefined) continue
    if (kind === 'expired') spans.push({ kind: 'grace', from: atDateTime, to: next.atDateTime })
    if (kind === 'disabled') spans.push({ kind: 'disabled', from: atDateTime, to: next.atDateTime })
  }
  return spans
}
