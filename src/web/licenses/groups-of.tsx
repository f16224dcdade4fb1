import { useContext } from 'react'
import type { OwnedProduct } from '#model/owned-product.ts'
import { RowTabStop } from '#web/grid/row-tab-stop.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import { productKey } from './product-row.ts'

/** How many groups give a product, which opens those groups. */
export function GroupsOf({ product }: { product: OwnedProduct }) {
  const { say, number } = useWords()
  const tabIndex = useContext(RowTabStop)
  if (product.groups === 0) return null
  return (
    <PlaceLink
      to={PATHS.product}
      params={{ skuId: productKey(product) }}
      search={{ step: 'groups' }}
      tabIndex={tabIndex}
      aria-label={say('page.licenses.groupsOf', { product: product.displayName, count: product.groups })}
    >
      {number(product.groups)}
    </PlaceLink>
  )
}
