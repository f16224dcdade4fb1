import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import type { ReactElement, ReactNode } from 'react'
import { NARROW, useIsNarrow } from '#web/state/use-media-query.ts'
import { useWords } from '#web/state/words-context.tsx'
import { LazyMenu } from './lazy-menu.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}` },
  verb: { fontWeight: tokens.fontWeightRegular, paddingInline: tokens.spacingHorizontalS, whiteSpace: 'nowrap' },
  reason: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, paddingRight: tokens.spacingHorizontalS, whiteSpace: 'nowrap' },
  // A search box gives way to the verbs before it takes a line of its own.
  end: { marginLeft: 'auto', flexGrow: 1, flexBasis: '12rem', maxWidth: '20rem', [`@media ${NARROW}`]: { flexBasis: '100%', maxWidth: 'none' } },
})

export interface Command {
  readonly id: string
  readonly label: string
  readonly icon?: ReactElement
  readonly onClick: () => void
  /** The page's first verb. */
  readonly isPrimary?: boolean
  /** Stands in the menu at the end, where a line has no room for all in French. */
  readonly isFurther?: boolean
  /** Why it cannot be done now, said beside the command; without it the command works. */
  readonly disabledReason?: string | undefined
}

/**
 * The verbs of a page, and at the right end whatever it is given as children: a search box, a view.
 * A menu has those that find no room; on a phone the first verb stands alone, and the menu has the others that can be done now.
 */
export function CommandBar({ commands, children }: { commands: readonly Command[]; children?: ReactNode }) {
  const styles = useStyles()
  const { say } = useWords()
  const isNarrow = useIsNarrow()
  const [first, ...others] = isNarrow ? commands.filter(({ isPrimary, disabledReason }) => isPrimary || disabledReason === undefined) : commands
  const isMenu = isNarrow && others.length > (first?.disabledReason === undefined ? 1 : 0)
  const inMenu = others.filter(({ isFurther = false }) => isMenu || (!isNarrow && isFurther))
  return (
    <div className={styles.root} role="group" aria-label={say('ui.commands')}>
      {commands.filter((command) => command === first || (others.includes(command) && !inMenu.includes(command))).map((command) => (
        <CommandButton key={command.id} command={command} />
      ))}
      {inMenu.length > 0 ? (
        <LazyMenu
          trigger={<Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={say('ui.commands.more')} />}
          groups={[{ id: 'more', kind: 'verbs', verbs: inMenu }]}
        />
      ) : null}
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
        {...(command.isPrimary ? {} : { className: styles.verb })}
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
