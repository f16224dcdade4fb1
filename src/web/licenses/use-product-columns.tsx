import { makeStyles, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { OwnedProduct } from '#model/owned-product.ts'
import type { Column } from '#web/grid/column.ts'
import { useWords } from '#web/state/words-context.tsx'
import { SeatBar } from '#web/ui/seat-bar.tsx'
import { GroupsOf } from './groups-of.tsx'
import { ProductName } from './product-name.tsx'
import { troublesOf } from './product-status.ts'
import { SeatsSum } from './seats-sum.tsx'
import { StatusBadges } from './status-badges.tsx'

const useStyles = makeStyles({
  seats: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  // As wide in every row, so that bars compare.
  bar: { flexShrink: 0, width: '4rem' },
})

/** The columns of the Licenses page; the status stands only where something is wrong. */
export function useProductColumns(products: readonly OwnedProduct[]): readonly Column<OwnedProduct>[] {
  const styles = useStyles()
  const words = useWords()
  const hasTrouble = products.some((product) => troublesOf(product).length > 0)
  return useMemo(() => {
    const { say, number, money } = words
    const status: Column<OwnedProduct> = {
      id: 'status',
      label: say('page.licenses.column.status'),
      characters: 26,
      grow: 2,
      cell: (product) => <StatusBadges product={product} />,
    }
    return [
      {
        id: 'product',
        label: say('page.licenses.column.product'),
        characters: 26,
        grow: 2,
        isFixed: true,
        sortBy: 'displayName',
        cell: (product) => <ProductName product={product} />,
      },
      {
        id: 'available',
        label: say('page.licenses.column.available'),
        characters: 10,
        grow: 0,
        isNumeric: true,
        sortBy: 'available',
        cell: ({ available }) => number(available),
      },
      {
        id: 'assigned',
        label: say('page.licenses.column.assigned'),
        characters: 19,
        sortBy: 'consumed',
        cell: (product) => (
          <span className={styles.seats}>
            <span className={styles.bar}>
              <SeatBar assigned={product.consumed} total={product.capacity} />
            </span>
            <SeatsSum product={product} />
          </span>
        ),
      },
      {
        id: 'expiring',
        label: say('page.licenses.column.expiring'),
        characters: 9,
        grow: 0,
        isNumeric: true,
        sortBy: 'expiring',
        cell: ({ expiring }) => (expiring > 0 ? number(expiring) : ''),
      },
      {
        id: 'groups',
        label: say('page.licenses.column.groups'),
        characters: 7,
        grow: 0,
        isNumeric: true,
        sortBy: 'groups',
        cell: (product) => <GroupsOf product={product} />,
      },
      {
        id: 'price',
        label: say('page.licenses.column.price'),
        characters: 11,
        grow: 0,
        isNumeric: true,
        sortBy: 'price',
        cell: ({ price, currency }) => (price === null ? '' : money(price, currency)),
      },
      ...(hasTrouble ? [status] : []),
    ]
  }, [words, hasTrouble, styles])
}
