// The frame of the admin centre: what stands around every page.
import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { Session } from '#model/session.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { useLiveEvents } from '#web/state/live-events.ts'
import { readRemembered, writeRemembered } from '#web/state/remembered.ts'
import { useIsNarrow } from '#web/state/use-media-query.ts'
import { useShortcuts } from '#web/state/use-shortcuts.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ChangeToast } from '#web/ui/change-toast.tsx'
import { preloadPanel } from '#web/ui/panel.tsx'
import { isAdministrator } from './navigation-items.tsx'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'
import { useFollowedChange } from './use-followed-change.ts'
import { useTypedAhead } from './use-typed-ahead.ts'

const importSearch = () => import('./search-dialog.tsx')
const SearchDialog = lazy(async () => ({ default: (await importSearch()).SearchDialog }))
const KeyboardDialog = lazy(async () => ({ default: (await import('./keyboard-dialog.tsx')).KeyboardDialog }))
const NavigationDrawer = lazy(async () => ({ default: (await import('./navigation-drawer.tsx')).NavigationDrawer }))
// After the first page is there: nothing needs it before a dialog opens.
const FocusKeeper = lazy(async () => ({ default: (await import('./focus-keeper.tsx')).FocusKeeper }))
const UndoPanel = lazy(async () => ({ default: (await import('./undo-panel.tsx')).UndoPanel }))

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
    // On paper there is the page alone, as long as it is.
    '@media print': { display: 'block', height: 'auto', '& > :not(:has(main))': { display: 'none' } },
  },
  skip: {
    position: 'absolute',
    zIndex: 2,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    ':not(:focus)': { clipPath: 'inset(50%)' },
  },
  middle: { display: 'flex', flexGrow: 1, minHeight: 0, '@media print': { display: 'block', '& > nav': { display: 'none' } } },
  main: { flexGrow: 1, minWidth: 0, overflow: 'auto', outlineStyle: 'none', '@media print': { overflow: 'visible' } },
  interrupted: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
})

type Open = 'search' | 'keys' | 'navigation' | null

/** Top bar, navigation and the place of the page; search, keys and Undo from anywhere. */
export function Frame({ session, children }: { session: Session; children: ReactNode }) {
  const styles = useStyles()
  const { say } = useWords()
  const isNarrow = useIsNarrow()
  const { lastChange, undoing, requestUndo } = useChanges()
  const { isInterrupted } = useLiveEvents(isAdministrator(session))
  const [open, setOpen] = useState<Open>(null)
  const [isFolded, setFolded] = useState(readRemembered('navigation') === 'icons')
  const [sought, setSought] = useState('')
  const close = () => setOpen(null)
  const openSearch = () => {
    setSought('')
    setOpen('search')
  }
  useTypedAhead(open === 'search', (letter) => setSought((typed) => typed + letter))
  const main = useRef<HTMLElement>(null)
  useFocusOnNewPage(main)
  useFollowedChange()
  useEffect(whenIdle, [])
  const fold = () => {
    writeRemembered('navigation', isFolded ? 'full' : 'icons')
    setFolded(!isFolded)
  }
  const undoable = lastChange?.operationId
  useShortcuts({
    'mod+k': isAdministrator(session) ? openSearch : undefined,
    '/': isAdministrator(session) ? openSearch : undefined,
    '?': () => setOpen('keys'),
    z: undoable ? () => requestUndo(undoable) : undefined,
  })
  return (
    <div className={styles.root}>
      <Link className={styles.skip} href="#content">
        {say('ui.skipToContent')}
      </Link>
      <TopBar
        session={session}
        onSearch={openSearch}
        onOpenNavigation={isNarrow ? () => setOpen('navigation') : undefined}
      />
      <div role="status">{isInterrupted ? <div className={styles.interrupted}>{say('ui.live.lost')}</div> : null}</div>
      <div className={styles.middle}>
        {isNarrow ? null : (
          <Navigation permissions={session.permissions} shape={isFolded ? 'icons' : 'full'} onFold={fold} />
        )}
        <main id="content" ref={main} className={styles.main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <ChangeToast />
      <Suspense fallback={null}>
        <FocusKeeper />
      </Suspense>
      <Suspense fallback={null}>
        {open === 'search' ? <SearchDialog text={sought} onText={setSought} permissions={session.permissions} onClose={close} /> : null}
        {open === 'keys' ? <KeyboardDialog onClose={close} /> : null}
        {open === 'navigation' ? <NavigationDrawer session={session} onClose={close} /> : null}
        {undoing ? <UndoPanel key={undoing} operation={undoing} /> : null}
      </Suspense>
    </div>
  )
}

/** The code of the panel and of the search comes once the first page stands, so that the first row opens as quickly as the next. */
function whenIdle(): void {
  const preload = () => {
    preloadPanel()
    void importSearch()
  }
  if ('requestIdleCallback' in globalThis) requestIdleCallback(preload)
  else setTimeout(preload)
}

/** A new page takes the focus from the link that led to it, as a page that is loaded would. */
function useFocusOnNewPage(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus()
  }, [pathname, main])
}
