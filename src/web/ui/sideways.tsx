import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({ root: { overflowX: 'auto' } })

/** A table that may be wider than its page and scrolls by itself. */
export function Sideways({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles()
  return (
    // What scrolls must be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.root} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
