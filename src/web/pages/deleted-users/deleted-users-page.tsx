import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available'
import { PersonDeleteRegular } from '@fluentui/react-icons/svg/person-delete'
import { BinRecycleRegular } from '@fluentui/react-icons/svg/bin-recycle'
import { useState } from 'react'
import { formatPeopleQuery } from '#client/directory-calls.ts'
import type { Target } from '#model/change.ts'
import { DataGrid, loadedIds } from '#web/grid/data-grid.tsx'
import { formatTypeAhead } from '#web/licenses/format-type-ahead.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { ReviewPane } from '#web/preview/review-pane.tsx'
import { client } from '#web/state/client.ts'
import { targetOf } from '#web/state/selection.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useSelectedIds } from '#web/state/use-selected-ids.ts'
import { useSelection } from '#web/state/use-selection.ts'
import { useShortcuts } from '#web/state/use-shortcuts.ts'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ListSearchBox } from '#web/ui/list-search-box.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { SelectionBar } from '#web/ui/selection-bar.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { LicenseChips } from '#web/users/license-chips.tsx'
import { PersonName } from '#web/users/person-name.tsx'
import { DeletedUsersTabs } from './deleted-users-tabs.tsx'
import { PurgePane } from './purge-pane.tsx'
import { DELETED_PROPERTIES, useDaysLeft } from './days-left.ts'
import { useDeletedColumns } from './use-deleted-columns.tsx'

type Task = { readonly verb: 'restore'; readonly target: Target } | { readonly verb: 'purge'; readonly ids: readonly string[]; readonly name: string | undefined }

/** Users > Deleted users: how long each can still come back, and with what. */
export function DeletedUsersPage() {
  const { say } = useWords()
  const { q = '', sort = 'displayName', change } = useListState()
  const selection = useSelection()
  // Whom a pane is about stays, though the list forgets them once it is done.
  const [task, setTask] = useState<Task | null>(null)
  const search = formatTypeAhead(q)
  const daysLeft = useDaysLeft()
  const rows = useRemoteRows({
    queryKey: ['users', 'deleted', search, sort],
    fetchPage: ({ signal, ...page }) => client.listUsersAt({ deleted: true, search, orderBy: sort, select: DELETED_PROPERTIES, ...page }, { signal }),
  })
  const columns = useDeletedColumns()
  const exporting = useExportCommand({ source: 'users', query: formatPeopleQuery({ deleted: true, search, orderBy: sort }), grid: { name: 'deletedUsers', columns } })
  const selected = selection.count(rows.total ?? 0)
  const may = useMay()
  const needsSelection = !may('restoreUser') ? say('ui.denied.verb') : selected === 0 ? say('page.product.selectFirst') : undefined
  const withIds = useSelectedIds(selection, (page) => client.listUsersAt({ deleted: true, search, orderBy: sort, select: ['id'], ...page }))
  const target = targetOf(selection.selection, { ...(search && { search }) })
  const restore = () => needsSelection === undefined && setTask({ verb: 'restore', target })
  const purge = () => withIds((ids) => setTask({ verb: 'purge', ids, name: rows.loaded().flatMap((person) => (person.id === ids[0] ? [nameOfPerson(person)] : []))[0] }))
  const close = () => setTask(null)
  useShortcuts({ a: restore })
  return (
    <Page fill>
      <PageTitle title={say('page.deletedUsers.title')} purpose={say('page.deletedUsers.purpose')} help="users.html" />
      <DeletedUsersTabs />
      <CommandBar
        commands={[
          { id: 'restore', label: say('page.deletedUsers.restore'), icon: <PersonAvailableRegular />, isPrimary: true, disabledReason: needsSelection, onClick: restore },
          ...(selected > 0 && may('purgeUser') ? [{ id: 'purge', label: say('page.deletedUsers.purge'), icon: <PersonDeleteRegular />, onClick: purge }] : []),
          exporting,
        ]}
      >
        <ListSearchBox label={say('page.users.search')} />
      </CommandBar>
      <SelectionBar selection={selection} total={rows.total} loadedIds={() => loadedIds(rows, ({ id }) => id)} />
      <DataGrid
        name="deletedUsers"
        label={say('page.deletedUsers.title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={nameOfPerson}
        card={(person) => (
          <RowCard title={<PersonName person={person} />} detail={say('page.deletedUsers.left', { days: daysLeft(person) })}>
            <LicenseChips person={person} />
          </RowCard>
        )}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        selection={selection}
        onOpen={({ id }) => setTask({ verb: 'restore', target: { users: [id] } })}
        empty={<EmptyState icon={<BinRecycleRegular />} title={say(q ? 'page.users.noneFound' : 'page.deletedUsers.none')} text={say(q ? 'page.users.noneFound.text' : 'page.deletedUsers.none.text')} />}
      />
      <StatusLine shown={rows.total} selected={selected} />
      {task?.verb === 'restore' ? (
        <ReviewPane
          title={say('page.deletedUsers.restore')}
          request={{ target: task.target, change: { restoreUser: true } }}
          onClose={close}
          onDone={selection.clear}
        />
      ) : null}
      {task?.verb === 'purge' ? (
        <PurgePane
          ids={task.ids}
          name={task.name}
          onClose={() => {
            selection.clear()
            close()
          }}
        />
      ) : null}
    </Page>
  )
}

