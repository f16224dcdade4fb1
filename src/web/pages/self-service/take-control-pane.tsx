import { Button, Field, makeStyles, Radio, RadioGroup, Select, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import type { SelfServicePurchase } from '#model/self-service.ts'
import { isCentral } from '#web/licenses/is-central.ts'
import { PreviewBody } from '#web/preview/preview-body.tsx'
import { PreviewButtons } from '#web/preview/preview-buttons.tsx'
import { previewTakeControl } from '#web/preview/preview.ts'
import { usePreview } from '#web/preview/use-preview.ts'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { useMissing } from '#web/ui/use-missing.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

type Way = 'move' | 'cancel'

interface TakeControlPaneProps {
  readonly purchase: SelfServicePurchase
  readonly onBack: () => void
  readonly onClose: () => void
}

/** P15: the people of a purchase move to a product of the organization, or lose it; either way it ends. */
export function TakeControlPane({ purchase, onBack, onClose }: TakeControlPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const preview = usePreview()
  const [way, setWay] = useState<Way>(purchase.consumed > 0 ? 'move' : 'cancel')
  const [moveTo, setMoveTo] = useState<Guid>('')
  const isFilledIn = way === 'cancel' || moveTo !== ''
  const missing = useMissing(isFilledIn ? null : say('page.users.manage.missing'))
  const review = () => preview.openWith(() => previewTakeControl(purchase.id, way === 'move' ? moveTo : null))
  const back = preview.isOpen ? preview.close : onBack
  return (
    <Panel
      open
      title={preview.isOpen && !preview.operation ? say('page.preview.title') : say('page.selfService.takeControl')}
      subtitle={purchase.displayName}
      onClose={onClose}
      {...(preview.operation ? {} : { back: { title: preview.isOpen ? say('page.selfService.takeControl') : purchase.displayName, onBack: back } })}
      footer={
        preview.isOpen ? (
          <PreviewButtons state={preview} onClose={onClose} />
        ) : (
          <>
            <Button appearance="primary" {...missing.describes} onClick={() => void (isFilledIn && review())}>
              {say('ui.next')}
            </Button>
            <Button onClick={onClose}>{say('ui.cancel')}</Button>
            {missing.note}
          </>
        )
      }
    >
      {preview.isOpen ? (
        <PreviewBody state={preview} onClose={onClose} />
      ) : (
        <div className={styles.form}>
          <p className={styles.text}>{say('page.selfService.takeControl.text', { owner: purchase.purchaser?.displayName ?? '', count: purchase.consumed })}</p>
          <Field label={say('page.selfService.takeControl.how')}>
            <RadioGroup value={way} onChange={(_event, { value }) => setWay(value as Way)}>
              <Radio value="move" label={say('page.selfService.move')} disabled={purchase.consumed === 0} />
              <Radio value="cancel" label={say('page.selfService.cancel')} />
            </RadioGroup>
          </Field>
          {way === 'move' ? <ProductChoice people={purchase.consumed} value={moveTo} onChange={setMoveTo} /> : null}
        </div>
      )}
    </Panel>
  )
}

interface ProductChoiceProps {
  readonly people: number
  readonly value: Guid
  readonly onChange: (skuId: Guid) => void
}

/** The organization's own products; those with too few seats say how many there are. */
function ProductChoice({ people, value, onChange }: ProductChoiceProps) {
  const { say } = useWords()
  const { data } = useQuery(ownedProductsQuery)
  const central = (data ?? []).filter(isCentral)
  return (
    <Field label={say('page.selfService.moveTo')} required hint={say('page.selfService.moveTo.hint', { count: people })}>
      <Select value={value} onChange={(_event, data) => onChange(data.value)}>
        <option value="">{say('page.selfService.moveTo.choose')}</option>
        {central.map(({ skuId, displayName, skuPartNumber, ambiguous, available }) => (
          <option key={skuId} value={skuId} disabled={available < people}>
            {say('page.selfService.moveTo.option', { product: ambiguous ? `${displayName} (${skuPartNumber})` : displayName, free: available })}
          </option>
        ))}
      </Select>
    </Field>
  )
}
