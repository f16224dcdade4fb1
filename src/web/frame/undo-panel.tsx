import { Button } from '@fluentui/react-components'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Guid } from '#model/guid.ts'
import { client } from '#web/state/client.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PanelDrawer } from '#web/ui/panel-drawer.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'

/** What undoing an operation would do, and the button that does it: an undo is a change like any other. */
export function UndoPanel({ operation }: { operation: Guid }) {
  const { say } = useWords()
  const queries = useQueryClient()
  const { announce, closeUndo } = useChanges()
  const plan = useQuery({
    queryKey: ['undoPlan', operation],
    queryFn: ({ signal }) => client.planUndo(operation, { signal }),
    staleTime: 0,
    gcTime: 0,
  })
  const undo = useMutation({
    mutationFn: (planId: Guid) => client.applyPlan(planId, planId),
    onSuccess: (made) => {
      const isRunning = made.state === 'running' || made.state === 'queued'
      announce({
        text: isRunning ? say('page.operations.undo.running') : say('page.operations.undo.done', { users: made.done }),
        operationId: isRunning ? null : made.id,
      })
      closeUndo()
      return queries.invalidateQueries()
    },
  })
  const error = undo.error ?? plan.error
  const summary = plan.data?.summary
  const id = plan.data?.id
  return (
    <PanelDrawer
      open
      title={say('page.operations.undo.title')}
      onClose={closeUndo}
      footer={
        <>
          <Button
            appearance="primary"
            icon={<ArrowUndoRegular />}
            disabledFocusable={id === undefined || undo.isPending || summary?.changed === 0}
            onClick={() => {
              if (id !== undefined) undo.mutate(id)
            }}
          >
            {say('ui.undo')}
          </Button>
          <Button onClick={closeUndo}>{say('ui.changeNothing')}</Button>
        </>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void plan.refetch()} />
      ) : summary ? (
        <>
          <p>{say('page.operations.undo.preview', { users: summary.changed })}</p>
          {summary.refused > 0 ? <p>{say('page.operations.undo.refused', { users: summary.refused })}</p> : null}
          {plan.data?.refusals.map((refusal) => <p key={refusal.message}>{refusal.message}</p>)}
          {plan.data?.warnings.map((warning) => <p key={warning.message}>{warning.message}</p>)}
        </>
      ) : (
        <SkeletonLines />
      )}
    </PanelDrawer>
  )
}
