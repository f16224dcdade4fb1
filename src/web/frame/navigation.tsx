import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { PanelLeftContractRegular } from '@fluentui/react-icons/svg/panel-left-contract'
import { PanelLeftExpandRegular } from '@fluentui/react-icons/svg/panel-left-expand'
import { Link } from '@tanstack/react-router'
import { useWords } from '#web/state/words-context.tsx'
import { navigationFor } from './navigation-items.tsx'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    width: '240px',
    boxSizing: 'border-box',
    overflowY: 'auto',
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  icons: { width: '56px' },
  menu: { width: '100%', flexGrow: 1 },
  group: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXXS}`, margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  link: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
    '&[aria-current=page]': {
      ...typographyStyles.body1Strong,
      backgroundColor: tokens.colorNeutralBackground1,
      boxShadow: `inset ${tokens.strokeWidthThicker} 0 0 ${tokens.colorCompoundBrandStroke}`,
      // High contrast shows neither backgrounds nor shadows.
      '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText' },
    },
  },
  icon: { display: 'flex', fontSize: tokens.fontSizeBase500 },
  fold: { marginTop: 'auto', alignSelf: 'flex-start' },
})

interface NavigationProps {
  readonly permissions: readonly string[]
  /** Names and icons, icons alone, or the whole width of a phone's menu. */
  readonly shape: 'full' | 'icons' | 'menu'
  readonly onFold?: () => void
  readonly onFollow?: () => void
}

/** The way to every page that the person may see. */
export function Navigation({ permissions, shape, onFold, onFollow }: NavigationProps) {
  const styles = useStyles()
  const { say } = useWords()
  const isIcons = shape === 'icons'
  return (
    <nav
      aria-label={say('ui.navigation')}
      className={mergeClasses(styles.root, isIcons && styles.icons, shape === 'menu' && styles.menu)}
    >
      {navigationFor(permissions).map((group) => (
        <div key={group.label ?? 'alone'}>
          {group.label && !isIcons ? <h2 className={styles.group}>{say(group.label)}</h2> : null}
          <ul className={styles.list} aria-label={group.label ? say(group.label) : undefined}>
            {group.items.map((item) => (
              <li key={item.path}>
                <Link
                  to={item.path}
                  className={styles.link}
                  activeOptions={{ exact: item.path === '/', includeSearch: false }}
                  {...(isIcons ? { title: say(item.label), 'aria-label': say(item.label) } : {})}
                  {...(onFollow ? { onClick: onFollow } : {})}
                >
                  <span className={styles.icon} aria-hidden>
                    {item.icon}
                  </span>
                  {isIcons ? null : say(item.label)}
                  {isIcons || !item.Badge ? null : <item.Badge />}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {onFold ? (
        <Button
          appearance="subtle"
          className={styles.fold}
          icon={isIcons ? <PanelLeftExpandRegular /> : <PanelLeftContractRegular />}
          aria-label={say(isIcons ? 'ui.expandNavigation' : 'ui.collapseNavigation')}
          onClick={onFold}
        />
      ) : null}
    </nav>
  )
}
