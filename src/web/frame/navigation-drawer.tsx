import { Button, DrawerBody, makeStyles, OverlayDrawer, tokens, typographyStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { Session } from '#model/session.ts'
import { useWords } from '#web/state/words-context.tsx'
import { useReturnFocus } from '#web/ui/use-return-focus.ts'
import { Navigation } from './navigation.tsx'

const useStyles = makeStyles({
  body: { padding: 0, display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground3 },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', padding: tokens.spacingHorizontalS },
  organization: { ...typographyStyles.body1Strong, paddingInlineStart: tokens.spacingHorizontalS },
})

/** The navigation of a phone: over the page, gone when a page is chosen. */
export function NavigationDrawer({ session, onClose }: { session: Session; onClose: () => void }) {
  const styles = useStyles()
  const { say } = useWords()
  useReturnFocus()
  return (
    <OverlayDrawer open position="start" aria-label={say('ui.navigation')} onOpenChange={onClose}>
      <DrawerBody className={styles.body}>
        <div className={styles.head}>
          <span className={styles.organization}>{session.tenant.displayName}</span>
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={say('ui.closeNavigation')}
            onClick={onClose}
          />
        </div>
        <Navigation permissions={session.permissions} shape="menu" onFollow={onClose} />
      </DrawerBody>
    </OverlayDrawer>
  )
}
