// What narrows the audit log, as the address holds it.
import type { AuditQuery } from '#client/report-calls.ts'

export const PERIODS = ['day', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]

const DAYS: Readonly<Record<Period, number>> = { day: 1, week: 7, month: 30 }
const DAY_MS = 24 * 3_600_000

/** A person or a thing, by id, with the name that a pill shows. */
export interface Named {
  readonly id: string
  readonly name: string
}

export interface AuditFilter {
  readonly who?: Named | undefined
  readonly whom?: Named | undefined
  readonly period?: Period | undefined
}

/** Reads the filter of an address; what is not understood is left out. */
export function parseAuditFilter(text: string | undefined): AuditFilter {
  const parts = new URLSearchParams(text ?? '')
  const named = (part: 'who' | 'whom'): Named | undefined => {
    const id = parts.get(part)
    return id === null ? undefined : { id, name: parts.get(`${part}Name`) ?? id }
  }
  return { who: named('who'), whom: named('whom'), period: PERIODS.find((period) => period === parts.get('period')) }
}

/** Writes it back; undefined when nothing is narrowed. */
export function formatAuditFilter({ who, whom, period }: AuditFilter): string | undefined {
  const parts = new URLSearchParams({
    ...(who && { who: who.id, whoName: who.name }),
    ...(whom && { whom: whom.id, whomName: whom.name }),
    ...(period && { period }),
  })
  return parts.size === 0 ? undefined : parts.toString()
}

/** What the server is asked for, at an instant of the organisation's clock; before that is known, a period narrows nothing. */
export const auditQueryOf = ({ who, whom, period }: AuditFilter, search: string | undefined, now: string | undefined): AuditQuery => ({
  search,
  who: who?.id,
  whom: whom?.id,
  since: period && now && new Date(Date.parse(now) - DAYS[period] * DAY_MS).toISOString(),
})
