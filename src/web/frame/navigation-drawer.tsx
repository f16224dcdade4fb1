import { Button, DrawerBody, makeStyles, OverlayDrawer, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useWords } from '#web/state/words-context.tsx'
import { useReturnFocus } from '#web/ui/use-return-focus.ts'
import { Navigation } from './navigation.tsx'

const useStyles = makeStyles({
  body: { padding: 0, display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground3 },
  close: { margin: tokens.spacingHorizontalS, alignSelf: 'flex-end' },
})

/** The navigation of a phone: over the page, gone when a page is chosen. */
export function NavigationDrawer({ permissions, onClose }: { permissions: readonly string[]; onClose: () => void }) {
  const styles = useStyles()
  const { say } = useWords()
  useReturnFocus()
  return (
    <OverlayDrawer open position="start" aria-label={say('ui.navigation')} onOpenChange={onClose}>
      <DrawerBody className={styles.body}>
        <Button
          appearance="subtle"
          className={styles.close}
          icon={<DismissRegular />}
          aria-label={say('ui.closeNavigation')}
          onClick={onClose}
        />
        <Navigation permissions={permissions} shape="menu" onFollow={onClose} />
      </DrawerBody>
    </OverlayDrawer>
  )
}
