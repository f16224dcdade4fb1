import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { Product } from '#model/product.ts'
import type { When } from '#model/subscription-change.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CatalogueCombobox } from './catalogue-combobox.tsx'
import { readCount } from './read-count.ts'
import { TaskForm } from './task-form.tsx'
import type { TaskPaneProps } from './task-pane-props.ts'
import { WhenField } from './when-field.tsx'

/** Everyone to another product, people and groups, with the licences that are missing bought beside; then the purchase ends. */
export function UpgradePane(props: TaskPaneProps) {
  const { say } = useWords()
  const { id, skuId, displayName, renewsDateTime, endsDateTime } = props.subscription
  const end = renewsDateTime ?? endsDateTime
  const [product, setProduct] = useState<Product | null>(null)
  const [seats, setSeats] = useState('')
  const [when, setWhen] = useState<When>('now')
  const totalLicenses = seats.trim() === '' ? null : seats.trim() === '0' ? 0 : readCount(seats)
  const isFilledIn = product !== null && (seats.trim() === '' || totalLicenses !== null)
  const wish = isFilledIn ? ({ verb: 'upgrade', id, toSkuId: product.skuId, when, ...(totalLicenses !== null && { totalLicenses }) } as const) : null
  return (
    <TaskForm {...props} task="upgrade" wish={wish} text={say('page.subscription.upgrade.text', { product: displayName })}>
      <CatalogueCombobox label={say('page.subscription.upgrade.to')} product={product} except={skuId} onChange={setProduct} />
      <Field label={say('page.subscription.upgrade.seats')} hint={say('page.subscription.upgrade.seats.hint')}>
        <Input inputMode="numeric" autoComplete="off" value={seats} onChange={(_event, { value }) => setSeats(value)} />
      </Field>
      <WhenField when={when} later={end && say('page.subscription.when.atEnd', { from: end })} onChange={setWhen} />
    </TaskForm>
  )
}
