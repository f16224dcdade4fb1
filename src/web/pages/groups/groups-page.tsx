import { AddRegular } from '@fluentui/react-icons/svg/add'
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team'
import { RibbonRegular } from '@fluentui/react-icons/svg/ribbon'
import { useCallback, useState } from 'react'
import { formatQuery } from '#client/format-query.ts'
import { DataGrid, loadedIds } from '#web/grid/data-grid.tsx'
import { formatTypeAhead } from '#web/licenses/format-type-ahead.ts'
import { client } from '#web/state/client.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useMay } from '#web/state/use-may.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useSelectedIds } from '#web/state/use-selected-ids.ts'
import { useSelection } from '#web/state/use-selection.ts'
import { useShortcuts } from '#web/state/use-shortcuts.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ListSearchBox } from '#web/ui/list-search-box.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { SelectionBar } from '#web/ui/selection-bar.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { CreateGroupPane } from './create-group-pane.tsx'
import { GroupLicensesPane } from './group-licenses-pane.tsx'
import { GroupPanel } from './group-panel.tsx'
import { GroupStateBadge } from './group-state-badge.tsx'
import { useGroupColumns } from './use-group-columns.tsx'

/** Groups: what each gives, to how many, and what is the matter. */
export function GroupsPage() {
  const { say } = useWords()
  const { q = '', sort = 'displayName', panel, step, change } = useListState()
  const selection = useSelection()
  const [verb, setVerb] = useState<'create' | 'assign' | null>(null)
  const search = formatTypeAhead(q)
  const rows = useRemoteRows({
    queryKey: ['groups', 'list', search, sort],
    fetchPage: ({ signal, ...page }) => client.listGroupSummaries({ search, orderBy: sort, ...page }, { signal }),
  })
  const columns = useGroupColumns(useCallback((id, tab) => change({ panel: id, step: tab }), [change]))
  const exporting = useExportCommand({ source: 'groups', query: formatQuery({ search, orderBy: sort }), grid: { name: 'groups', columns } })
  const selected = selection.count(rows.total ?? 0)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const withIds = useSelectedIds(selection, (page) => client.listGroupSummaries({ search, orderBy: sort, ...page }))
  const may = useMay()
  const assign = () => {
    if (selected === 0 || !may('assignGroupLicense')) return
    withIds((ids) => {
      setChosen(ids)
      setVerb('assign')
    })
  }
  useShortcuts({ a: assign })
  const close = () => setVerb(null)
  return (
    <Page fill>
      <PageTitle title={say('page.groups.title')} purpose={say('page.groups.purpose')} help="groups.html" />
      <CommandBar
        commands={[
          ...(may('createGroup') ? [{ id: 'create', label: say('page.groups.create'), icon: <AddRegular />, isPrimary: true, onClick: () => setVerb('create') }] : []),
          ...(may('assignGroupLicense')
            ? [{ id: 'assign', label: say('page.product.assign'), icon: <RibbonRegular />, disabledReason: selected === 0 ? say('page.groups.selectFirst') : undefined, onClick: assign }]
            : []),
          exporting,
        ]}
      >
        <ListSearchBox label={say('page.groups.search')} />
      </CommandBar>
      <SelectionBar selection={selection} total={rows.total} loadedIds={() => loadedIds(rows, ({ id }) => id)} />
      <DataGrid
        name="groups"
        label={say('page.groups.title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={({ displayName }) => displayName}
        card={(group) => (
          <RowCard title={group.displayName} detail={say('page.groups.membersOf', { count: group.members })}>
            <GroupStateBadge group={group} />
          </RowCard>
        )}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        selection={selection}
        onOpen={({ id }) => change({ panel: id })}
        openId={panel}
        empty={
          <EmptyState icon={<PeopleTeamRegular />} title={say(q ? 'page.groups.noneFound' : 'page.groups.none')} text={say(q ? 'page.users.noneFound.text' : 'page.groups.none.text')} />
        }
      />
      <StatusLine shown={rows.total} selected={selected} />
      {verb === 'create' ? (
        <CreateGroupPane
          onClose={close}
          onMade={(id) => {
            close()
            change({ panel: id })
          }}
        />
      ) : null}
      {verb === 'assign' ? <GroupLicensesPane groupIds={chosen} onClose={close} onDone={selection.clear} /> : null}
      {panel && verb === null ? (
        <GroupPanel
          key={panel}
          groupId={panel}
          tab={step}
          onTab={(tab) => change({ step: tab }, 'replace')}
          onClose={() => change({ panel: undefined, step: undefined })}
        />
      ) : null}
    </Page>
  )
}
