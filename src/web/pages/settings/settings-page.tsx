import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { PATHS } from '#web/paths.ts'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { isOpenTo, PART_GROUPS, SETTING_PARTS } from './setting-parts.tsx'

const useStyles = makeStyles({
  group: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalS}` },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(18rem, 1fr))', gap: tokens.spacingHorizontalM },
  part: {
    display: 'block',
    height: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  name: { ...typographyStyles.body1Strong, display: 'block' },
  purpose: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
})

/** Settings: everything that an organisation sets up for itself, each with what it is for. */
export function SettingsPage() {
  const styles = useStyles()
  const { say } = useWords()
  const may = useMay()
  return (
    <Page>
      <PageTitle title={say('page.settings.title')} purpose={say('page.settings.purpose')} help="settings.html" />
      {PART_GROUPS.map((group) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className={styles.group}>
            {say(`page.settings.group.${group}`)}
          </h2>
          <ul className={styles.list}>
            {SETTING_PARTS.filter((part) => part.group === group && isOpenTo(part, may)).map(({ id }) => (
              <li key={id}>
                <Link to={PATHS.settingPart} params={{ part: id }} className={styles.part}>
                  <span className={styles.name}>{say(`page.settings.${id}`)}</span>
                  <span className={styles.purpose}>{say(`page.settings.${id}.purpose`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
