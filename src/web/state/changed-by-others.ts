import { useQuery } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

export interface ChangeByOther {
  readonly who: string
  /** When this tab heard of it, in milliseconds. */
  readonly at: number
}

type Changes = ReadonlyMap<string, ChangeByOther>

const KEY = ['changedByOthers']
const NOBODY: Changes = new Map()

/** So long a row says that somebody else changed it. */
const SAID_MS = 120_000
const TICK_MS = 10_000

/** Notes that somebody else changed these people. */
export function noteChangedBy(queries: QueryClient, ids: readonly string[], who: string): void {
  const at = Date.now()
  const recent = [...(queries.getQueryData<Changes>(KEY) ?? NOBODY)].filter(([, change]) => at - change.at < SAID_MS)
  queries.setQueryData<Changes>(KEY, new Map([...recent, ...ids.map((id) => [id, { who, at }] as const)]))
}

/** Who else changed a person lately, and how many seconds ago; undefined when nobody did. */
export function useChangedBy(id: string): { readonly who: string; readonly secondsAgo: number } | undefined {
  const { data } = useQuery<Changes>({ queryKey: KEY, queryFn: () => NOBODY, enabled: false, initialData: NOBODY, staleTime: Number.POSITIVE_INFINITY })
  const change = data.get(id)
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (!change) return
    const tick = () => setNow(Date.now())
    const first = setTimeout(tick)
    const timer = setInterval(tick, TICK_MS)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [change])
  if (!change || now - change.at > SAID_MS) return undefined
  return { who: change.who, secondsAgo: Math.max(0, Math.round((now - change.at) / 1_000)) }
}
