import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactElement, ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalXXXL,
    textAlign: 'center',
    flexGrow: 1,
  },
  icon: { display: 'flex', fontSize: tokens.fontSizeHero900, color: tokens.colorNeutralForeground3 },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0, maxWidth: '60ch' },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: tokens.spacingHorizontalS },
})

interface MessageBoxProps {
  readonly icon?: ReactElement
  readonly title: string
  readonly text?: ReactNode
  /** The one next step, or the few. */
  readonly children?: ReactNode
  readonly role?: 'alert' | 'status'
  /** Where it is all there is of a page, its title is the page's. */
  readonly isPage?: boolean
}

/** A state that takes the place of a page or of a list: what it is, and the next step. */
export function MessageBox({ icon, title, text, children, role, isPage = false }: MessageBoxProps) {
  const styles = useStyles()
  const Title = isPage ? 'h1' : 'h2'
  return (
    <div className={styles.root} role={role}>
      {icon ? (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      ) : null}
      <Title className={styles.title}>{title}</Title>
      {text ? <p className={styles.text}>{text}</p> : null}
      {children ? <div className={styles.actions}>{children}</div> : null}
    </div>
  )
}
