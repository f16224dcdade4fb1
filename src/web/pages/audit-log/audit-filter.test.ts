import { expect, test } from 'vitest'
import { auditQueryOf, formatAuditFilter, parseAuditFilter } from './audit-filter.ts'

const WHO = { id: '5f0c', name: 'Anna & Zoé' }

test('a filter reads as it was written, names with signs too', () => {
  const filter = { who: WHO, whom: undefined, period: 'week' } as const
  expect(parseAuditFilter(formatAuditFilter(filter))).toEqual(filter)
  expect(formatAuditFilter({})).toBeUndefined()
  expect(parseAuditFilter('period=century')).toEqual({ who: undefined, whom: undefined, period: undefined })
})

test('a period counts back from now', () => {
  expect(auditQueryOf({ whom: WHO, period: 'day' }, 'INC-1', '2026-11-22T09:00:00Z')).toEqual({ search: 'INC-1', who: undefined, whom: '5f0c', since: '2026-11-21T09:00:00.000Z' })
})
