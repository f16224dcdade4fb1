import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  line: { ...typographyStyles.caption1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  title: { ...typographyStyles.body1Strong, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

interface RowCardProps {
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** The last line: chips, a state. */
  readonly children?: ReactNode
}

/** A row of a grid on a phone: three lines at most. */
export function RowCard({ title, detail, children }: RowCardProps) {
  const styles = useStyles()
  return (
    <div className={styles.root}>
      <div className={styles.title}>{title}</div>
      {detail ? <div className={styles.line}>{detail}</div> : null}
      {children ? <div className={styles.line}>{children}</div> : null}
    </div>
  )
}
