import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useId } from 'react'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { ...typographyStyles.subtitle2, margin: 0 },
})

/** One question that a preview answers, under its name. */
export function PreviewSection({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles()
  const titleId = useId()
  return (
    <section className={styles.root} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {title}
      </h3>
      {children}
    </section>
  )
}
