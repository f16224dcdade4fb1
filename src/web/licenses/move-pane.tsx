import { Dropdown, Field, makeStyles, Option, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Target } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { isCentral } from './is-central.ts'
import { ServicesToTurn } from './services-to-turn.tsx'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

interface MovePaneProps {
  readonly product: OwnedProduct
  readonly target: Target
  readonly onClose: () => void
  readonly onDone?: () => void
}

/** P6: holders of one product get another in its place, in one change: what both have stays on without a gap. */
export function MovePane({ product, target, onClose, onDone }: MovePaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const [fixedTarget] = useState(target)
  const [moveTo, setMoveTo] = useState<Guid | null>(null)
  const [off, setOff] = useState<ReadonlySet<Guid>>(new Set())
  const others = owned.filter((other) => isCentral(other) && other.skuId !== product.skuId)
  const chosen = others.find(({ skuId }) => skuId === moveTo)
  return (
    <FormPane
      title={say('page.move.title')}
      subtitle={product.displayName}
      request={chosen ? { target: fixedTarget, change: { add: [{ skuId: chosen.skuId, disabledPlans: [...off], toggles: 'merge' }], remove: [product.skuId] } } : null}
      missing={say('page.users.manage.missing')}
      isForOne={false}
      verb={say('ui.next')}
      onClose={onClose}
      {...(onDone ? { onDone } : {})}
    >
      <p className={styles.text}>{say('page.move.text', { product: product.displayName })}</p>
      <Field label={say('page.move.to')} required>
        <Dropdown
          placeholder={say('page.move.choose')}
          value={chosen ? say('page.user.productLeft', { product: chosen.displayName, left: chosen.available }) : ''}
          selectedOptions={moveTo ? [moveTo] : []}
          onOptionSelect={(_event, { optionValue }) => {
            setMoveTo(optionValue ?? null)
            setOff(new Set())
          }}
        >
          {others.map(({ skuId, displayName, available }) => (
            <Option key={skuId} value={skuId} text={displayName}>
              {say('page.user.productLeft', { product: displayName, left: available })}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {chosen ? <ServicesToTurn product={chosen} off={off} onChange={setOff} /> : null}
    </FormPane>
  )
}
