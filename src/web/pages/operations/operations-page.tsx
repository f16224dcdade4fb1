import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { useMemo } from 'react'
import { formatQuery } from '#client/format-query.ts'
import type { Operation } from '#model/operation.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import type { Column } from '#web/grid/column.ts'
import { RowButton } from '#web/grid/row-button.tsx'
import { NotUndoableNote } from '#web/preview/not-undoable-note.tsx'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { Words } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ListSearchBox } from '#web/ui/list-search-box.tsx'
import { NothingMatches } from '#web/ui/nothing-matches.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { OperationPanel } from './operation-panel.tsx'
import { OperationState } from './operation-state.tsx'

function NoOperations() {
  const { say } = useWords()
  return <EmptyState icon={<HistoryRegular />} title={say('page.operations.empty')} text={say('page.operations.empty.text')} />
}

const columnsIn = ({ say, number, time }: Words, undo: (operation: Operation) => void): Column<Operation>[] => [
  {
    id: 'what',
    label: say('page.operations.column.what'),
    characters: 24,
    grow: 2,
    isFixed: true,
    cell: (operation) => say(`operation.kind.${operation.kind}`),
  },
  { id: 'when', label: say('page.operations.column.when'), characters: 18, grow: 0, cell: (operation) => time(operation.createdDateTime) },
  { id: 'who', label: say('page.operations.column.who'), characters: 14, cell: (operation) => operation.createdBy.displayName },
  { id: 'why', label: say('page.operations.column.why'), characters: 12, cell: (operation) => operation.reason ?? '' },
  {
    id: 'howMany',
    label: say('page.operations.column.howMany'),
    characters: 10,
    grow: 0,
    isNumeric: true,
    cell: (operation) => number(operation.total),
  },
  {
    id: 'state',
    label: say('page.operations.column.state'),
    characters: 16,
    cell: (operation) => <OperationState operation={operation} />,
  },
  {
    id: 'undo',
    label: say('ui.undo'),
    characters: 19,
    grow: 0,
    cell: (operation) =>
      operation.undoable ? (
        <RowButton size="small" appearance="subtle" icon={<ArrowUndoRegular />} onClick={() => undo(operation)}>
          {say('ui.undo')}
        </RowButton>
      ) : (
        <NotUndoableNote operation={operation} />
      ),
  },
]

/** Every change that was made, the newest first, with its undo. */
export function OperationsPage() {
  const words = useWords()
  const { say, time } = words
  const { q, panel, change } = useListState()
  const { requestUndo } = useChanges()
  const rows = useRemoteRows({ queryKey: ['operations', 'list', q], fetchPage: ({ signal, ...page }) => client.listOperations({ search: q, ...page }, { signal }) })
  const exporting = useExportCommand({ source: 'operations', query: formatQuery({ search: q }) })
  const columns = useMemo(() => columnsIn(words, ({ id }) => requestUndo(id)), [words, requestUndo])
  return (
    <Page fill>
      <PageTitle title={say('page.operations.title')} purpose={say('page.operations.purpose')} help="audit.html" />
      <CommandBar commands={[exporting]}>
        <ListSearchBox label={say('page.operations.search')} />
      </CommandBar>
      <DataGrid
        name="operations"
        label={say('page.operations.title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={(operation) => say(`operation.kind.${operation.kind}`)}
        card={(operation) => (
          <RowCard
            title={say(`operation.kind.${operation.kind}`)}
            detail={`${operation.createdBy.displayName}, ${time(operation.createdDateTime)}`}
          >
            <OperationState operation={operation} />
          </RowCard>
        )}
        openId={panel}
        onOpen={({ id }) => change({ panel: id })}
        empty={q ? <NothingMatches text={q} /> : <NoOperations />}
      />
      <StatusLine shown={rows.total} />
      {panel ? <OperationPanel id={panel} onClose={() => change({ panel: undefined })} /> : null}
    </Page>
  )
}
