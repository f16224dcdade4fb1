import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { LANGUAGES } from '#words/language.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Mark } from '#web/ui/mark.tsx'

const useStyles = makeStyles({
  ground: { minHeight: '100%', display: 'flex', alignItems: 'center', justifyContent: 'center', backgroundColor: tokens.colorNeutralBackground3 },
  card: {
    ...typographyStyles.body1,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    width: 'min(480px, 100vw)',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow16,
  },
  title: { ...typographyStyles.title3, margin: 0 },
  problem: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  foot: { ...typographyStyles.caption1, display: 'flex', justifyContent: 'space-between', alignItems: 'center', color: tokens.colorNeutralForeground2 },
})

/** The card that every page outside of the admin centre is on: a title, what went wrong, and the rest. */
export function SignInCard(props: { title: string; problem: string | null; children: ReactNode }) {
  const styles = useStyles()
  const { say, language, setLanguage } = useWords()
  const other = LANGUAGES.find((known) => known !== language) ?? 'en'
  useEffect(() => {
    document.title = props.title
  }, [props.title])
  return (
    <main className={styles.ground}>
      <div className={styles.card}>
        <Mark size="3em" />
        <h1 className={styles.title}>{props.title}</h1>
        {props.problem === null ? null : (
          <p className={styles.problem} role="alert">
            {props.problem}
          </p>
        )}
        {props.children}
        <div className={styles.foot}>
          <span>{say('ui.notAffiliated')}</span>
          <Button appearance="transparent" size="small" lang={other} onClick={() => setLanguage(other)}>
            {say(`ui.languageName.${other}`)}
          </Button>
        </div>
      </div>
    </main>
  )
}
