import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DarkThemeRegular } from '@fluentui/react-icons/svg/dark-theme'
import { LocalLanguageRegular } from '@fluentui/react-icons/svg/local-language'
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation'
import { PersonCircleRegular } from '@fluentui/react-icons/svg/person-circle'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out'
import type { Session } from '#model/session.ts'
import { LANGUAGES } from '#words/language.ts'
import type { Language } from '#words/language.ts'
import { client } from '#web/state/client.ts'
import { THEME_CHOICES, useThemeChoice } from '#web/state/theme-context.tsx'
import type { ThemeChoice } from '#web/state/theme-context.tsx'
import { NARROW, useIsNarrow } from '#web/state/use-media-query.ts'
import { useWords } from '#web/state/words-context.tsx'
import { LazyMenu } from '#web/ui/lazy-menu.tsx'
import type { MenuGroup } from '#web/ui/menu-props.ts'
import { Mark } from '#web/ui/mark.tsx'
import { isAdministrator } from './navigation-items.tsx'
import { OrganizationSwitcher, useOrganizations } from './organization-switcher.tsx'
import { RealBadge } from './real-badge.tsx'
import { RunningOperations } from './running-operations.tsx'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  middle: { flexGrow: 1, display: 'flex', justifyContent: 'center', [`@media ${NARROW}`]: { justifyContent: 'flex-end' } },
  search: {
    width: 'min(480px, 100%)',
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    [`@media ${NARROW}`]: { width: 'auto', minWidth: 'auto' },
  },
})

interface TopBarProps {
  readonly session: Session
  readonly onSearch: () => void
  /** Opens the navigation where it is a menu. */
  readonly onOpenNavigation: (() => void) | undefined
}

/** Where one is, what is real, search, what is running, language, theme, who one is. */
export function TopBar({ session, onSearch, onOpenNavigation }: TopBarProps) {
  const styles = useStyles()
  const { say, language, setLanguage } = useWords()
  const { choice, setChoice } = useThemeChoice()
  const isNarrow = useIsNarrow()
  const organizations = useOrganizations(session)

  const languages: MenuGroup = {
    id: 'language',
    label: say('ui.language'),
    kind: 'one',
    chosen: [language],
    choices: LANGUAGES.map((id) => ({ id, label: say(`ui.languageName.${id}`) })),
    onChoose: ([id]) => setLanguage(id as Language),
  }
  const themes: MenuGroup = {
    id: 'theme',
    label: say('ui.theme'),
    kind: 'one',
    chosen: [choice],
    choices: THEME_CHOICES.map((id) => ({ id, label: say(`ui.theme.${id}`) })),
    onChoose: ([id]) => setChoice(id as ThemeChoice),
  }
  const account: MenuGroup = {
    id: 'account',
    label: `${session.user.displayName} (${session.user.userPrincipalName})`,
    kind: 'verbs',
    verbs: [{ id: 'signOut', label: say('ui.signOut'), icon: <SignOutRegular />, onClick: () => void signOut() }],
  }
  return (
    <header className={styles.root} aria-label={say('ui.topBar')}>
      {onOpenNavigation ? (
        <Button
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label={say('ui.openNavigation')}
          onClick={onOpenNavigation}
        />
      ) : null}
      <Mark />
      {isNarrow ? null : <OrganizationSwitcher session={session} />}
      <RealBadge kind={session.tenant.kind} />
      <div className={styles.middle}>
        {isAdministrator(session) ? <Button
          className={styles.search}
          appearance={isNarrow ? 'subtle' : 'outline'}
          icon={<SearchRegular />}
          aria-label={say('ui.search.open')}
          aria-keyshortcuts="Control+K /"
          onClick={onSearch}
        >
          {isNarrow ? null : say('ui.search.placeholder')}
        </Button> : null}
      </div>
      {isAdministrator(session) ? <RunningOperations /> : null}
      {isNarrow ? null : (
        <>
          <LazyMenu
            trigger={<Button appearance="subtle" icon={<LocalLanguageRegular />} aria-label={say('ui.language')} />}
            groups={[languages]}
          />
          <LazyMenu
            trigger={<Button appearance="subtle" icon={<DarkThemeRegular />} aria-label={say('ui.theme')} />}
            groups={[themes]}
          />
        </>
      )}
      <LazyMenu
        trigger={
          <Button
            appearance="subtle"
            icon={<PersonCircleRegular />}
            aria-label={say('ui.account', { name: session.user.displayName })}
          />
        }
        groups={isNarrow ? [...organizations, languages, themes, account] : [account]}
      />
    </header>
  )
}

async function signOut() {
  await client.signOut()
  location.assign('/')
}
