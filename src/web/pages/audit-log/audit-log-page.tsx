import { ClipboardTextLtrRegular } from '@fluentui/react-icons/svg/clipboard-text-ltr'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AuditRow } from '#model/audit-row.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import type { Column } from '#web/grid/column.ts'
import { client } from '#web/state/client.ts'
import { clockQuery } from '#web/state/setting-queries.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { Words } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterMenu } from '#web/ui/filter-menu.tsx'
import { FilterPills } from '#web/ui/filter-pills.tsx'
import { ListSearchBox } from '#web/ui/list-search-box.tsx'
import { NothingMatches } from '#web/ui/nothing-matches.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { OperationState } from '#web/pages/operations/operation-state.tsx'
import { auditQueryOf, formatAuditFilter, parseAuditFilter, PERIODS } from './audit-filter.ts'
import type { AuditFilter, Period } from './audit-filter.ts'
import { AuditPanel } from './audit-panel.tsx'

const columnsIn = ({ say, time }: Words): Column<AuditRow>[] => [
  { id: 'when', label: say('page.operations.column.when'), characters: 18, grow: 0, isFixed: true, cell: (row) => time(row.createdDateTime) },
  { id: 'who', label: say('page.operations.column.who'), characters: 13, cell: (row) => row.createdBy.displayName },
  { id: 'what', label: say('page.operations.column.what'), characters: 22, grow: 2, cell: (row) => say(`operation.kind.${row.kind}`) },
  { id: 'whom', label: say('page.auditLog.column.whom'), characters: 20, grow: 2, cell: (row) => whomOf(row, say) },
  { id: 'why', label: say('page.operations.column.why'), characters: 12, cell: (row) => row.reason ?? '' },
  { id: 'through', label: say('page.auditLog.column.through'), characters: 14, cell: (row) => throughOf(row, say) },
  { id: 'state', label: say('page.operations.column.state'), characters: 12, cell: (row) => <OperationState operation={row} /> },
]

/** The first of those whom it touched, and how many more there are. */
function whomOf({ touched, total }: AuditRow, say: Words['say']): string {
  const [first] = touched
  const name = first?.displayName ?? ''
  return total > 1 && name !== '' ? say('page.auditLog.andMore', { name, count: total - 1 }) : name
}

/** The app that spoke; the admin centre when a person did, and Licet itself for what the clock does. */
export const throughOf = ({ through, createdBy }: AuditRow, say: Words['say']): string =>
  through?.displayName ?? say(createdBy.kind === 'user' ? 'page.auditLog.through.adminCenter' : 'page.auditLog.through.itself')

const isNarrowed = ({ who, whom, period }: AuditFilter): boolean => [who, whom, period].some((part) => part !== undefined)

/** Activity > Audit log: who did what to whom, why, through what and when; each with before and after. */
export function AuditLogPage() {
  const words = useWords()
  const { say, time } = words
  const { q, filter: written, panel, change } = useListState()
  const filter = useMemo(() => parseAuditFilter(written), [written])
  const { data: clock } = useQuery(clockQuery)
  const query = useMemo(() => auditQueryOf(filter, q, clock?.now), [filter, q, clock])
  const rows = useRemoteRows({
    queryKey: ['operations', 'audit', query],
    fetchPage: ({ signal, ...page }) => client.listAudit({ ...query, ...page }, { signal }),
  })
  const columns = useMemo(() => columnsIn(words), [words])
  const setFilter = (parts: Partial<AuditFilter>) => change({ filter: formatAuditFilter({ ...filter, ...parts }), panel: undefined })
  const exporting = useExportCommand({ source: 'audit', query: new URLSearchParams(namedParts(query)).toString() })
  return (
    <Page fill>
      <PageTitle title={say('page.auditLog.title')} purpose={say('page.auditLog.purpose')} help="audit.html" />
      <CommandBar commands={[exporting]}>
        <ListSearchBox label={say('page.auditLog.search')} />
      </CommandBar>
      <FilterPills pills={pillsOf(filter, say, setFilter)} onClear={() => change({ filter: undefined })}>
        <FilterMenu
          groups={[
            {
              id: 'period',
              kind: 'one',
              label: say('page.operations.column.when'),
              chosen: filter.period ? [filter.period] : [],
              choices: PERIODS.map((id) => ({ id, label: say(`page.auditLog.period.${id}`) })),
              onChoose: ([period]) => setFilter({ period: period as Period }),
            },
          ]}
        />
      </FilterPills>
      <DataGrid
        name="audit"
        label={say('page.auditLog.title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={(row) => say(`operation.kind.${row.kind}`)}
        card={(row) => (
          <RowCard title={`${say(`operation.kind.${row.kind}`)} ${whomOf(row, say)}`} detail={`${row.createdBy.displayName}, ${time(row.createdDateTime)}`}>
            {row.reason ?? <OperationState operation={row} />}
          </RowCard>
        )}
        openId={panel}
        onOpen={({ id }) => change({ panel: id })}
        empty={q || isNarrowed(filter) ? <NothingMatches text={q ?? ''} /> : <EmptyState icon={<ClipboardTextLtrRegular />} title={say('page.operations.empty')} text={say('page.operations.empty.text')} />}
      />
      <StatusLine shown={rows.total} />
      {panel ? <AuditPanel id={panel} onClose={() => change({ panel: undefined })} onFilter={setFilter} /> : null}
    </Page>
  )
}

/** What is asked, as the query string of an export. */
const namedParts = ({ search, ...more }: ReturnType<typeof auditQueryOf>): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...more, $search: search }).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))

function pillsOf({ who, whom, period }: AuditFilter, say: Words['say'], setFilter: (parts: Partial<AuditFilter>) => void) {
  return [
    ...(who ? [{ id: 'who', label: say('page.auditLog.pill.who', { name: who.name }), onRemove: () => setFilter({ who: undefined }) }] : []),
    ...(whom ? [{ id: 'whom', label: say('page.auditLog.pill.whom', { name: whom.name }), onRemove: () => setFilter({ whom: undefined }) }] : []),
    ...(period ? [{ id: 'period', label: say(`page.auditLog.period.${period}`), onRemove: () => setFilter({ period: undefined }) }] : []),
  ]
}
