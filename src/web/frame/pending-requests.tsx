import { CounterBadge } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { pendingRequestsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'

/** How many requests wait for an answer; nothing while none does. */
export function PendingRequests() {
  const { say } = useWords()
  const { data: count = 0 } = useQuery(pendingRequestsQuery)
  return count === 0 ? null : <CounterBadge count={count} size="small" aria-label={say('page.requests.pending', { count })} />
}
