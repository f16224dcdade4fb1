import { makeStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { Guid } from '#model/guid.ts'
import type { ProductChoices } from '#web/licenses/held-licenses.ts'
import { useProductServices } from '#web/licenses/use-product-services.ts'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { LicenseRow } from './license-row.tsx'
import { ProfileMenu } from './profile-menu.tsx'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
})

const NOTHING = { isOn: false, off: new Set<Guid>() } as const

interface ProductChoiceListProps {
  /** What ticking means, for who does not see what stands above. */
  readonly label: string
  readonly choices: ProductChoices
  readonly onChange: (choices: ProductChoices) => void
  /** Whether the ticks can be those of a profile; they can unless it is said. */
  readonly offersProfiles?: boolean
}

/** Products that may be given, a tick each, which open to their apps. */
export function ProductChoiceList({ label, choices, onChange, offersProfiles = true }: ProductChoiceListProps) {
  const styles = useStyles()
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  const servicesOf = useProductServices()
  const products = owned.filter(({ owner, appliesTo }) => owner === null && appliesTo === 'User')
  return (
    <>
      {offersProfiles ? <ProfileMenu onChoose={(more) => onChange(new Map([...choices, ...more]))} /> : null}
      <ul className={styles.list} aria-label={label}>
        {products.map((product) => (
          <LicenseRow
            key={product.poolId}
            product={product}
            held={undefined}
            groups={[]}
            choice={choices.get(product.skuId) ?? NOTHING}
            services={servicesOf?.(product.skuId) ?? []}
            onChange={(choice) => onChange(new Map(choices).set(product.skuId, choice))}
          />
        ))}
      </ul>
    </>
  )
}
