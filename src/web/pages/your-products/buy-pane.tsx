import { Checkbox, Combobox, Field, Input, makeStyles, Option, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Product } from '#model/product.ts'
import type { Term } from '#model/subscription.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { catalogueQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { readCount } from './read-count.ts'
import { TermFields } from './term-fields.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  list: { maxHeight: '20rem' },
})

/** Products that are shown of those that match; typing more finds the others. */
const MOST_SHOWN = 40

const labelOf = ({ displayName, skuPartNumber, ambiguous }: Product): string => (ambiguous ? `${displayName} (${skuPartNumber})` : displayName)

const matches = ({ displayName, skuPartNumber, aliases }: Product, text: string): boolean => [displayName, skuPartNumber, ...aliases].some((name) => name.toLowerCase().includes(text))

/** A new product: which, how many licences, how long and how billed. */
export function BuyPane({ onClose }: { onClose: () => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: products = [] } = useQuery(catalogueQuery)
  const [typed, setTyped] = useState('')
  const [product, setProduct] = useState<Product | null>(null)
  const [seats, setSeats] = useState('1')
  const [chosen, setChosen] = useState<{ readonly term: Term; readonly billing: Term }>({ term: 'P1Y', billing: 'P1M' })
  const [renews, setRenews] = useState(true)
  const total = readCount(seats)
  const text = typed.trim().toLowerCase()
  const found = products.filter((one) => matches(one, text)).slice(0, MOST_SHOWN)
  const request =
    product && total !== null
      ? { target: {}, change: { subscription: { verb: 'buy', skuId: product.skuId, totalLicenses: total, term: chosen.term, billingFrequency: chosen.billing, recurringBilling: renews } as const } }
      : null
  return (
    <FormPane title={say('page.subscription.buy')} subtitle={say('page.subscription.buy.subtitle')} request={request} missing={say('page.subscription.buy.missing')} isForOne={false} verb={say('ui.next')} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.text}>{say('page.subscription.buy.text')}</p>
        <Field label={say('page.licenses.column.product')} required>
          <Combobox
            freeform
            listbox={{ className: styles.list }}
            placeholder={say('page.subscription.buy.search')}
            value={product ? labelOf(product) : typed}
            selectedOptions={product ? [product.skuId] : []}
            onChange={({ target }) => {
              setTyped(target.value)
              setProduct(null)
            }}
            onOptionSelect={(_event, { optionValue }) => setProduct(products.find(({ skuId }) => skuId === optionValue) ?? null)}
          >
            {found.map((one) => (
              <Option key={one.skuId} value={one.skuId} text={labelOf(one)}>
                {labelOf(one)}
              </Option>
            ))}
          </Combobox>
        </Field>
        <Field label={say('page.product.subscription.licenses')} required>
          <Input inputMode="numeric" autoComplete="off" value={seats} onChange={(_event, { value }) => setSeats(value)} />
        </Field>
        <TermFields term={chosen.term} billing={chosen.billing} onChange={setChosen} />
        <Checkbox checked={renews} onChange={(_event, { checked }) => setRenews(checked === true)} label={say('page.subscription.recurringBilling')} />
      </div>
    </FormPane>
  )
}
