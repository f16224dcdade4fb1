import { makeStyles, Popover, PopoverSurface, PopoverTrigger, tokens, typographyStyles } from '@fluentui/react-components'
import type { OwnedProduct } from '#model/owned-product.ts'
import { RowButton } from '#web/grid/row-button.tsx'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  trigger: { minWidth: 0, paddingInline: tokens.spacingHorizontalXS, fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightRegular },
  surface: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: 'min(24rem, 80vw)' },
  sum: { ...typographyStyles.body1Strong, margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, ...typographyStyles.body1 },
})

/** Purchases that count towards the total (D1). */
const countedOf = ({ subscriptions }: OwnedProduct) => subscriptions.filter(({ status }) => status === 'Enabled' || status === 'Warning')

/** Assigned of total, which opens its sum: "13 = 5 + 8", and what each part is. */
export function SeatsSum({ product }: { product: OwnedProduct }) {
  const styles = useStyles()
  const { say, number } = useWords()
  const { consumed, capacity, available, displayName, subscriptions } = product
  const parts = countedOf(product).map(({ totalLicenses }) => number(totalLicenses))
  return (
    <Popover withArrow trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <RowButton
          appearance="transparent"
          size="small"
          className={styles.trigger}
          aria-label={say('page.licenses.sum.open', { product: displayName, assigned: consumed, total: capacity })}
        >
          {number(consumed)} / {number(capacity)}
        </RowButton>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={say('page.licenses.sum.title', { product: displayName })}>
        <p className={styles.sum}>{say('page.licenses.sum.total', { total: capacity, parts: parts.join(' + ') || number(0) })}</p>
        <p className={styles.sum}>
          {consumed > capacity
            ? say('page.licenses.status.overAssigned', { assigned: consumed, total: capacity })
            : say('page.licenses.sum.available', { available, total: capacity, assigned: consumed })}
        </p>
        {subscriptions.length > 0 ? (
          <ul className={styles.list}>
            {subscriptions.map(({ id, totalLicenses, status, isTrial, nextLifecycleDateTime, recurringBilling }) => (
              <li key={id}>
                {[
                  say('page.licenses.sum.part', { count: totalLicenses, status, trial: isTrial ? 'yes' : 'no' }),
                  ...(nextLifecycleDateTime === null
                    ? []
                    : [
                        say(recurringBilling && status === 'Enabled' ? 'page.licenses.sum.renews' : 'page.licenses.sum.ends', {
                          until: nextLifecycleDateTime,
                        }),
                      ]),
                ].join(', ')}
              </li>
            ))}
          </ul>
        ) : null}
      </PopoverSurface>
    </Popover>
  )
}
