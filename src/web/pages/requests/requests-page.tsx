// Billing > Licenses > Requests: what people asked for, and the answers.
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox'
import { useMemo } from 'react'
import type { LicenseRequest } from '#model/license-request.ts'
import type { Column } from '#web/grid/column.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import { LicensesTabs } from '#web/licenses/licenses-tabs.tsx'
import { client } from '#web/state/client.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { Words } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterMenu } from '#web/ui/filter-menu.tsx'
import { FilterPills } from '#web/ui/filter-pills.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { RequestPanel } from './request-panel.tsx'
import { RequestState } from './request-state.tsx'

const FILTERS = ['pending', 'completed'] as const
type RequestFilter = (typeof FILTERS)[number]
const isFilter = (text: string | undefined): text is RequestFilter => FILTERS.some((known) => known === text)

const columnsIn = ({ say, day, number }: Words): Column<LicenseRequest>[] => [
  { id: 'product', label: say('page.licenses.column.product'), characters: 26, grow: 2, isFixed: true, cell: ({ displayName }) => displayName },
  { id: 'requester', label: say('page.requests.column.requester'), characters: 20, cell: ({ requester }) => requester.displayName },
  { id: 'people', label: say('page.requests.column.people'), characters: 12, grow: 0, isNumeric: true, cell: ({ people }) => number(people.length) },
  { id: 'date', label: say('page.requests.column.date'), characters: 18, cell: ({ createdDateTime }) => day(createdDateTime) },
  { id: 'state', label: say('page.licenses.column.status'), characters: 20, cell: ({ state }) => <RequestState state={state} /> },
]

/** The newest first; a row opens the request and its answer. */
export function RequestsPage() {
  const words = useWords()
  const { say, day } = words
  const { filter, panel, change } = useListState()
  const chosen = isFilter(filter) ? filter : undefined
  const rows = useRemoteRows({
    queryKey: ['requests', 'list', chosen],
    fetchPage: ({ signal, ...page }) => client.listRequests({ ...page, ...(chosen && { isPending: chosen === 'pending' }) }, { signal }),
  })
  const columns = useMemo(() => columnsIn(words), [words])
  const exporting = useExportCommand({ source: 'requests', query: chosen ? `isPending=${chosen === 'pending'}` : '' })
  const choose = (name: string | undefined) => change({ filter: name })
  return (
    <Page fill>
      <PageTitle title={say('page.requests.title')} purpose={say('page.requests.purpose')} help="self-service.html" />
      <LicensesTabs />
      <CommandBar commands={[exporting]} />
      <FilterPills pills={chosen ? [{ id: chosen, label: say(`page.requests.filter.${chosen}`), onRemove: () => choose(undefined) }] : []}>
        <FilterMenu
          groups={[
            {
              id: 'filter',
              kind: 'one',
              label: say('ui.filters'),
              chosen: chosen ? [chosen] : [],
              choices: FILTERS.map((name) => ({ id: name, label: say(`page.requests.filter.${name}`) })),
              onChoose: ([name]) => choose(name),
            },
          ]}
        />
      </FilterPills>
      <DataGrid
        name="requests"
        label={say('page.requests.title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={({ displayName, requester }) => `${displayName}, ${requester.displayName}`}
        card={({ displayName, requester, createdDateTime, state }) => (
          <RowCard title={displayName} detail={`${requester.displayName}, ${day(createdDateTime)}`}>
            <RequestState state={state} />
          </RowCard>
        )}
        openId={panel}
        onOpen={({ id }) => change({ panel: id })}
        empty={<EmptyState icon={<MailInboxRegular />} title={say(chosen ? 'page.requests.noneFound' : 'page.requests.empty')} text={say('page.requests.empty.text')} />}
      />
      <StatusLine shown={rows.total} />
      {panel ? <RequestPanel key={panel} id={panel} onClose={() => change({ panel: undefined })} /> : null}
    </Page>
  )
}
