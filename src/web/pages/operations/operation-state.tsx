import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import type { ReactElement } from 'react'
import type { Operation } from '#model/operation.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: { display: 'inline-flex', verticalAlign: 'middle', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  icon: { display: 'flex', fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2 },
  succeeded: { color: tokens.colorStatusSuccessForeground1 },
  partial: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
})

const ICONS: Readonly<Record<Operation['state'], ReactElement>> = {
  queued: <ClockRegular />,
  running: <ArrowSyncRegular />,
  succeeded: <CheckmarkCircleRegular />,
  partial: <WarningRegular />,
  failed: <DismissCircleRegular />,
  cancelled: <DismissCircleRegular />,
}

/** How an operation stands, by an icon and a word; while it runs, how far it is. */
export function OperationState({ operation }: { operation: Operation }) {
  const styles = useStyles()
  const { say } = useWords()
  const isUndone = operation.undoneBy !== null
  const { state } = operation
  const colour = isUndone || state === 'queued' || state === 'running' || state === 'cancelled' ? undefined : styles[state]
  return (
    <span className={styles.root}>
      <span className={mergeClasses(styles.icon, colour)} aria-hidden>
        {isUndone ? <ArrowUndoRegular /> : ICONS[state]}
      </span>
      {isUndone
        ? say('page.operations.undone')
        : state === 'running'
          ? say('ui.operations.progress', { done: operation.done, total: operation.total })
          : say(`operation.state.${state}`)}
    </span>
  )
}
