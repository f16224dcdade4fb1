import { useSyncExternalStore } from 'react'
import type { Guid } from '#model/guid.ts'

/** Every tab that reads its session tells the others of which organisation it is: they share one cookie. */
const tabs = new BroadcastChannel('licet-organization')
const listeners = new Set<() => void>()

let pageOf: Guid | null = null
let wasLeft = false
let timeZone = ''

/** Notes in which time zone the page tells days, so that what the server says in words has the same (D16). */
export function tellDaysIn(zone: string | null): void {
  timeZone = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
}

function leave(): void {
  wasLeft = true
  for (const listener of listeners) listener()
}

tabs.addEventListener('message', ({ data }: MessageEvent<Guid>) => {
  if (pageOf !== null && data !== pageOf) leave()
})

/** Notes of which organisation the browser's session is, and tells the other tabs. */
export function tellTabs(tenantId: Guid): void {
  pageOf ??= tenantId
  tabs.postMessage(tenantId)
}

/**
 * Asks the server in the name of the organisation that this page shows: from a page that the browser has left for another
 * organisation nothing is read or changed there.
 */
export async function fetchForPage(...[address, init]: Parameters<typeof fetch>): Promise<Response> {
  const headers = new Headers(init?.headers)
  if (pageOf !== null) headers.set('Licet-Tenant', pageOf)
  if (timeZone !== '') headers.set('Licet-Time-Zone', timeZone)
  const answer = await fetch(address, { ...init, headers })
  if (answer.status === 409) {
    const { error } = (await answer.clone().json()) as { readonly error?: { readonly code?: string } }
    if (error?.code === 'organizationChanged') leave()
  }
  return answer
}

/** Whether the browser has gone over to another organisation than this page's. */
export const useWasLeft = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => wasLeft,
  )
