import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync'
import { RibbonRegular } from '@fluentui/react-icons/svg/ribbon'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { OwnedProduct } from '#model/owned-product.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import { PATHS } from '#web/paths.ts'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useLocalRows } from '#web/state/rows.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { Words } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterMenu } from '#web/ui/filter-menu.tsx'
import { FilterPills } from '#web/ui/filter-pills.tsx'
import { ListSearchBox } from '#web/ui/list-search-box.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { SeatBar } from '#web/ui/seat-bar.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { LicensesTabs } from './licenses-tabs.tsx'
import { FoundPeople } from './found-people.tsx'
import { ProductName } from './product-name.tsx'
import { findProducts, parseProductFilters, PRODUCT_FILTERS, productKey } from './product-row.ts'
import { troublesOf } from './product-status.ts'
import { saveCsv } from './save-csv.ts'
import { StatusBadges } from './status-badges.tsx'
import { useProductColumns } from './use-product-columns.tsx'

/** Billing > Licenses: every product that is owned, with its seats (P1). */
export function LicensesPage() {
  const words = useWords()
  const { say, language } = words
  const navigate = useNavigate()
  const { q = '', filter, sort, change } = useListState()
  const { data, error, refetch } = useQuery(ownedProductsQuery)
  const filters = useMemo(() => parseProductFilters(filter), [filter])
  const found = useMemo(() => (data ? findProducts(data, { q, filters, sort }, language) : undefined), [data, q, filters, sort, language])
  const rows = useLocalRows(found, { error, retry: refetch })
  const columns = useProductColumns(data ?? [])
  const setFilters = (names: readonly string[]) => change({ filter: names.length > 0 ? names.join(',') : undefined })
  return (
    <Page fill>
      <PageTitle title={say('page.licenses.title')} purpose={say('page.licenses.purpose')} help="licenses.html" />
      <LicensesTabs />
      <CommandBar
        commands={[
          {
            id: 'export',
            label: say('ui.export'),
            icon: <ArrowDownloadRegular />,
            onClick: () => saveCsv('licenses.csv', csvOf(found ?? [], words)),
          },
          { id: 'refresh', label: say('ui.refresh'), icon: <ArrowSyncRegular />, onClick: () => void refetch() },
        ]}
      >
        <ListSearchBox label={say('page.licenses.search')} />
      </CommandBar>
      <FilterPills
        pills={filters.map((name) => ({
          id: name,
          label: say(`page.licenses.filter.${name}`),
          onRemove: () => setFilters(filters.filter((other) => other !== name)),
        }))}
        onClear={() => setFilters([])}
      >
        <FilterMenu
          groups={[
            {
              id: 'filter',
              kind: 'several',
              label: say('ui.filters'),
              chosen: filters,
              choices: PRODUCT_FILTERS.map((name) => ({ id: name, label: say(`page.licenses.filter.${name}`) })),
              onChoose: setFilters,
            },
          ]}
        />
      </FilterPills>
      {q ? <FoundPeople text={q} /> : null}
      <DataGrid
        name="licenses"
        label={say('page.licenses.title')}
        rows={rows}
        columns={columns}
        rowId={productKey}
        rowName={({ displayName }) => displayName}
        card={(product) => <ProductCard product={product} />}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        onOpen={(product) => void navigate({ to: PATHS.product, params: { skuId: productKey(product) } })}
        empty={
          <EmptyState
            icon={<RibbonRegular />}
            title={say(data?.length === 0 ? 'page.home.seats.none' : 'page.licenses.noneFound')}
            text={say(data?.length === 0 ? 'page.licenses.empty' : 'page.licenses.noneFound.text')}
          />
        }
      />
      <StatusLine shown={rows.total} total={data?.length} />
    </Page>
  )
}

function ProductCard({ product }: { product: OwnedProduct }) {
  const { say } = useWords()
  const { consumed, capacity, available } = product
  return (
    <RowCard
      title={<ProductName product={product} />}
      detail={`${say('ui.seats.of', { assigned: consumed, total: capacity })}, ${say('ui.seats.free', { free: available })}`}
    >
      {troublesOf(product).length > 0 ? <StatusBadges product={product} /> : <SeatBar assigned={consumed} total={capacity} />}
    </RowCard>
  )
}

/** What is shown, as rows of a file; figures as figures. */
function csvOf(products: readonly OwnedProduct[], { say }: Words): (string | number)[][] {
  return [
    [
      say('page.licenses.column.product'),
      say('page.licenses.column.partNumber'),
      say('page.licenses.column.available'),
      say('page.licenses.column.assignedOnly'),
      say('page.licenses.column.total'),
      say('page.licenses.column.expiring'),
      say('page.licenses.column.groups'),
      say('page.licenses.column.price'),
      say('page.licenses.column.purchaser'),
      say('page.licenses.column.status'),
    ],
    ...products.map((product) => [
      product.displayName,
      product.skuPartNumber,
      product.available,
      product.consumed,
      product.capacity,
      product.expiring,
      product.groups,
      product.price ?? '',
      product.owner?.displayName ?? '',
      troublesOf(product)
        .map(({ kind, facts }) => say(`page.licenses.status.${kind}`, facts))
        .join('; '),
    ]),
  ]
}
