import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { SeatBar } from '#web/ui/seat-bar.tsx'
import { useWords } from '#web/state/words-context.tsx'
import type { SeatEffect } from '#model/plan.ts'
import { PreviewSection } from './preview-section.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM, ...typographyStyles.body1 },
  name: { ...typographyStyles.body1Strong },
  figures: { fontVariantNumeric: 'tabular-nums' },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  short: { ...typographyStyles.body1Strong, color: tokens.colorPaletteRedForeground1 },
})

/** Seats of each product that the change touches: assigned, this change, free, short, expiring. */
export function SeatsSection({ seats }: { seats: readonly SeatEffect[] }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: owned } = useQuery(ownedProductsQuery)
  if (seats.length === 0) return null
  return (
    <PreviewSection title={say('page.preview.seats')}>
      <ul className={styles.list}>
        {seats.map(({ skuId, displayName, before, after, short }) => {
          const change = after.consumed - before.consumed
          const total = after.capacity ?? before.capacity
          const isBought = total !== before.capacity
          const expiring = owned?.find((product) => product.skuId === skuId && product.owner === null)?.expiring ?? 0
          return (
            <li key={skuId}>
              <div className={styles.line}>
                <span className={styles.name}>{displayName}</span>
                <span className={styles.figures}>
                  {say('page.preview.seats.left', { before: before.available, after: after.available })}
                </span>
              </div>
              <SeatBar assigned={before.consumed} total={total} change={change} />
              <div className={styles.line}>
                <span className={styles.note}>
                  {isBought
                    ? say('page.preview.seats.bought', { before: before.capacity, after: total, assigned: before.consumed })
                    : say('page.preview.seats.sum', { assigned: before.consumed, change, total })}
                </span>
                {expiring > 0 ? <span className={styles.note}>{say('page.preview.seats.expiring', { expiring })}</span> : null}
              </div>
              {short > 0 ? (
                <span className={styles.short}>
                  {say('page.preview.seats.short', { short, available: before.available, wanted: before.available + short })}
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
    </PreviewSection>
  )
}
