import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useWords } from '#web/state/words-context.tsx'
import type { Plan } from '#model/plan.ts'
import { PreviewSection } from './preview-section.tsx'
import { useProductNames } from './use-product-names.ts'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0 },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/** What is paid before and after, and what could be saved and from when (D17). */
export function BillSection({ plan }: { plan: Plan }) {
  const styles = useStyles()
  const { say } = useWords()
  const productName = useProductNames()
  const { bill, currency, basis, savingPossible, unpricedSkuIds } = plan.cost
  const money = (amount: number) => ({ amount, currency })
  const isPriced = bill.before !== bill.after || savingPossible.amount > 0
  return (
    <PreviewSection title={say('page.preview.bill')}>
      <p className={styles.text}>
        {bill.before === bill.after
          ? say(plan.change.add.length > 0 ? 'page.preview.bill.paid' : 'page.preview.bill.same')
          : say('page.preview.bill.changes', { before: money(bill.before), after: money(bill.after) })}
      </p>
      {savingPossible.amount > 0 ? (
        <p className={styles.text}>
          {savingPossible.fromDate === null
            ? say('page.preview.bill.saving', { amount: money(savingPossible.amount) })
            : say('page.preview.bill.savingFrom', { amount: money(savingPossible.amount), from: savingPossible.fromDate })}
        </p>
      ) : null}
      {isPriced && basis === 'listPrice' ? <p className={styles.note}>{say('page.preview.bill.estimate')}</p> : null}
      {isPriced && unpricedSkuIds.length > 0 ? (
        <p className={styles.note}>{say('page.preview.bill.unpriced', { products: unpricedSkuIds.map(productName) })}</p>
      ) : null}
    </PreviewSection>
  )
}
