import { Button, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { useQuery } from '@tanstack/react-query'
import type { Operation } from '#model/operation.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { runningOperationsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { groupPeople } from './group-people.ts'
import { NextStep } from './next-step.tsx'
import type { Preview } from './preview.ts'
import { undoUntilOf } from './undo-until.ts'
import { useFocusOnArrival } from './use-focus-on-arrival.ts'
import { useHeadline } from './use-headline.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, outlineStyle: 'none' },
  line: { ...typographyStyles.subtitle2, margin: 0, display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  icon: { display: 'flex', fontSize: tokens.fontSizeHero700, color: tokens.colorPaletteGreenForeground1 },
  text: { ...typographyStyles.body1, margin: 0 },
  list: { margin: 0, ...typographyStyles.body1 },
})

const isOver = ({ state }: Operation): boolean => state !== 'running' && state !== 'queued'

interface PreviewResultProps {
  readonly preview: Preview
  readonly operation: Operation
  readonly onClose: () => void
}

/** What was done, who was left as they were, the way back and the next sensible step. */
export function PreviewResult({ preview, operation: applied, onClose }: PreviewResultProps) {
  const { say } = useWords()
  const { data: operation = applied } = useQuery({
    queryKey: ['operations', applied.id],
    queryFn: ({ signal }) => client.getOperation(applied.id, { signal }),
    initialData: applied,
    enabled: !isOver(applied),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : 2_000),
  })
  if (!isOver(operation)) return <Running operation={operation} />
  if (operation.state !== 'succeeded' && operation.state !== 'partial') {
    return (
      <Notice intent="error">{say(`operation.state.${operation.state}`)}</Notice>
    )
  }
  return <Done preview={preview} operation={operation} onClose={onClose} />
}

function Done({ preview, operation, onClose }: PreviewResultProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { requestUndo } = useChanges()
  const headline = useHeadline()(preview)
  const arrived = useFocusOnArrival<HTMLDivElement>()
  const { plan } = preview
  const left = groupPeople(preview).filter(({ outcome }) => outcome !== 'changed')
  const until = undoUntilOf(plan)
  return (
    <div ref={arrived} tabIndex={-1} className={styles.root} role="status">
      <p className={styles.line}>
        <span className={styles.icon} aria-hidden>
          <CheckmarkCircleRegular />
        </span>
        {headline.done}
      </p>
      {left.length > 0 ? (
        <ul className={styles.list}>
          {left.map(({ id, kind, count, gained, lost, reason }) => (
            <li key={id}>{say(`page.preview.group.${kind}`, { count, gained, lost, code: reason ?? '' })}</li>
          ))}
        </ul>
      ) : null}
      <NextStep preview={preview} />
      {operation.undoable ? (
        <div>
          <Button
            onClick={() => {
              onClose()
              requestUndo(operation.id)
            }}
          >
            {say('ui.undo')}
          </Button>{' '}
          {until ? <span className={styles.text}>{say('ui.undo.limit', { until })}</span> : null}
        </div>
      ) : null}
    </div>
  )
}

/** A long change on its way: it goes on when the panel is closed. */
function Running({ operation }: { operation: Operation }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: running } = useQuery(runningOperationsQuery)
  const { done, total } = running?.find(({ id }) => id === operation.id) ?? operation
  return (
    <div className={styles.root}>
      <p className={styles.text}>{say('ui.operations.progress', { done, total })}</p>
      <ProgressBar aria-label={say('operation.state.running')} value={total === 0 ? 0 : done / total} />
      <p className={styles.text}>{say('page.preview.result.running')}</p>
    </div>
  )
}
