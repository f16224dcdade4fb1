import type { Term } from '#model/subscription.ts'
import type { SubscriptionRecord } from '#model/subscription-record.ts'
import type { SpanKind } from '#web/charts/span-bars.tsx'

interface SpanOfPurchase {
  readonly kind: SpanKind
  readonly from: string
  readonly to: string
}

const MONTHS: Readonly<Record<Term, number>> = { P1M: 1, P1Y: 12, P3Y: 36 }

function monthsAfter(iso: string, months: number): string {
  const date = new Date(iso)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString()
}

const earlier = (a: string, b: string): string => (a < b ? a : b)

/** The spans of one purchase: its window, the rest of its term, and what follows where it ends. */
export function spansOf({ status, term, termStartDateTime, ahead, windows }: SubscriptionRecord): SpanOfPurchase[] {
  const [first] = ahead
  if (first === undefined) return []
  const windowEnd = windows.canReduceUntilDateTime
  const hasWindow = windowEnd !== null && windowEnd > termStartDateTime && windowEnd < first.atDateTime
  const current: SpanKind = status === 'Warning' ? 'grace' : status === 'Suspended' || status === 'LockedOut' ? 'disabled' : 'term'
  const termEnd = current === 'term' ? first.atDateTime : earlier(monthsAfter(termStartDateTime, MONTHS[term]), first.atDateTime)
  const spans: SpanOfPurchase[] = [
    ...(hasWindow ? [{ kind: 'window' as const, from: termStartDateTime, to: windowEnd }] : []),
    { kind: 'term', from: hasWindow ? windowEnd : termStartDateTime, to: termEnd },
    ...(current === 'term' ? [] : [{ kind: current, from: termEnd, to: first.atDateTime }]),
  ]
  for (const [at, { kind, atDateTime }] of ahead.entries()) {
    const next = ahead[at + 1]
    if (next === undefined) continue
    if (kind === 'expired') spans.push({ kind: 'grace', from: atDateTime, to: next.atDateTime })
    if (kind === 'disabled') spans.push({ kind: 'disabled', from: atDateTime, to: next.atDateTime })
  }
  return spans
}
