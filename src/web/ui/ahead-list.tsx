import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { StepAhead } from '#model/subscription-record.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  step: { ...typographyStyles.body1, display: 'grid', gridTemplateColumns: '16ch 1fr', columnGap: tokens.spacingHorizontalM },
  day: { ...typographyStyles.body1Strong },
})

interface AheadListProps {
  readonly ahead: readonly StepAhead[]
  /** Licences that it has when it renews. */
  readonly seats: number
}

/** What is to come for a purchase, and what each state does to its seats and people. */
export function AheadList({ ahead, seats }: AheadListProps) {
  const styles = useStyles()
  const { say, day } = useWords()
  return (
    <ol className={styles.list}>
      {ahead.map(({ kind, atDateTime }) => (
        <li key={kind + atDateTime} className={styles.step}>
          <span className={styles.day}>{day(atDateTime)}</span>
          <span>{say(`page.subscription.ahead.${kind}`, { seats })}</span>
        </li>
      ))}
    </ol>
  )
}
