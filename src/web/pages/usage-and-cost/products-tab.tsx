import { makeStyles, tokens } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { lazy } from 'react'
import type { Guid } from '#model/guid.ts'
import type { CostReport, CostRow, UsageReport, UsageRow } from '#model/usage-report.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { FigureTable } from '#web/charts/figure-table.tsx'
import { heightOfBars, MOST_BARS } from '#web/charts/height-of-bars.ts'
import { ProductName } from '#web/licenses/product-name.tsx'
import { NoProducts } from '#web/licenses/no-products.tsx'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import type { UserFilters } from '#web/users/user-filters.ts'
import { PeopleFigure } from './people-figure.tsx'

const ShareBars = lazy(async () => ({ default: (await import('#web/charts/share-bars.tsx')).ShareBars }))

const useStyles = makeStyles({ name: { color: tokens.colorNeutralForeground1 } })

interface Row {
  readonly cost: CostRow
  readonly usage: UsageRow
}

/** Products by what they cost, the dearest first: what is used and what is not. */
export function ProductsTab({ usage, cost }: { usage: UsageReport; cost: CostReport }) {
  const styles = useStyles()
  const { say, language, number, money, day } = useWords()
  const { currency, total } = cost
  const rows: Row[] = cost.value
    .flatMap((one) => {
      const known = usage.value.find(({ poolId }) => poolId === one.poolId)
      return known ? [{ cost: one, usage: known }] : []
    })
    .sort((a, b) => b.cost.bill - a.cost.bill || b.usage.assigned - a.usage.assigned)
  const drawn = rows.filter((row) => row.cost.bill > 0).slice(0, MOST_BARS)
  const priced = (row: Row, amount: number): string => (row.cost.price === null ? '' : money(amount, currency))
  const column = (id: 'bought' | 'unused') => ({
    id,
    label: say(`page.usageAndCost.column.${id}`),
    cell: (row: Row) => number(row.usage[id]),
  })
  /** Filters know products; the seats of a self-service purchase are apart from those. */
  const people = (id: 'guests' | 'blocked' | 'overlapping', filtersOf: (product: Guid) => Partial<UserFilters>) => ({
    id,
    label: say(`page.usageAndCost.column.${id}`),
    cell: ({ usage: row }: Row) => <PeopleFigure people={row[id]} filters={row.owner === null ? filtersOf(row.skuId) : null} />,
  })
  if (rows.length === 0) return <NoProducts />
  return (
    <>
      {drawn.length > 0 ? (
        <ChartFrame label={say('page.usageAndCost.byProduct')} height={heightOfBars(drawn.length, 'share')}>
          <ShareBars
            culture={language}
            usedLabel={say('page.usageAndCost.summary.inUse')}
            restLabel={say('page.usageAndCost.summary.unused')}
            shares={drawn.map((row) => ({
              name: row.cost.displayName,
              used: row.cost.inUse,
              rest: row.cost.unusedCost,
              usedText: money(row.cost.inUse, currency),
              restText: money(row.cost.unusedCost, currency),
            }))}
          />
        </ChartFrame>
      ) : null}
      <FigureTable
        label={say('page.usageAndCost.byProduct')}
        name={{
          id: 'product',
          label: say('page.home.column.product'),
          cell: (row) => (
            <Link to={PATHS.product} params={{ skuId: row.cost.owner === null ? row.cost.skuId : row.cost.poolId }} className={styles.name}>
              <ProductName product={row.cost} />
            </Link>
          ),
          total: say('page.usageAndCost.total'),
        }}
        figures={[
          column('bought'),
          {
            id: 'assigned',
            label: say('page.usageAndCost.column.assigned'),
            cell: ({ usage: row }) => (
              <PlaceLink to={PATHS.product} params={{ skuId: row.owner === null ? row.skuId : row.poolId }}>
                {number(row.assigned)}
              </PlaceLink>
            ),
          },
          column('unused'),
          people('guests', (product) => ({ product, userType: 'Guest' })),
          people('blocked', (product) => ({ product, view: 'blocked' })),
          people('overlapping', (superfluous) => ({ superfluous })),
          { id: 'price', label: say('page.usageAndCost.column.price'), cell: (row) => priced(row, row.cost.price ?? 0) },
          { id: 'bill', label: say('page.usageAndCost.summary.bill'), cell: (row) => priced(row, row.cost.bill), total: money(total.bill, currency) },
          { id: 'unusedCost', label: say('page.usageAndCost.summary.unused'), cell: (row) => priced(row, row.cost.unusedCost), total: money(total.unusedCost, currency) },
          { id: 'from', label: say('page.usageAndCost.column.savingFrom'), cell: (row) => (row.cost.saving.fromDate ? day(row.cost.saving.fromDate) : '') },
        ]}
        rows={rows}
        rowId={({ cost: { poolId } }) => poolId}
      />
    </>
  )
}
