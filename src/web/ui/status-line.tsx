import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { useChanges } from '#web/state/changes-context.tsx'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    minHeight: tokens.lineHeightBase600,
    color: tokens.colorNeutralForeground2,
  },
  change: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

interface StatusLineProps {
  /** Rows that match; undefined while that is not known. */
  readonly shown: number | undefined
  /** Rows without any filter, where that is known and differs. */
  readonly total?: number | undefined
  readonly selected?: number
  /** Selected rows that the filter hides. */
  readonly notShown?: number
}

/** The last line of a list: how many, how many selected, and the last change with its Undo until the next. */
export function StatusLine({ shown, total, selected = 0, notShown = 0 }: StatusLineProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { lastChange, requestUndo } = useChanges()
  const counts = [
    shown === undefined
      ? null
      : total === undefined || total === shown
        ? say('ui.status.all', { total: shown })
        : say('ui.status.shown', { shown, total }),
    selected > 0 ? say('ui.status.selected', { selected }) : null,
    notShown > 0 ? say('ui.status.notShown', { hidden: notShown }) : null,
  ].filter((part) => part !== null)
  const operationId = lastChange?.operationId
  return (
    <div className={styles.root}>
      <span role="status" aria-label={say('ui.status')}>
        {counts.join(', ')}
      </span>
      {lastChange ? (
        <span className={styles.change}>
          {say('ui.lastChange', { text: lastChange.text })}
          {operationId ? (
            <Button size="small" appearance="subtle" icon={<ArrowUndoRegular />} onClick={() => requestUndo(operationId)}>
              {say('ui.undo')}
            </Button>
          ) : null}
        </span>
      ) : null}
    </div>
  )
}
