import { Dropdown, Field, makeStyles, Option } from '@fluentui/react-components'
import type { UsageReport } from '#model/usage-report.ts'
import { UsageTrend } from '#web/charts/usage-trend.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { NoProducts } from '#web/licenses/no-products.tsx'

const useStyles = makeStyles({ product: { maxWidth: '28rem' } })

/** One product over time; the most used at first, the chosen one in the address. */
export function TrendTab({ usage }: { usage: UsageReport }) {
  const styles = useStyles()
  const { say } = useWords()
  const { panel, change } = useListState()
  const products = usage.value.filter(({ owner }) => owner === null).sort((a, b) => b.assigned - a.assigned)
  const chosen = products.find(({ skuId }) => skuId === panel) ?? products[0]
  if (!chosen) return <NoProducts />
  return (
    <>
      <Field label={say('page.home.column.product')} className={styles.product}>
        <Dropdown value={chosen.displayName} selectedOptions={[chosen.skuId]} onOptionSelect={(_event, { optionValue }) => change({ panel: optionValue })}>
          {products.map((product) => (
            <Option key={product.skuId} value={product.skuId}>
              {product.displayName}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <UsageTrend key={chosen.skuId} skuId={chosen.skuId} />
    </>
  )
}
