import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Rows } from './rows.ts'

export interface RowPage<Row> {
  readonly rows: readonly Row[]
  /** How many rows there are in all. */
  readonly total: number
}

/** The rows that a page of a list is asked for. */
export interface PageWanted {
  readonly skip: number
  readonly top: number
  readonly signal: AbortSignal
}

interface RemoteRowsOptions<Row> {
  /** Names the list with its filter and sort; begin with the type that `changed` events name. */
  readonly queryKey: readonly unknown[]
  readonly fetchPage: (page: PageWanted) => Promise<RowPage<Row>>
  readonly pageSize?: number
}

const FIRST_PAGE = { first: 0, last: 0 }

/** A page that is only flown over is not asked for. */
const STAY_MS = 50

/**
 * A window on a list too long to hold: only the pages in view are fetched, and those that leave the view before
 * they arrive are abandoned. While a new filter loads, the old total keeps the list's height.
 */
export function useRemoteRows<Row>({ queryKey, fetchPage, pageSize = 100 }: RemoteRowsOptions<Row>): Rows<Row> {
  const [window, setWindow] = useState(FIRST_PAGE)
  const lastTotal = useRef<number | undefined>(undefined)
  const pages = Array.from({ length: window.last - window.first + 1 }, (_, index) => window.first + index)
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...queryKey, { page, pageSize }],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchPage({ skip: page * pageSize, top: pageSize, signal }),
      gcTime: 60_000,
    })),
  })
  const data = results.map((result) => result.data)
  const total = data.find((page) => page !== undefined)?.total ?? lastTotal.current
  lastTotal.current = total

  const settling = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const show = useCallback(
    (firstRow: number, lastRow: number) => {
      clearTimeout(settling.current)
      settling.current = setTimeout(() => {
        // Half a page before and after: what is scrolled to next is mostly here already.
        const first = Math.floor(Math.max(0, firstRow - pageSize / 2) / pageSize)
        const last = Math.floor(Math.min(lastRow + pageSize / 2, (lastTotal.current ?? 1) - 1) / pageSize)
        setWindow((current) => (current.first === first && current.last === last ? current : { first, last: Math.max(first, last) }))
      }, STAY_MS)
    },
    [pageSize],
  )
  useEffect(() => () => clearTimeout(settling.current), [])
  const failed = results.find((result) => result.error !== null)
  const isPending = results.some((result) => result.isPending)
  const retry = () => {
    for (const result of results) if (result.error) void result.refetch()
  }
  return useMemo(
    () => ({
      total,
      rowAt: (index) => data[Math.floor(index / pageSize) - window.first]?.rows[index % pageSize],
      loaded: () => data.flatMap((page) => page?.rows ?? []),
      show,
      isPending,
      error: failed?.error ?? null,
      retry,
    }),
    // The data of the pages are what changes; the array around them is new at each render.
    [total, show, isPending, failed, window, pageSize, ...data],
  )
}
