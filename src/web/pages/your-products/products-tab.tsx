// Your products: one row a purchase, even of the same product (P14).
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { CartRegular } from '@fluentui/react-icons/svg/cart'
import { PaymentRegular } from '@fluentui/react-icons/svg/payment'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { SubscriptionRecord } from '#model/subscription-record.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import { saveCsv } from '#web/licenses/save-csv.ts'
import { subscriptionsQuery } from '#web/state/queries.ts'
import { useLocalRows } from '#web/state/rows.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { Words } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterMenu } from '#web/ui/filter-menu.tsx'
import { FilterPills } from '#web/ui/filter-pills.tsx'
import { ListSearchBox } from '#web/ui/list-search-box.tsx'
import { NothingMatches } from '#web/ui/nothing-matches.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { SubscriptionPanes } from './subscription-panes.tsx'
import { findSubscriptions, parseSubscriptionFilters, SUBSCRIPTION_FILTERS } from './subscription-rows.ts'
import type { SubscriptionFilter } from './subscription-rows.ts'
import { BUY } from './subscription-task.ts'
import { nextOf, priceIn, stateIn } from './subscription-words.ts'
import { useMayBuy } from './use-may-buy.ts'
import { useSubscriptionColumns } from './use-subscription-columns.tsx'

/** Everything that was bought, with its term, what becomes of it, and its verbs behind each row. */
export function ProductsTab() {
  const words = useWords()
  const { say, language } = words
  const { q = '', filter, sort, panel, change } = useListState()
  const { data, error, refetch } = useQuery(subscriptionsQuery)
  const { refusedToMe } = useMayBuy()
  const filters = useMemo(() => parseSubscriptionFilters(filter), [filter])
  const found = useMemo(() => (data ? findSubscriptions(data, { q, filters, sort }, language) : undefined), [data, q, filters, sort, language])
  const rows = useLocalRows(found, { error, retry: refetch })
  const columns = useSubscriptionColumns()
  const setFilters = (names: readonly string[]) => change({ filter: names.length > 0 ? names.join(',') : undefined })
  const nameOf = (name: SubscriptionFilter) => (name === 'renewing' || name === 'ending' || name === 'trials' ? say(`page.subscription.filter.${name}`) : say(`page.product.subscription.state.${name}`))
  return (
    <>
      <CommandBar
        commands={[
          { id: 'buy', label: say('page.subscription.buy'), icon: <CartRegular />, isPrimary: true, onClick: () => change({ panel: BUY }), disabledReason: refusedToMe },
          { id: 'export', label: say('ui.export'), icon: <ArrowDownloadRegular />, onClick: () => saveCsv('your-products.csv', csvOf(found ?? [], words)) },
        ]}
      >
        <ListSearchBox label={say('page.selfService.search')} />
      </CommandBar>
      <FilterPills pills={filters.map((name) => ({ id: name, label: nameOf(name), onRemove: () => setFilters(filters.filter((other) => other !== name)) }))} onClear={() => setFilters([])}>
        <FilterMenu
          groups={[{ id: 'filter', kind: 'several', label: say('ui.filters'), chosen: filters, choices: SUBSCRIPTION_FILTERS.map((name) => ({ id: name, label: nameOf(name) })), onChoose: setFilters }]}
        />
      </FilterPills>
      <DataGrid
        name="your-products"
        label={say('page.yourProducts.title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={({ displayName }) => displayName}
        card={(one) => (
          <RowCard title={one.displayName} detail={nextOf(one, words)}>
            {`${stateIn(one, words)} · ${say('ui.seats.of', { assigned: one.pool.consumed, total: one.pool.capacity })}`}
          </RowCard>
        )}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        openId={panel?.split('~')[0]}
        onOpen={({ id }) => change({ panel: id })}
        empty={q || filters.length > 0 ? <NothingMatches text={q} /> : <EmptyState icon={<PaymentRegular />} title={say('page.subscription.empty')} text={say('page.subscription.empty.text')} />}
      />
      <StatusLine shown={rows.total} total={data?.length} />
      <SubscriptionPanes />
    </>
  )
}

const csvOf = (all: readonly SubscriptionRecord[], words: Words): (string | number)[][] => {
  const { say, day } = words
  return [
    [
      say('page.licenses.column.product'),
      say('page.product.subscription.licenses'),
      say('page.subscription.column.assigned'),
      say('page.licenses.column.status'),
      say('page.product.subscription.renewal'),
      say('page.product.subscription.term'),
      say('page.subscription.column.price'),
      say('page.product.subscription.channel'),
      say('page.licenses.column.purchaser'),
      say('page.product.subscription.bought'),
    ],
    ...all.map((one) => [
      one.displayName,
      one.totalLicenses,
      one.pool.consumed,
      stateIn(one, words),
      nextOf(one, words),
      say('page.product.subscription.termOf', { term: one.term, billing: one.billingFrequency }),
      priceIn(one, words),
      say(`page.product.subscription.channel.${one.purchaseChannel}`),
      one.owner?.displayName ?? '',
      day(one.createdDateTime),
    ]),
  ]
}
