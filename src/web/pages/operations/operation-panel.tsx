import { Button } from '@fluentui/react-components'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Guid } from '#model/guid.ts'
import type { Operation } from '#model/operation.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { catalogueQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FactList } from '#web/ui/fact-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { OperationShare } from './operation-share.tsx'
import { OperationPeople } from './operation-people.tsx'
import { OperationState } from './operation-state.tsx'

/** One operation: who, when, why, what it gave and took, whom it touched; its undo, or its stop while it runs. */
export function OperationPanel({ id, onClose }: { id: Guid; onClose: () => void }) {
  const { say } = useWords()
  const { requestUndo } = useChanges()
  const { data: operation, error, refetch } = useQuery({
    queryKey: ['operations', 'one', id],
    queryFn: ({ signal }) => client.getOperation(id, { signal }),
  })
  const stop = useMutation({ mutationFn: () => client.cancelOperation(id) })
  const canUndo = operation?.undoable === true
  const isRunning = operation?.state === 'running' || operation?.state === 'queued'
  return (
    <Panel
      open
      title={operation ? say(`operation.kind.${operation.kind}`) : say('page.operations.title')}
      onClose={onClose}
      footer={
        <>
          {canUndo ? (
            <Button
              appearance="primary"
              icon={<ArrowUndoRegular />}
              onClick={() => {
                onClose()
                requestUndo(id)
              }}
            >
              {say('ui.undo')}
            </Button>
          ) : null}
          {isRunning ? <Button onClick={() => stop.mutate()}>{say('ui.stop')}</Button> : null}
          <Button onClick={onClose}>{say('ui.close')}</Button>
        </>
      }
    >
      {error || stop.error ? (
        <ErrorState error={(error ?? stop.error) as Error} onRetry={() => void refetch()} />
      ) : operation ? (
        <>
          {operation.undoOf ? <p>{say('page.operations.detail.undoOf')}</p> : null}
          {operation.notUndoable === null || isRunning ? null : <p>{say(`operation.notUndoable.${operation.notUndoable}.text`)}</p>}
          <OperationFacts operation={operation} />
          <OperationShare operation={operation} />
          <OperationPeople id={id} />
        </>
      ) : (
        <SkeletonLines lines={6} />
      )}
    </Panel>
  )
}

function OperationFacts({ operation }: { operation: Operation }) {
  const { say, number, time } = useWords()
  const { data: products = [] } = useQuery(catalogueQuery)
  const names = (skuIds: readonly Guid[]) =>
    skuIds.map((skuId) => products.find((product) => product.skuId === skuId)?.displayName ?? skuId).join(', ')
  const facts = [
    [say('page.operations.column.state'), <OperationState key="state" operation={operation} />],
    [say('page.operations.column.who'), operation.createdBy.displayName],
    [say('page.operations.column.when'), time(operation.createdDateTime)],
    [say('page.operations.column.why'), operation.reason ?? say('page.operations.noReason')],
    [say('page.operations.column.howMany'), number(operation.total)],
    [say('page.operations.detail.products.added'), names(operation.added)],
    [say('page.operations.detail.products.removed'), names(operation.removed)],
    [say('page.operations.detail.started'), operation.startedDateTime ? time(operation.startedDateTime) : ''],
    [say('page.operations.detail.finished'), operation.finishedDateTime ? time(operation.finishedDateTime) : ''],
    [say('page.operations.detail.id'), operation.id],
  ] as const
  return <FactList facts={facts} />
}
