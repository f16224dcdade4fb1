import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available'
import { PersonDeleteRegular } from '@fluentui/react-icons/svg/person-delete'
import { BinRecycleRegular } from '@fluentui/react-icons/svg/bin-recycle'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import { formatTypeAhead } from '#web/licenses/format-type-ahead.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { ReviewPane } from '#web/preview/review-pane.tsx'
import { client } from '#web/state/client.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useSelection } from '#web/state/use-selection.ts'
import { useShortcuts } from '#web/state/use-shortcuts.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageSearch } from '#web/ui/page-search.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { LicenseChips } from '#web/users/license-chips.tsx'
import { PersonName } from '#web/users/person-name.tsx'
import { PurgePane } from './purge-pane.tsx'
import { DELETED_PROPERTIES, useDaysLeft } from './days-left.ts'
import { useDeletedColumns } from './use-deleted-columns.tsx'

interface Task {
  readonly verb: 'restore' | 'purge'
  readonly people: readonly PartialUser[]
}

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
    fetchPage: async ({ skip, top, signal }) => {
      const page = await client.listUsersAt({ deleted: true, search, orderBy: sort, skip, top, select: DELETED_PROPERTIES }, { signal })
      return { rows: page.value, total: page['@odata.count'] ?? page.value.length }
    },
  })
  const columns = useDeletedColumns()
  const loaded = rows.loaded()
  const chosen: readonly PartialUser[] = loaded.filter(({ id }) => selection.isSelected(id))
  const needsSelection = chosen.length === 0 ? say('page.product.selectFirst') : undefined
  const start = (verb: Task['verb'], people: readonly PartialUser[]) => people.length > 0 && setTask({ verb, people })
  const close = () => setTask(null)
  useShortcuts({ a: () => start('restore', chosen) })
  return (
    <Page fill>
      <PageTitle title={say('page.deletedUsers.title')} purpose={say('page.deletedUsers.purpose')} help="licenses.html" />
      <CommandBar
        commands={[
          { id: 'restore', label: say('page.deletedUsers.restore'), icon: <PersonAvailableRegular />, isPrimary: true, disabledReason: needsSelection, onClick: () => start('restore', chosen) },
          ...(chosen.length > 0 ? [{ id: 'purge', label: say('page.deletedUsers.purge'), icon: <PersonDeleteRegular />, onClick: () => start('purge', chosen) }] : []),
        ]}
      >
        <PageSearch label={say('page.users.search')} value={q} onChange={(text) => change({ q: text || undefined }, 'replace')} />
      </CommandBar>
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
        onOpen={(person) => start('restore', [person])}
        empty={<EmptyState icon={<BinRecycleRegular />} title={say(q ? 'page.users.noneFound' : 'page.deletedUsers.none')} text={say(q ? 'page.users.noneFound.text' : 'page.deletedUsers.none.text')} />}
      />
      <StatusLine shown={rows.total} selected={selection.selection.kind === 'some' ? selection.selection.ids.size : chosen.length} />
      {task?.verb === 'restore' ? (
        <ReviewPane
          title={say('page.deletedUsers.restore')}
          request={{ target: { users: task.people.map(({ id }) => id) }, change: { restoreUser: true } }}
          onClose={close}
          onDone={selection.clear}
        />
      ) : null}
      {task?.verb === 'purge' ? (
        <PurgePane
          people={task.people}
          onClose={() => {
            selection.clear()
            close()
          }}
        />
      ) : null}
    </Page>
  )
}

