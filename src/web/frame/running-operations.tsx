import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { PATHS } from '#web/paths.ts'
import { runningOperationsQuery } from '#web/state/queries.ts'
import { useIsNarrow } from '#web/state/use-media-query.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', minWidth: '8ch' },
  bar: { marginTop: tokens.spacingVerticalXXS },
})

/** Changes that are running, with their progress, on every page; nothing when there are none. */
export function RunningOperations() {
  const styles = useStyles()
  const { say } = useWords()
  const navigate = useNavigate()
  const isNarrow = useIsNarrow()
  const { data: operations = [] } = useQuery(runningOperationsQuery)
  const done = operations.reduce((sum, operation) => sum + operation.done, 0)
  const total = operations.reduce((sum, operation) => sum + operation.total, 0)
  const progress = say('ui.operations.progress', { done, total })
  return (
    <div role="status">
      {operations.length > 0 ? (
        <div className={styles.root}>
          <Button appearance="subtle" size="small" title={progress} onClick={() => void navigate({ to: PATHS.operations })}>
            {isNarrow ? operations.length : say('ui.operations.running', { count: operations.length })}
          </Button>
          <ProgressBar className={styles.bar} aria-label={progress} value={done} max={Math.max(1, total)} />
        </div>
      ) : null}
    </div>
  )
}
