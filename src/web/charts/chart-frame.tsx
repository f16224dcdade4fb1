import { makeStyles } from '@fluentui/react-components'
import { Suspense } from 'react'
import type { ReactNode } from 'react'
import { SkeletonLines } from '#web/ui/skeleton.tsx'

const useStyles = makeStyles({ root: { width: '100%', flexShrink: 0, overflow: 'hidden' } })

/** A place for a picture, whose code comes when it is first drawn; its figures stand in a table beside it. */
export function ChartFrame({ label, height, children }: { label: string; height: number; children: ReactNode }) {
  const styles = useStyles()
  return (
    <div className={styles.root} style={{ height }} role="group" aria-label={label}>
      <Suspense fallback={<SkeletonLines lines={6} />}>{children}</Suspense>
    </div>
  )
}
