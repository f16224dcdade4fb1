import { useQueryClient } from '@tanstack/react-query'
import type { Operation } from '#model/operation.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { CHANGED_ROWS } from './changed-rows.ts'
import type { Preview } from './preview.ts'
import { undoUntilOf } from './undo-until.ts'
import { useHeadline } from './use-headline.ts'
import type { PreviewState } from './use-preview.ts'

/** Makes the change, says so with its Undo, and marks the rows it touched. Gives null when it was not made. */
export function useApply(state: PreviewState): (preview: Preview, reason: string) => Promise<Operation | null> {
  const { announce } = useChanges()
  const { say } = useWords()
  const queries = useQueryClient()
  const headlineOf = useHeadline()
  return async (preview, reason) => {
    const operation = await state.apply(reason, preview)
    if (!operation) return null
    const touched = preview.people.value.filter(({ outcome }) => outcome === 'changed').map(({ id }) => id)
    queries.setQueryData(CHANGED_ROWS, new Set(touched))
    const undoUntil = undoUntilOf(preview.plan)
    // What is still running is told where it is; what is done is told with its Undo.
    if (operation.state === 'running' || operation.state === 'queued') {
      announce({ text: say('page.preview.result.started'), operationId: null, follows: { operationId: operation.id, text: headlineOf(preview).done, undoUntil } })
      return operation
    }
    announce({
      text: headlineOf(preview).done,
      operationId: operation.undoable ? operation.id : null,
      undoUntil,
    })
    return operation
  }
}
