import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Operation } from '#model/operation.ts'
import { noteChangedBy, watchWideChanges } from './changed-by-others.ts'
import { holdUnderPointer } from './hold-under-pointer.ts'
import { runningOperationsQuery, sessionQuery } from './queries.ts'

interface Changed {
  readonly type: string
  readonly ids: readonly string[]
  readonly by?: { readonly id: string; readonly displayName: string }
}

/** Which queries are stale when records of a type changed, by the first part of their keys. */
const STALE: Readonly<Record<string, readonly string[]>> = {
  user: ['users', 'home', 'products', 'pools', 'subscribedSkus', 'dataDeadlines', 'groups', 'myLicenses', 'search'],
  pool: ['home', 'products', 'pools', 'subscribedSkus', 'subscriptions'],
  subscription: ['home', 'products', 'pools', 'subscribedSkus', 'subscriptions'],
  group: ['groups', 'home', 'search'],
  operation: ['operations'],
  queue: ['groups'],
  request: ['requests'],
  autoClaim: ['autoClaimPolicies'],
  settings: ['settings', 'selfServicePolicies', 'myLicenses'],
  rule: ['rules', 'catalogue'],
}

/** In which lists records of a type stand. */
const LISTS: Readonly<Record<string, string>> = { user: 'users', group: 'groups' }

/**
 * Keeps everything on screen true: reads /licet/v1/events and marks what changed as stale.
 * Says whether the stream is broken; the browser connects again by itself, from where it was.
 */
export function useLiveEvents(mayWatch: boolean): { isInterrupted: boolean } {
  const queries = useQueryClient()
  const [isInterrupted, setInterrupted] = useState(false)
  useEffect(() => {
    if (!mayWatch) return
    const { whenAtRest, stop } = holdUnderPointer((key) => void queries.invalidateQueries({ queryKey: [key] }))
    const wide = watchWideChanges(queries)
    const events = new EventSource('/licet/v1/events')
    events.addEventListener('open', () => setInterrupted(false))
    events.addEventListener('error', () => {
      setInterrupted(true)
      // The server refused: the session has ended, or a role was taken away.
      if (events.readyState === EventSource.CLOSED) void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    })
    // The line was broken for longer than the server remembers: anything may have changed.
    events.addEventListener('reset', () => void queries.invalidateQueries())
    events.addEventListener('changed', (event: MessageEvent<string>) => {
      const { type, ids, by } = JSON.parse(event.data) as Changed
      const list = LISTS[type]
      if (list && by && by.id !== queries.getQueryData(sessionQuery.queryKey)?.user.id) {
        if (ids.length > 0) noteChangedBy(queries, ids, by.displayName)
        else wide.note(list, by.displayName)
      }
      for (const key of STALE[type] ?? [type]) whenAtRest(key)
    })
    events.addEventListener('operation', (event: MessageEvent<string>) => {
      const progress = JSON.parse(event.data) as Pick<Operation, 'id' | 'state' | 'done' | 'total'>
      const isOver = progress.state !== 'running' && progress.state !== 'queued'
      const known = queries.getQueryData(runningOperationsQuery.queryKey) ?? []
      if (isOver || !known.some(({ id }) => id === progress.id)) {
        void queries.invalidateQueries({ queryKey: ['operations'] })
        return
      }
      queries.setQueryData(
        runningOperationsQuery.queryKey,
        known.map((operation) => (operation.id === progress.id ? { ...operation, ...progress } : operation)),
      )
    })
    return () => {
      events.close()
      wide.stop()
      stop()
    }
  }, [queries, mayWatch])
  return { isInterrupted }
}
