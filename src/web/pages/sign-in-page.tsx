import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect } from 'react'
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
  text: { margin: 0 },
  failed: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  command: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    overflowX: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  foot: { ...typographyStyles.caption1, display: 'flex', justifyContent: 'space-between', alignItems: 'center', color: tokens.colorNeutralForeground2 },
})

/** For who has no session: how to get a link. Licet asks for no password. */
export function SignInPage() {
  const styles = useStyles()
  const { say, language, setLanguage } = useWords()
  const isFailedLink = new URLSearchParams(location.search).get('problem') === 'link'
  const other = LANGUAGES.find((known) => known !== language) ?? 'en'
  useEffect(() => {
    document.title = say('page.signIn.title')
  }, [say])
  return (
    <main className={styles.ground}>
      <div className={styles.card}>
        <Mark size="3em" />
        <h1 className={styles.title}>{say('page.signIn.title')}</h1>
        {isFailedLink ? (
          <p className={styles.failed} role="alert">
            {say('page.signIn.linkUsed')}
          </p>
        ) : null}
        <p className={styles.text}>{say('page.signIn.text')}</p>
        <p className={styles.text}>{say('page.signIn.how')}</p>
        <pre className={styles.command}>npm run licet -- sign-in-link</pre>
        <p className={styles.text}>{say('page.signIn.then')}</p>
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
