import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle'
import { useEffect } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { helpAddress } from './help-address.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: 'none' },
  purpose: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  help: { display: 'inline-flex', fontSize: tokens.fontSizeBase500, '@media print': { display: 'none' } },
})

interface PageTitleProps {
  readonly title: string
  /** What the page is for, in one line. */
  readonly purpose?: string
  /** The page of the documentation, such as `licenses.html`. */
  readonly help?: string
}

/** A page's name, its purpose and the way to its documentation. The name is also the browser tab's. */
export function PageTitle({ title, purpose, help }: PageTitleProps) {
  const styles = useStyles()
  const { say, language } = useWords()
  useEffect(() => {
    document.title = `${title} - ${say('ui.appName')}`
  }, [title, say])
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <h1 className={styles.title}>{title}</h1>
        {help ? (
          <Link className={styles.help} href={helpAddress(help, language)} aria-label={say('ui.helpWithPage')} title={say('ui.helpWithPage')}>
            <QuestionCircleRegular />
          </Link>
        ) : null}
      </div>
      {purpose ? <p className={styles.purpose}>{purpose}</p> : null}
    </div>
  )
}
