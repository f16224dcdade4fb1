import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { LeaverRemoval, LeaverSeat } from '#model/leaver.ts'
import type { When } from '#model/subscription-change.ts'
import { refusalIn } from '#web/pages/your-products/subscription-words.ts'
import { useMayBuy } from '#web/pages/your-products/use-may-buy.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { useWords } from '#web/state/words-context.tsx'
import type { Words } from '#web/state/words-context.tsx'
import { WhoHelps } from '#web/ui/who-helps.tsx'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  seat: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  name: { ...typographyStyles.body1 },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  verbs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

/** What became of a seat, for the step and for the receipt. */
export const removalIn = ({ displayName, totalLicenses, fromDateTime }: LeaverRemoval, { say }: Words): string =>
  fromDateTime === null ? say('leaver.seat.removed', { product: displayName, count: totalLicenses }) : say('leaver.seat.removedFrom', { product: displayName, count: totalLicenses, from: fromDateTime })

interface LeaverSeatsProps {
  readonly seats: readonly LeaverSeat[]
  readonly removals: readonly LeaverRemoval[]
  /** Shows the change of the purchase before it is made. */
  readonly onRemove: (seat: LeaverSeat, when: When) => void
}

/** The seats that somebody left behind, each to be removed from its purchase now or at the renewal, or why not and from when. */
export function LeaverSeats({ seats, removals, onRemove }: LeaverSeatsProps) {
  const styles = useStyles()
  const words = useWords()
  const { say } = words
  const { requestUndo } = useChanges()
  const { mayBuy, refusedToMe } = useMayBuy()
  return (
    <ul className={styles.list} aria-label={say('leaver.seats')}>
      {removals.map((removal) => (
        <li key={removal.operationId} className={styles.seat}>
          <span className={styles.detail}>{removalIn(removal, words)}</span>
          {removal.when === 'atRenewal' ? (
            <span className={styles.verbs}>
              <Button size="small" onClick={() => requestUndo(removal.operationId)}>
                {say('ui.undo')}
              </Button>
            </span>
          ) : null}
        </li>
      ))}
      {seats.map((seat) => (
        <li key={seat.subscriptionId} className={styles.seat} aria-label={seat.displayName}>
          <span className={styles.name}>{say('leaver.seat', { product: seat.displayName, count: seat.totalLicenses })}</span>
          {[seat.againstNow, seat.againstNow === null ? null : seat.againstAtRenewal].map((against) =>
            against === null ? null : (
              <span key={against.code} className={styles.detail}>
                {refusalIn(against, seat, words)}
              </span>
            ),
          )}
          {mayBuy ? (
            <span className={styles.verbs}>
              {seat.againstNow === null ? (
                <Button size="small" onClick={() => onRemove(seat, 'now')}>
                  {say('leaver.seat.now')}
                </Button>
              ) : null}
              {seat.againstAtRenewal === null && seat.renewsDateTime !== null ? (
                <Button size="small" onClick={() => onRemove(seat, 'atRenewal')}>
                  {say('leaver.seat.atRenewal', { from: seat.renewsDateTime })}
                </Button>
              ) : null}
            </span>
          ) : null}
        </li>
      ))}
      {!mayBuy && seats.length > 0 ? (
        <li className={styles.detail}>
          {refusedToMe} <WhoHelps />
        </li>
      ) : null}
    </ul>
  )
}
