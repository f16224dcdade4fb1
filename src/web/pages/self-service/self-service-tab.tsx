// What people bought or tried for themselves (P15).
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SelfServicePurchase } from '#model/self-service.ts'
import type { Column } from '#web/grid/column.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import { selfServicePurchasesQuery } from '#web/state/queries.ts'
import { useLocalRows } from '#web/state/rows.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useTableCommand } from '#web/state/use-table-command.tsx'
import { useWords } from '#web/state/words-context.tsx'
import type { Words } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ListSearchBox } from '#web/ui/list-search-box.tsx'
import { NothingMatches } from '#web/ui/nothing-matches.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { PurchasePanel } from './purchase-panel.tsx'
import { purchaseNext } from './purchase-next.ts'
import { TakeControlPane } from './take-control-pane.tsx'

const nameOf = ({ purchaser }: SelfServicePurchase): string => purchaser?.displayName ?? ''

const columnsIn = (words: Words): Column<SelfServicePurchase>[] => {
  const { say, day, number } = words
  return [
    { id: 'product', label: say('page.licenses.column.product'), characters: 20, grow: 2, isFixed: true, cell: ({ displayName }) => displayName },
    { id: 'purchaser', label: say('page.licenses.column.purchaser'), characters: 14, cell: nameOf },
    { id: 'seats', label: say('page.licenses.column.assigned'), characters: 14, isNumeric: true, grow: 0, cell: ({ consumed, totalLicenses }) => `${number(consumed)} / ${number(totalLicenses)}` },
    { id: 'kind', label: say('page.selfService.column.kind'), characters: 10, cell: ({ isTrial }) => say(isTrial ? 'page.selfService.kind.trial' : 'page.selfService.kind.paid') },
    { id: 'state', label: say('page.licenses.column.status'), characters: 12, cell: ({ status }) => say(`page.product.subscription.state.${status}`) },
    { id: 'next', label: say('page.product.subscription.renewal'), characters: 26, cell: (purchase) => purchaseNext(purchase, words) },
    { id: 'bought', label: say('page.product.subscription.bought'), characters: 18, cell: ({ createdDateTime }) => day(createdDateTime) },
  ]
}

const matches = (purchase: SelfServicePurchase, text: string): boolean =>
  [purchase.displayName, purchase.skuPartNumber, nameOf(purchase)].some((words) => words.toLowerCase().includes(text.toLowerCase()))

/** Listed with purchaser; a row opens who sits in it, and taking control. */
export function SelfServiceTab() {
  const words = useWords()
  const { say } = words
  const { q = '', panel, change } = useListState()
  const [isTaking, setTaking] = useState(false)
  const { data, error, refetch } = useQuery(selfServicePurchasesQuery)
  const found = useMemo(() => data?.filter((purchase) => matches(purchase, q)), [data, q])
  const rows = useLocalRows(found, { error, retry: refetch })
  const columns = useMemo(() => columnsIn(words), [words])
  const exporting = useTableCommand('self-service', columns, found)
  const opened = data?.find(({ id }) => id === panel)
  const close = () => {
    setTaking(false)
    change({ panel: undefined })
  }
  return (
    <>
      <CommandBar commands={[exporting]}>
        <ListSearchBox label={say('page.selfService.search')} />
      </CommandBar>
      <DataGrid
        name="self-service"
        label={say('page.yourProducts.tab.selfService')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={({ displayName }) => displayName}
        card={(purchase) => (
          <RowCard title={purchase.displayName} detail={nameOf(purchase)}>
            {say(`page.product.subscription.state.${purchase.status}`)}
          </RowCard>
        )}
        openId={panel}
        onOpen={({ id }) => change({ panel: id })}
        empty={q ? <NothingMatches text={q} /> : <EmptyState icon={<PersonKeyRegular />} title={say('page.selfService.empty')} text={say('page.selfService.empty.text')} />}
      />
      <StatusLine shown={rows.total} total={data?.length} />
      {opened && !isTaking ? <PurchasePanel key={opened.id} purchase={opened} onTake={() => setTaking(true)} onClose={close} /> : null}
      {opened && isTaking ? <TakeControlPane key={opened.id} purchase={opened} onBack={() => setTaking(false)} onClose={close} /> : null}
    </>
  )
}
