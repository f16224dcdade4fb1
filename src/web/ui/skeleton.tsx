import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'block',
    height: tokens.lineHeightBase200,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    // An answer within 150 ms shows no skeleton at all.
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: tokens.durationNormal,
    animationDelay: '150ms',
    animationFillMode: 'both',
  },
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** The place of a text that is not here yet; unseen for the first 150 ms. */
export function SkeletonBar({ width = '60%', className }: { width?: string; className?: string }) {
  const styles = useStyles()
  return <span aria-hidden className={mergeClasses(styles.bar, className)} style={{ width }} />
}

/** The place of several lines, and the word for who does not see them. */
export function SkeletonLines({ lines = 3 }: { lines?: number }) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <div className={styles.lines} role="status" aria-label={say('ui.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <SkeletonBar key={line} width={line % 2 === 0 ? '75%' : '50%'} />
      ))}
    </div>
  )
}
