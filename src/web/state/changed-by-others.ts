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

/** Notes that somebody else changed these rows. */
export function noteChangedBy(queries: QueryClient, ids: readonly string[], who: string): void {
  const at = Date.now()
  const recent = [...(queries.getQueryData<Changes>(KEY) ?? NOBODY)].filter(([, change]) => at - change.at < SAID_MS)
  queries.setQueryData<Changes>(KEY, new Map([...recent, ...ids.map((id) => [id, { who, at }] as const)]))
}

/** A list's rows, as they were, by id; null for anything else that was read. */
function rowsOf(data: unknown): ReadonlyMap<string, string> | null {
  const { rows } = (data ?? {}) as { readonly rows?: readonly { readonly id: string }[] }
  return Array.isArray(rows) ? new Map(rows.map((row) => [row.id, JSON.stringify(row)])) : null
}

/**
 * Finds out whom a change was about that names nobody, for there may be a million: rows that read otherwise than before
 * once their list was read again.
 */
export function watchWideChanges(queries: QueryClient): { readonly note: (key: string, who: string) => void; readonly stop: () => void } {
  const awaited = new Map<string, { readonly who: string; readonly rows: ReadonlyMap<string, string> }>()
  const stop = queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const was = awaited.get(event.query.queryHash)
    const is = was && rowsOf(event.query.state.data)
    if (!was || !is) return
    awaited.delete(event.query.queryHash)
    const changed = [...is].filter(([id, text]) => was.rows.has(id) && was.rows.get(id) !== text).map(([id]) => id)
    if (changed.length > 0) noteChangedBy(queries, changed, was.who)
  })
  return {
    note: (key, who) => {
      for (const query of queries.getQueryCache().findAll({ queryKey: [key] })) {
        const rows = rowsOf(query.state.data)
        if (rows) awaited.set(query.queryHash, { who, rows })
      }
    },
    stop,
  }
}

/** Who else changed what a row is of, lately, and how many seconds ago; undefined when nobody did. */
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
