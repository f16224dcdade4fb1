import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GroupSummary } from '#model/group-summary.ts'
import type { Guid } from '#model/guid.ts'
import { changeOfChoices, initialChoice } from '#web/licenses/held-licenses.ts'
import type { HeldLicense, ProductChoices } from '#web/licenses/held-licenses.ts'
import { isCentral } from '#web/licenses/is-central.ts'
import { useProductServices } from '#web/licenses/use-product-services.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { LicenseRows } from '#web/users/license-rows.tsx'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
})

interface GroupLicensesPaneProps {
  readonly groupIds: readonly Guid[]
  /** The one group, whose own licences are ticked; for several, what is ticked is given to all of them. */
  readonly group?: GroupSummary
  readonly back?: { readonly title: string; readonly onBack: () => void }
  readonly onClose: () => void
  readonly onDone?: () => void
}

/** What a group gives is a direct licence of the group itself. */
const heldBy = (group: GroupSummary | undefined): ReadonlyMap<Guid, HeldLicense> =>
  new Map((group?.licenses ?? []).map(({ skuId, disabledPlans }) => [skuId, { isDirect: true, groups: [], off: new Set(disabledPlans), errors: [] }]))

/** P5: products and services that groups give; everyone in them is in the preview. */
export function GroupLicensesPane({ groupIds, group, back, onClose, onDone }: GroupLicensesPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const servicesOf = useProductServices()
  const [fixedIds] = useState(groupIds)
  const [choices, setChoices] = useState<ProductChoices>(new Map())
  const [text, setText] = useState('')
  const held = heldBy(group)
  const plansOf = (skuId: Guid) => (servicesOf?.(skuId) ?? []).filter(({ isCompany }) => !isCompany).map(({ servicePlanId }) => servicePlanId)
  const change = changeOfChoices(choices, held, plansOf)
  const wanted = text.trim().toLowerCase()
  const rank = (skuId: Guid): number => (held.has(skuId) ? 0 : 1)
  const products = owned
    .filter((product) => isCentral(product) && (product.displayName.toLowerCase().includes(wanted) || choices.has(product.skuId)))
    .toSorted((a, b) => rank(a.skuId) - rank(b.skuId))
  return (
    <FormPane
      title={say('page.groups.changeLicenses')}
      subtitle={group?.displayName ?? say('page.groups.count', { count: fixedIds.length })}
      request={change ? { target: { groupLicenses: fixedIds }, change } : null}
      missing={say(group ? 'page.user.nothingChanged' : 'page.users.manage.missing')}
      isForOne={false}
      verb={say('ui.next')}
      {...(back ? { back } : {})}
      onClose={onClose}
      {...(onDone ? { onDone } : {})}
    >
      <p className={styles.text}>{say('page.groups.allOrNone')}</p>
      <SearchField size="small" label={say('page.user.searchProducts')} text={text} onText={setText} />
      <LicenseRows label={say('page.users.column.licenses')} products={products} choices={choices} untouched={(skuId) => initialChoice(skuId, held, plansOf)} onChange={setChoices} />
    </FormPane>
  )
}
