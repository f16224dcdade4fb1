import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactElement, ReactNode } from 'react'
import { NARROW } from '#web/state/use-media-query.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  reason: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, paddingRight: tokens.spacingHorizontalM },
  end: { marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, [`@media ${NARROW}`]: { width: '100%', '& > *': { flexGrow: 1 } } },
})

export interface Command {
  readonly id: string
  readonly label: string
  readonly icon?: ReactElement
  readonly onClick: () => void
  /** The page's first verb. */
  readonly isPrimary?: boolean
  /** Why it cannot be done now, said beside the command; without it the command works. */
  readonly disabledReason?: string | undefined
}

/** The verbs of a page, and at the right end whatever it is given as children: a search box, a view. */
export function CommandBar({ commands, children }: { commands: readonly Command[]; children?: ReactNode }) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <div className={styles.root} role="group" aria-label={say('ui.commands')}>
      {commands.map((command) => (
        <CommandButton key={command.id} command={command} />
      ))}
      {children ? <div className={styles.end}>{children}</div> : null}
    </div>
  )
}

function CommandButton({ command }: { command: Command }) {
  const styles = useStyles()
  const reasonId = `reason-${command.id}`
  return (
    <>
      <Button
        appearance={command.isPrimary ? 'primary' : 'subtle'}
        {...(command.icon ? { icon: command.icon } : {})}
        disabledFocusable={command.disabledReason !== undefined}
        {...(command.disabledReason ? { 'aria-describedby': reasonId } : {})}
        onClick={command.onClick}
      >
        {command.label}
      </Button>
      {command.disabledReason ? (
        <span id={reasonId} className={styles.reason}>
          {command.disabledReason}
        </span>
      ) : null}
    </>
  )
}
