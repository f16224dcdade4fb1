import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import type { Product } from '#model/product.ts'
import { ACCOUNT_TYPES } from '#model/subscription.ts'
import type { AccountType, Term } from '#model/subscription.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { catalogueQuery, subscriptionsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CatalogueCombobox } from './catalogue-combobox.tsx'
import { readCount } from './read-count.ts'
import { readPrice } from './read-price.ts'
import { TermFields } from './term-fields.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/** A new product: which, how many licences, how long, how billed, from when and for how much. */
export function BuyPane({ skuId, onClose }: { skuId: Guid | null; onClose: () => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: subscriptions } = useQuery(subscriptionsQuery)
  const { data: products } = useQuery(catalogueQuery)
  const [picked, setProduct] = useState<Product | null>()
  const product = picked === undefined ? (products?.find((one) => one.skuId === skuId) ?? null) : picked
  const [seats, setSeats] = useState('1')
  const [chosen, setChosen] = useState<{ readonly term: Term; readonly billing: Term }>({ term: 'P1Y', billing: 'P1M' })
  const [renews, setRenews] = useState(true)
  const [accountType, setAccountType] = useState<AccountType>('MCA')
  const [day, setDay] = useState('')
  const [cost, setCost] = useState('')
  const total = readCount(seats)
  const price = readPrice(cost)
  const currency = subscriptions?.[0]?.currency ?? null
  const wish = { verb: 'buy', term: chosen.term, billingFrequency: chosen.billing, recurringBilling: renews, accountType } as const
  const later = { ...(day !== '' && { startDateTime: new Date(`${day}T00:00`).toISOString() }), ...(typeof price === 'number' && { price }) }
  const request = product && total !== null && price !== undefined ? { target: {}, change: { subscription: { ...wish, ...later, skuId: product.skuId, totalLicenses: total } } } : null
  return (
    <FormPane title={say('page.subscription.buy')} subtitle={say('page.subscription.buy.subtitle')} request={request} missing={say(price === undefined ? 'page.subscription.buy.priceMissing' : 'page.subscription.buy.missing')} isForOne={false} verb={say('ui.next')} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.text}>{say('page.subscription.buy.text')}</p>
        <CatalogueCombobox label={say('page.licenses.column.product')} product={product} onChange={setProduct} />
        <Field label={say('page.product.subscription.licenses')} required>
          <Input inputMode="numeric" autoComplete="off" value={seats} onChange={(_event, { value }) => setSeats(value)} />
        </Field>
        <TermFields term={chosen.term} billing={chosen.billing} onChange={setChosen} />
        <Checkbox checked={renews} onChange={(_event, { checked }) => setRenews(checked === true)} label={say('page.subscription.recurringBilling')} />
        <Field label={say('page.subscription.account')} hint={say(`page.subscription.account.${accountType}.hint`)}>
          <RadioGroup layout="horizontal" value={accountType} onChange={(_event, { value }) => setAccountType(value as AccountType)}>
            {ACCOUNT_TYPES.map((one) => (
              <Radio key={one} value={one} label={say(`page.subscription.account.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
        <Field label={say('page.subscription.buy.start')} hint={say('page.subscription.buy.start.hint')}>
          <Input type="date" value={day} onChange={(_event, { value }) => setDay(value)} />
        </Field>
        <Field label={say('page.subscription.buy.price')} hint={say('page.subscription.buy.price.hint')}>
          <Input inputMode="decimal" autoComplete="off" value={cost} contentAfter={currency} onChange={(_event, { value }) => setCost(value)} />
        </Field>
      </div>
    </FormPane>
  )
}
