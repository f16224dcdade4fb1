import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { TenantKind } from '#model/session.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: {
    ...typographyStyles.caption1Strong,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    whiteSpace: 'nowrap',
  },
})

/** What is real, in a word; the whole sentence for who stays on it or listens. */
export function RealBadge({ kind }: { kind: TenantKind }) {
  const styles = useStyles()
  const { say } = useWords()
  const explained = say(`ui.real.${kind}.explained`)
  return (
    <span className={styles.root} role="note" aria-label={explained} title={explained}>
      {say(`ui.real.${kind}`)}
    </span>
  )
}
