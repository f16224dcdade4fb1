import { makeStyles } from '@fluentui/react-components'
import type { Guid } from '#model/guid.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import type { ProductChoice, ProductChoices } from '#web/licenses/held-licenses.ts'
import { useProductServices } from '#web/licenses/use-product-services.ts'
import { LicenseRow } from './license-row.tsx'

const useStyles = makeStyles({ list: { margin: 0, padding: 0, listStyleType: 'none' } })

interface LicenseRowsProps {
  /** What ticking means, for who does not see what stands above. */
  readonly label: string
  readonly products: readonly OwnedProduct[]
  readonly choices: ProductChoices
  /** What stands for a product that is not in the choices. */
  readonly untouched?: (skuId: Guid) => ProductChoice
  readonly onChange: (choices: ProductChoices) => void
}

const off = (): ProductChoice => ({ isOn: false, off: new Set() })

/** Products, a tick each, which open to their apps. */
export function LicenseRows({ label, products, choices, untouched = off, onChange }: LicenseRowsProps) {
  const styles = useStyles()
  const servicesOf = useProductServices()
  return (
    <ul className={styles.list} aria-label={label}>
      {products.map((product) => (
        <LicenseRow
          key={product.poolId}
          product={product}
          held={undefined}
          groups={[]}
          choice={choices.get(product.skuId) ?? untouched(product.skuId)}
          services={servicesOf?.(product.skuId) ?? []}
          onChange={(choice) => onChange(new Map(choices).set(product.skuId, choice))}
        />
      ))}
    </ul>
  )
}
