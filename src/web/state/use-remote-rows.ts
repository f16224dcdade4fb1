import { useQueries, useQueryClient } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Page } from '#client/send.ts'
import type { Rows } from './rows.ts'

interface RowPage<Row> {
  readonly rows: readonly Row[]
  /** How many rows there are in all. */
  readonly total: number
}

interface RemoteRowsOptions<Row> {
  /** Names the list with its filter and sort; its first part is what live events make stale. */
  readonly queryKey: readonly unknown[]
  readonly fetchPage: (page: { readonly skip: number; readonly top: number; readonly signal: AbortSignal }) => Promise<Page<Row>>
  readonly pageSize?: number
}

const FIRST_PAGE = { first: 0, last: 0 }

/** A page that is only flown over is not asked for. */
const STAY_MS = 50

const combine = <Row>(results: UseQueryResult<RowPage<Row>>[]) => ({
  pages: results.map(({ data }) => data),
  isPending: results.some((result) => result.isPending),
  error: results.find((result) => result.error !== null)?.error ?? null,
  retry: () => {
    for (const result of results) if (result.error) void result.refetch()
  },
})

/**
 * A window on a list too long to hold: only the pages in view are fetched, and those that leave the view before
 * they arrive are abandoned. While a new filter loads, the old total keeps the list's height.
 */
export function useRemoteRows<Row>({ queryKey, fetchPage, pageSize = 100 }: RemoteRowsOptions<Row>): Rows<Row> {
  const [view, setView] = useState(FIRST_PAGE)
  const [lastTotal, setLastTotal] = useState<number | undefined>(undefined)
  const wanted = Array.from({ length: view.last - view.first + 1 }, (_, index) => view.first + index)
  const queries = useQueryClient()
  const pageQuery = (page: number) => ({
    queryKey: [...queryKey, { page, pageSize }],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const { value, '@odata.count': total = value.length } = await fetchPage({ skip: page * pageSize, top: pageSize, signal })
      return { rows: value, total }
    },
    gcTime: 60_000,
  })
  const { pages, isPending, error, retry } = useQueries({
    queries: wanted.map(pageQuery),
    combine: combine<Row>,
  })
  const knownTotal = pages.find((page) => page !== undefined)?.total
  if (knownTotal !== undefined && knownTotal !== lastTotal) setLastTotal(knownTotal)
  const total = knownTotal ?? lastTotal

  const settling = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const show = useCallback(
    (firstRow: number, lastRow: number) => {
      clearTimeout(settling.current)
      settling.current = setTimeout(() => {
        // Half a page before and after: what is scrolled to next is mostly here already.
        const first = Math.floor(Math.max(0, firstRow - pageSize / 2) / pageSize)
        const end = Math.floor(Math.min(lastRow + pageSize / 2, (total ?? 1) - 1) / pageSize)
        const last = Math.max(first, end)
        setView((current) => (current.first === first && current.last === last ? current : { first, last }))
      }, STAY_MS)
    },
    [pageSize, total],
  )
  useEffect(() => () => clearTimeout(settling.current), [])

  // One page after the other: a long range is not worth the patience of everybody else.
  const latest = useRef(pageQuery)
  useEffect(() => {
    latest.current = pageQuery
  })
  const range = useCallback(async (first: number, last: number) => {
    const found: Row[] = []
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
      const { rows } = await queries.ensureQueryData(latest.current(page))
      found.push(...rows.slice(Math.max(0, first - page * pageSize), last - page * pageSize + 1))
    }
    return found
  }, [queries, pageSize])

  return useMemo(
    () => ({
      total,
      rowAt: (index) => pages[Math.floor(index / pageSize) - view.first]?.rows[index % pageSize],
      loaded: () => pages.flatMap((page) => page?.rows ?? []),
      range,
      show,
      isPending,
      error,
      retry,
    }),
    [total, pages, pageSize, view, range, show, isPending, error, retry],
  )
}
