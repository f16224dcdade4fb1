import { makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChangeRequest } from '#client/plan-calls.ts'
import type { Target } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { ProductChoices } from '#web/licenses/held-licenses.ts'
import { useProductServices } from '#web/licenses/use-product-services.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { LicenseRow } from './license-row.tsx'

const WAYS = ['more', 'unassignAll'] as const
type Way = (typeof WAYS)[number]

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
})

interface ManageLicensesPaneProps {
  readonly target: Target
  /** How many are selected. */
  readonly count: number
  readonly onClose: () => void
}

const NOTHING = { isOn: false, off: new Set<Guid>() } as const

function changeOf(way: Way, choices: ProductChoices): ChangeRequest | null {
  if (way === 'unassignAll') return { removeAll: true }
  const add = [...choices].flatMap(([skuId, { isOn, off }]) => (isOn ? [{ skuId, disabledPlans: [...off], toggles: 'merge' as const }] : []))
  return add.length > 0 ? { add } : null
}

/** P8 and P10: gives more licences to several people, or takes all of them back. */
export function ManageLicensesPane({ target, count, onClose }: ManageLicensesPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const servicesOf = useProductServices()
  // What was selected when the pane opened; a selection that changes behind it changes nothing in it.
  const [fixedTarget] = useState(target)
  const [way, setWay] = useState<Way>('more')
  const [choices, setChoices] = useState<ProductChoices>(new Map())
  const change = changeOf(way, choices)
  const products = owned.filter(({ owner, appliesTo }) => owner === null && appliesTo === 'User')
  return (
    <FormPane
      title={say('page.users.manage')}
      subtitle={say('ui.people', { count })}
      request={change ? { target: fixedTarget, change } : null}
      missing={say('page.users.manage.missing')}
      isForOne={false}
      verb={say('ui.saveChanges')}
      next={say('ui.next')}
      closeWord="ui.done"
      onClose={onClose}
    >
      <RadioGroup aria-label={say('page.users.manage')} value={way} onChange={(_event, { value }) => setWay(value as Way)}>
        {WAYS.map((name) => (
          <Radio key={name} value={name} label={say(`page.users.manage.${name}`)} />
        ))}
      </RadioGroup>
      {way === 'more' ? (
        <>
          <p className={styles.text}>{say('page.services.kept')}</p>
          <ul className={styles.list} aria-label={say('page.users.column.licenses')}>
            {products.map((product) => (
              <LicenseRow
                key={product.poolId}
                product={product}
                held={undefined}
                groups={[]}
                choice={choices.get(product.skuId) ?? NOTHING}
                services={servicesOf?.(product.skuId) ?? []}
                onChange={(choice) => setChoices(new Map(choices).set(product.skuId, choice))}
              />
            ))}
          </ul>
        </>
      ) : (
        <p className={styles.text}>{say('page.users.manage.unassignAll.text')}</p>
      )}
    </FormPane>
  )
}
