import { Tab, TabList } from '@fluentui/react-components'
import { CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr'
import { CalendarSyncRegular } from '@fluentui/react-icons/svg/calendar-sync'
import { useState } from 'react'
import { formatQuery } from '#client/format-query.ts'
import type { DataDeadline } from '#model/data-item.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import { client } from '#web/state/client.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { CalendarFeedPane } from './calendar-feed-pane.tsx'
import { DeadlineCalendar } from './deadline-calendar.tsx'
import { DeadlinePane } from './deadline-pane.tsx'
import { useDeadlineColumns } from './use-deadline-columns.tsx'

const rowIdOf = ({ user, kind, operationId }: DataDeadline): string => `${user.id} ${kind} ${operationId}`

/** Everything on its way to deletion, as a list and as a month, with the way back (P17). */
export function DataDeadlinesPage() {
  const { say, day } = useWords()
  const { sort = 'untilDateTime', filter, panel, step, change } = useListState()
  const [isFeedOpen, setFeedOpen] = useState(false)
  const [last, setLast] = useState<DataDeadline | null>(null)
  const isCalendar = step === 'calendar'
  const rows = useRemoteRows({
    queryKey: ['dataDeadlines', filter, sort],
    fetchPage: ({ signal, ...page }) => client.listDataDeadlines({ filter, orderBy: sort, ...page }, { signal }),
  })
  const columns = useDeadlineColumns()
  const exporting = useExportCommand({ source: 'deadlines', query: formatQuery({ filter, orderBy: sort }), grid: { name: 'dataDeadlines', columns } })
  // Given back, it leaves the list; the pane that did it stays until it is closed.
  const opened = panel ? (rows.loaded().find((row) => rowIdOf(row) === panel) ?? (last && rowIdOf(last) === panel ? last : undefined)) : undefined
  return (
    <Page fill>
      <PageTitle title={say('page.dataDeadlines.title')} purpose={say('page.dataDeadlines.purpose')} help="data.html" />
      <TabList selectedValue={isCalendar ? 'calendar' : 'list'} onTabSelect={(_event, { value }) => change({ step: value === 'calendar' ? 'calendar' : undefined, panel: undefined })}>
        <Tab value="list">{say('page.dataDeadlines.tab.list')}</Tab>
        <Tab value="calendar">{say('page.dataDeadlines.tab.calendar')}</Tab>
      </TabList>
      <CommandBar commands={[{ id: 'feed', label: say('page.dataDeadlines.feed'), icon: <CalendarSyncRegular />, onClick: () => setFeedOpen(true) }, exporting]} />
      {isCalendar ? (
        <DeadlineCalendar onDay={(from, to) => change({ step: undefined, filter: `untilDateTime ge ${from} and untilDateTime le ${to}` })} />
      ) : (
        <>
          <DataGrid
            name="dataDeadlines"
            label={say('page.dataDeadlines.title')}
            rows={rows}
            columns={columns}
            rowId={rowIdOf}
            rowName={({ user, kind }) => `${user.displayName}, ${say(`data.kind.${kind}`)}`}
            card={(row) => (
              <RowCard title={row.user.displayName} detail={say(`data.end.${row.end}`, { until: day(row.untilDateTime) })}>
                {say(`data.kind.${row.kind}`)}
              </RowCard>
            )}
            sort={sort}
            onSort={(next) => change({ sort: next })}
            onOpen={(row) => {
              setLast(row)
              change({ panel: rowIdOf(row) })
            }}
            openId={panel}
            empty={<EmptyState icon={<CalendarLtrRegular />} title={say('page.dataDeadlines.none')} text={say('page.dataDeadlines.none.text')} />}
          />
          <StatusLine shown={rows.total} />
        </>
      )}
      {opened ? <DeadlinePane key={panel} deadline={opened} onClose={() => change({ panel: undefined })} /> : null}
      {isFeedOpen ? <CalendarFeedPane onClose={() => setFeedOpen(false)} /> : null}
    </Page>
  )
}
