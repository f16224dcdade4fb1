import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
})

/** Text for who listens instead of looking; `live` has it spoken when it changes. */
export function VisuallyHidden({ live = false, children }: { live?: boolean; children: ReactNode }) {
  const styles = useStyles()
  return (
    <span className={styles.root} {...(live ? { 'aria-live': 'polite' as const } : {})}>
      {children}
    </span>
  )
}
