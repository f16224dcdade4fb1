import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { client } from '#web/state/client.ts'

const DAY_MS = 24 * 3_600_000

/** Now by the organisation's own clock; undefined until it is known. */
export function useTenantNow(): string | undefined {
  const { data } = useQuery({ queryKey: ['clock'], queryFn: ({ signal }) => client.send<{ readonly now: string }>('/licet/v1/clock', { signal }) })
  return data?.now
}

/** Days until an instant, by the organisation's own clock; null until that is known. */
export function useDaysUntil(): (instant: string) => number | null {
  const now = useTenantNow()
  return useCallback((instant) => (now === undefined ? null : Math.max(0, Math.ceil((Date.parse(instant) - Date.parse(now)) / DAY_MS))), [now])
}
