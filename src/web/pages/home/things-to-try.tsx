import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import type { MessageKey } from '#words/language.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { HomeCard } from './home-card.tsx'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  list: { ...typographyStyles.body1, margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: 'grid', rowGap: tokens.spacingVerticalS },
  link: { color: tokens.colorBrandForeground1 },
})

const THINGS: readonly { readonly label: MessageKey; readonly path: string }[] = [
  { label: 'page.home.try.give', path: PATHS.activeUsers },
  { label: 'page.home.try.product', path: PATHS.licenses },
  { label: 'page.home.try.app', path: PATHS.licenses },
  { label: 'page.home.try.takeBack', path: PATHS.activeUsers },
  { label: 'page.home.try.conflict', path: PATHS.activeUsers },
]

/** What a newcomer to the sample can do without breaking anything. */
export function ThingsToTry() {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <HomeCard title={say('page.home.try')}>
      <p className={styles.text}>{say('page.home.try.text')}</p>
      <ol className={styles.list}>
        {THINGS.map(({ label, path }) => (
          <li key={label}>
            <Link to={path} className={styles.link}>
              {say(label)}
            </Link>
          </li>
        ))}
      </ol>
    </HomeCard>
  )
}
