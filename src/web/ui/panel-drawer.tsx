import { Button, DrawerBody, DrawerFooter, makeStyles, OverlayDrawer, tokens, typographyStyles } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import type { PanelProps } from './panel-props.ts'
import { UnsavedDialog } from './unsaved-dialog.tsx'
import { useReturnFocus } from './use-return-focus.ts'

const useStyles = makeStyles({
  drawer: { width: 'min(640px, 100vw)', maxWidth: '100vw' },
  header: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
  },
  titles: { flexGrow: 1, minWidth: 0 },
  title: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: 'anywhere', outlineStyle: 'none' },
  subtitle: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0, overflowWrap: 'anywhere' },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalL, '& p': { margin: 0 } },
  footer: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalM,
  },
})

/** The panel itself: 640 px, or the whole of a phone. Focus goes to its title at each step, and back when it closes. */
export function PanelDrawer({ title, subtitle, onClose, back, isUnsaved = false, footer, children }: PanelProps) {
  const styles = useStyles()
  const { say } = useWords()
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [isAsking, setAsking] = useState(false)
  useReturnFocus()
  const shown = useRef<string>(null)
  const loading = say('ui.loading')
  useEffect(() => {
    // What has just come, such as a result, may have taken the focus already: then it is what is to be read. And whoever
    // has gone on while the name was on its way stays there.
    const active = document.activeElement
    const isTaken = active instanceof HTMLElement && active.matches('[role=dialog] *') && (active.tabIndex === -1 || shown.current === loading)
    shown.current = title
    if (!isTaken) heading.current?.focus()
  }, [title, loading])
  const requestClose = () => (isUnsaved ? setAsking(true) : onClose())

  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      aria-labelledby={titleId}
      onOpenChange={(_event, { open }) => {
        if (!open) requestClose()
      }}
    >
      <header className={styles.header}>
        {back ? (
          <Button
            appearance="subtle"
            icon={<ArrowLeftRegular />}
            aria-label={say('ui.panel.back', { title: back.title })}
            onClick={back.onBack}
          />
        ) : null}
        <div className={styles.titles}>
          <h2 id={titleId} className={styles.title} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {subtitle ? <p className={styles.subtitle}>{subtitle}</p> : null}
        </div>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={say('ui.panel.close')} onClick={requestClose} />
      </header>
      <DrawerBody>
        <div className={styles.body}>{children}</div>
      </DrawerBody>
      {footer ? <DrawerFooter className={styles.footer}>{footer}</DrawerFooter> : null}
      {isAsking ? <UnsavedDialog onStay={() => setAsking(false)} onLeave={onClose} /> : null}
    </OverlayDrawer>
  )
}
