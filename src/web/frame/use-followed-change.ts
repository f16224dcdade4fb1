import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'

/** When a long change that was made here is over, says so with its Undo, wherever its maker is by then. */
export function useFollowedChange(): void {
  const { lastChange, announce } = useChanges()
  const { say } = useWords()
  const follows = lastChange?.follows ?? null
  // Live events make it stale; nothing polls.
  const { data: operation } = useQuery({
    queryKey: ['operations', follows?.operationId],
    queryFn: ({ signal }) => client.getOperation(follows?.operationId ?? '', { signal }),
    enabled: follows !== null,
  })
  useEffect(() => {
    if (follows === null || operation === undefined || operation.state === 'running' || operation.state === 'queued') return
    const isDone = operation.state === 'succeeded' || operation.state === 'partial'
    announce({
      text: isDone ? follows.text : say(`operation.state.${operation.state}`),
      operationId: operation.undoable ? operation.id : null,
      undoUntil: follows.undoUntil,
    })
  }, [follows, operation, announce, say])
}
