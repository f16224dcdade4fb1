import { makeStyles, ToggleButton, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import type { Target } from '#model/change.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { ServiceFamilies } from './service-families.tsx'
import { useProductServices } from './use-product-services.ts'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXXS,
    ...typographyStyles.body1,
  },
  choice: { display: 'flex', gap: tokens.spacingHorizontalXS, flexShrink: 0 },
})

type Wish = 'on' | 'off'

interface TurnServicesPaneProps {
  readonly product: OwnedProduct
  readonly target: Target
  readonly onClose: () => void
}

/** P3 for many: turns apps of a product on or off for several people; what is not touched stays as each has it. */
export function TurnServicesPane({ product, target, onClose }: TurnServicesPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const servicesOf = useProductServices()
  const [fixedTarget] = useState(target)
  const [wishes, setWishes] = useState<ReadonlyMap<Guid, Wish>>(new Map())
  const idsOf = (wish: Wish) => [...wishes].flatMap(([id, wished]) => (wished === wish ? [id] : []))
  const toggle = (id: Guid, wish: Wish) => {
    const next = new Map(wishes)
    if (next.get(id) === wish) next.delete(id)
    else next.set(id, wish)
    setWishes(next)
  }
  const service = { skuId: product.skuId, turnOn: idsOf('on'), turnOff: idsOf('off') }
  return (
    <FormPane
      title={say('page.services.turn')}
      subtitle={product.displayName}
      request={wishes.size === 0 ? null : { target: fixedTarget, change: { services: [service] } }}
      missing={say('page.services.turn.missing')}
      isForOne={false}
      verb={say('ui.save')}
      next={say('ui.next')}
      onClose={onClose}
    >
      <p className={styles.text}>{say('page.services.turn.text')}</p>
      <ServiceFamilies services={(servicesOf?.(product.skuId) ?? []).filter(({ isCompany }) => !isCompany)}>
        {({ servicePlanId, displayName }) => (
          <div key={servicePlanId} className={styles.row} role="group" aria-label={displayName}>
            <span>{displayName}</span>
            <span className={styles.choice}>
              {(['on', 'off'] as const).map((wish) => (
                <ToggleButton key={wish} size="small" checked={wishes.get(servicePlanId) === wish} onClick={() => toggle(servicePlanId, wish)}>
                  {say(`page.services.turn.${wish}`)}
                </ToggleButton>
              ))}
            </span>
          </div>
        )}
      </ServiceFamilies>
    </FormPane>
  )
}
