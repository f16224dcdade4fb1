import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { ReactNode } from 'react'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

export interface FilterPill {
  readonly id: string
  /** What is filtered and how: "User type: Guest". */
  readonly label: string
  readonly onRemove: () => void
}

interface FilterPillsProps {
  readonly pills: readonly FilterPill[]
  readonly onClear?: () => void
  /** The way to add one, at the left. */
  readonly children?: ReactNode
}

/** The filters in force, each with its removal. Nothing is drawn when there is nothing to say. */
export function FilterPills({ pills, onClear, children }: FilterPillsProps) {
  const styles = useStyles()
  const { say } = useWords()
  if (pills.length === 0 && !children) return null
  return (
    <div className={styles.root} role="group" aria-label={say('ui.filters')}>
      {children}
      {pills.map((pill) => (
        <Button
          key={pill.id}
          size="small"
          shape="circular"
          icon={<DismissRegular />}
          iconPosition="after"
          aria-label={say('ui.filters.remove', { name: pill.label })}
          onClick={pill.onRemove}
        >
          {pill.label}
        </Button>
      ))}
      {pills.length > 1 && onClear ? (
        <Button size="small" appearance="transparent" onClick={onClear}>
          {say('ui.filters.clear')}
        </Button>
      ) : null}
    </div>
  )
}
