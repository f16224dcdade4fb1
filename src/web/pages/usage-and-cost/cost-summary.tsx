import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { CostReport } from '#model/usage-report.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'

const useStyles = makeStyles({
  figures: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, margin: 0 },
  figure: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: '11rem',
    flexGrow: 1,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  name: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  amount: { ...typographyStyles.title3, margin: 0, fontVariantNumeric: 'tabular-nums' },
  notes: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
})

/** The first day on which anything could be saved. */
const firstDay = ({ value }: CostReport): string | null => value.flatMap(({ saving }) => (saving.amount > 0 ? (saving.fromDate ?? []) : [])).sort()[0] ?? null

/** What is paid a month, what of it is used, what is not, and what could be saved; and how sure that is. */
export function CostSummary({ cost }: { cost: CostReport }) {
  const styles = useStyles()
  const { say, money } = useWords()
  const { total, currency, value, unpricedSkuIds } = cost
  const from = firstDay(cost)
  const isEstimate = value.some(({ basis, price, bill }) => basis === 'listPrice' && price !== null && bill > 0)
  const figure = (name: 'bill' | 'inUse' | 'unused', amount: number) => (
    <div className={styles.figure}>
      <dt className={styles.name}>{say(`page.usageAndCost.summary.${name}`)}</dt>
      <dd className={styles.amount}>{money(amount, currency)}</dd>
    </div>
  )
  return (
    <>
      <dl className={styles.figures}>
        {figure('bill', total.bill)}
        {figure('inUse', total.inUse)}
        {figure('unused', total.unusedCost)}
      </dl>
      <ul className={styles.notes}>
        <li>{say('page.usageAndCost.billIsBought')}</li>
        {from ? <li>{say('page.usageAndCost.saving', { amount: { amount: total.saving, currency }, from })}</li> : null}
        {isEstimate ? <li>{say('page.usageAndCost.estimate')}</li> : null}
        {unpricedSkuIds.length > 0 ? <li>{say('page.usageAndCost.unpriced', { count: unpricedSkuIds.length })}</li> : null}
        {isEstimate || unpricedSkuIds.length > 0 ? (
          <li>
            <PlaceLink inline to={PATHS.settingPart} params={{ part: 'prices' }}>
              {say('page.usageAndCost.toPrices')}
            </PlaceLink>
          </li>
        ) : null}
      </ul>
    </>
  )
}
