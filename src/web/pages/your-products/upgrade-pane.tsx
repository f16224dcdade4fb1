import { Field, Input, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { Product } from '#model/product.ts'
import type { When } from '#model/subscription-change.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { CatalogueCombobox } from './catalogue-combobox.tsx'
import { readCount } from './read-count.ts'
import type { TaskPaneProps } from './task-pane-props.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Everyone to another product, people and groups, with the licences that are missing bought beside; then the purchase ends. */
export function UpgradePane({ subscription, onBack, onClose }: TaskPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { id, skuId, displayName, renewsDateTime, endsDateTime } = subscription
  const end = renewsDateTime ?? endsDateTime
  const [product, setProduct] = useState<Product | null>(null)
  const [seats, setSeats] = useState('')
  const [when, setWhen] = useState<When>('now')
  const totalLicenses = seats.trim() === '' ? null : seats.trim() === '0' ? 0 : readCount(seats)
  const isFilledIn = product !== null && (seats.trim() === '' || totalLicenses !== null)
  return (
    <FormPane
      title={say('page.subscription.task.upgrade')}
      subtitle={displayName}
      request={isFilledIn ? { target: {}, change: { subscription: { verb: 'upgrade', id, toSkuId: product.skuId, when, ...(totalLicenses !== null && { totalLicenses }) } } } : null}
      missing={say('page.subscription.upgrade.missing')}
      isForOne={false}
      verb={say('ui.next')}
      back={{ title: displayName, onBack }}
      onClose={onClose}
    >
      <div className={styles.form}>
        <p className={styles.text}>{say('page.subscription.upgrade.text', { product: displayName })}</p>
        <CatalogueCombobox label={say('page.subscription.upgrade.to')} product={product} except={skuId} onChange={setProduct} />
        <Field label={say('page.subscription.upgrade.seats')} hint={say('page.subscription.upgrade.seats.hint')}>
          <Input inputMode="numeric" autoComplete="off" value={seats} onChange={(_event, { value }) => setSeats(value)} />
        </Field>
        <Field label={say('page.subscription.when')}>
          <RadioGroup value={when} onChange={(_event, { value }) => setWhen(value as When)}>
            <Radio value="now" label={say('page.subscription.when.now')} />
            {end === null ? null : <Radio value="atRenewal" label={say('page.subscription.when.atEnd', { from: end })} />}
          </RadioGroup>
        </Field>
      </div>
    </FormPane>
  )
}
