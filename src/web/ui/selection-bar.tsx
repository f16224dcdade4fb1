import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { SelectionState } from '#web/state/use-selection.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    borderRadius: tokens.borderRadiusMedium,
  },
})

interface SelectionBarProps {
  readonly selection: SelectionState
  readonly total: number | undefined
  /** Ids of the rows that are loaded: what "only these" goes back to. */
  readonly loadedIds: () => readonly string[]
}

/** Says how many are selected, and leads from the rows in sight to all that match and back. */
export function SelectionBar({ selection, total = 0, loadedIds }: SelectionBarProps) {
  const styles = useStyles()
  const { say } = useWords()
  const count = selection.count(total)
  if (count === 0) return null
  const isAll = selection.selection.kind === 'allMatching'
  const loaded = isAll ? loadedIds() : []
  return (
    <div className={styles.root} role="status">
      <span>{say(isAll && count === total ? 'ui.selection.allMatch' : 'ui.selection.some', { count })}</span>
      {isAll ? (
        <Button
          size="small"
          appearance="transparent"
          onClick={() => selection.replace({ kind: 'some', ids: new Set(loaded) })}
        >
          {say('ui.selection.onlyThese', { count: loaded.length })}
        </Button>
      ) : count < total ? (
        <Button size="small" appearance="transparent" onClick={selection.selectAllMatching}>
          {say('ui.selection.selectAll', { count: total })}
        </Button>
      ) : null}
      <Button size="small" appearance="transparent" onClick={selection.clear}>
        {say('ui.selection.clear')}
      </Button>
    </div>
  )
}
