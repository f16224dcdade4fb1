import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useEffect, useState } from 'react'
import { useChanges } from '#web/state/changes-context.tsx'
import type { MadeChange } from '#web/state/changes-context.tsx'
import { useWords } from '#web/state/words-context.tsx'

const VISIBLE_MS = 12_000

const useStyles = makeStyles({
  region: {
    position: 'fixed',
    insetInlineEnd: tokens.spacingHorizontalXXL,
    // Above the status line, which says the same for longer.
    bottom: `calc(2 * ${tokens.spacingVerticalXXXL})`,
    maxWidth: `calc(100vw - 2 * ${tokens.spacingHorizontalXXL})`,
    zIndex: 1,
  },
  toast: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  icon: { display: 'flex', color: tokens.colorPaletteGreenForeground1, fontSize: tokens.fontSizeBase500 },
  limit: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: 'block' },
})

/** Says the last change politely, with its Undo: never takes the focus, stays while it is looked at. */
export function ChangeToast() {
  const styles = useStyles()
  const { lastChange } = useChanges()
  return (
    <div className={styles.region} role="status">
      {lastChange ? <Toast key={lastChange.text + lastChange.operationId} change={lastChange} /> : null}
    </div>
  )
}

function Toast({ change }: { change: MadeChange }) {
  const styles = useStyles()
  const { say } = useWords()
  const { requestUndo } = useChanges()
  const [isVisible, setVisible] = useState(true)
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => setVisible(false), VISIBLE_MS)
    return () => clearTimeout(timer)
  }, [isHeld])
  if (!isVisible) return null
  const { operationId } = change
  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.icon} aria-hidden>
        <CheckmarkCircleRegular />
      </span>
      <span>
        {change.text}
        {change.undoUntil ? <span className={styles.limit}>{say('ui.undo.limit', { until: change.undoUntil })}</span> : null}
      </span>
      {operationId ? (
        <Button
          onClick={() => {
            setVisible(false)
            requestUndo(operationId)
          }}
        >
          {say('ui.undo')}
        </Button>
      ) : null}
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={say('ui.toast.dismiss')}
        onClick={() => setVisible(false)}
      />
    </div>
  )
}
