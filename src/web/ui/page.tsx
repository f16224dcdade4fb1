import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { NARROW } from '#web/state/use-media-query.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    boxSizing: 'border-box',
    minHeight: '100%',
    [`@media ${NARROW}`]: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
  full: { height: '100%', paddingBottom: tokens.spacingVerticalS },
})

/** A page's ground: its parts one under the other. `fill` gives a grid all the height that is left. */
export function Page({ fill = false, children }: { fill?: boolean; children: ReactNode }) {
  const styles = useStyles()
  return <div className={mergeClasses(styles.root, fill && styles.full)}>{children}</div>
}
