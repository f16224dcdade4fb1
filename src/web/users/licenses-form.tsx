import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import type { Guid } from '#model/guid.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { initialChoice } from '#web/licenses/held-licenses.ts'
import type { HeldLicense, ProductChoice, ProductChoices } from '#web/licenses/held-licenses.ts'
import { isCentral } from '#web/licenses/is-central.ts'
import { LocationPicker } from '#web/licenses/location-picker.tsx'
import type { ProductService } from '#web/licenses/use-product-services.ts'
import { groupNamesQuery, ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { LicenseRow } from './license-row.tsx'

/** From this many products on the list can be searched. */
const SEARCHED = 8

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
})

export interface LicensesFormProps {
  readonly person: PartialUser
  readonly held: ReadonlyMap<Guid, HeldLicense>
  readonly choices: ProductChoices
  readonly onChange: (choices: ProductChoices) => void
  /** ISO code; empty for none. */
  readonly location: string
  readonly onLocation: (code: string) => void
  readonly servicesOf: (skuId: Guid) => readonly ProductService[]
  readonly plansOf: (skuId: Guid) => readonly Guid[]
}

/** Usage location, then products with a tick each, which open to their apps. Held ones come first. */
export function LicensesForm({ held, choices, onChange, location, onLocation, servicesOf, plansOf }: LicensesFormProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const { data: groupNames } = useQuery(groupNamesQuery)
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const products = productsFor(owned, held)
  const shown = products.filter(({ displayName, skuId }) => displayName.toLowerCase().includes(wanted) || choices.has(skuId))
  const choiceOf = (skuId: Guid): ProductChoice => choices.get(skuId) ?? initialChoice(skuId, held, plansOf)
  return (
    <>
      <LocationPicker value={location} onChange={onLocation} isMissing={location === ''} />
      <section className={styles.section} aria-labelledby="licenses-title">
        <h3 id="licenses-title" className={styles.title}>
          {say('page.user.licenses', { count: held.size })}
        </h3>
        {products.length >= SEARCHED ? (
          <SearchField size="small" label={say('page.user.searchProducts')} text={text} onText={setText} />
        ) : null}
        <ul className={styles.list}>
          {shown.map((product) => {
            const license = held.get(product.skuId)
            return (
              <LicenseRow
                key={product.poolId}
                product={product}
                held={license}
                groups={license?.groups.map((id) => ({ id, name: groupNames?.get(id) ?? id })) ?? []}
                choice={choiceOf(product.skuId)}
                services={servicesOf(product.skuId)}
                onChange={(choice) => onChange(new Map(choices).set(product.skuId, choice))}
              />
            )
          })}
        </ul>
      </section>
    </>
  )
}

/** What can be given to a person, and what they hold anyway: a row a product, held ones first. */
function productsFor(owned: readonly OwnedProduct[], held: ReadonlyMap<Guid, HeldLicense>): OwnedProduct[] {
  const central = owned.filter(isCentral)
  const alsoHeld = owned.filter(({ owner, skuId }) => owner !== null && held.has(skuId) && !central.some((product) => product.skuId === skuId))
  const rank = ({ skuId }: OwnedProduct): number => (held.has(skuId) ? 0 : 1)
  return [...central, ...alsoHeld].toSorted((a, b) => rank(a) - rank(b))
}
