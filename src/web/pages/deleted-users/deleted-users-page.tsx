import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available'
import { PersonDeleteRegular } from '@fluentui/react-icons/svg/person-delete'
import { BinRecycleRegular } from '@fluentui/react-icons/svg/bin-recycle'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import { formatTypeAhead } from '#web/licenses/format-type-ahead.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { client } from '#web/state/client.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useSelection } from '#web/state/use-selection.ts'
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
import { DeletedPane } from './deleted-pane.tsx'
import { DELETED_PROPERTIES, useDaysLeft } from './days-left.ts'
import { useDeletedColumns } from './use-deleted-columns.tsx'

/** Users > Deleted users: how long each can still come back, and with what. */
export function DeletedUsersPage() {
  const { say } = useWords()
  const { q = '', sort = 'displayName', panel, change } = useListState()
  const selection = useSelection()
  const [verb, setVerb] = useState<'restore' | 'purge' | null>(null)
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
  const opened = panel ? loaded.filter(({ id }) => id === panel) : []
  const people = verb ? chosen : opened
  const needsSelection = chosen.length === 0 ? say('page.product.selectFirst') : undefined
  const close = () => {
    setVerb(null)
    if (panel) change({ panel: undefined })
  }
  return (
    <Page fill>
      <PageTitle title={say('page.deletedUsers.title')} purpose={say('page.deletedUsers.purpose')} help="licenses.html" />
      <CommandBar
        commands={[
          { id: 'restore', label: say('page.deletedUsers.restore'), icon: <PersonAvailableRegular />, isPrimary: true, disabledReason: needsSelection, onClick: () => chosen.length > 0 && setVerb('restore') },
          ...(chosen.length > 0 ? [{ id: 'purge', label: say('page.deletedUsers.purge'), icon: <PersonDeleteRegular />, onClick: () => setVerb('purge') }] : []),
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
        onOpen={({ id }) => change({ panel: id })}
        openId={panel}
        empty={<EmptyState icon={<BinRecycleRegular />} title={say(q ? 'page.users.noneFound' : 'page.deletedUsers.none')} text={say(q ? 'page.users.noneFound.text' : 'page.deletedUsers.none.text')} />}
      />
      <StatusLine shown={rows.total} selected={selection.selection.kind === 'some' ? selection.selection.ids.size : chosen.length} />
      {people.length > 0 ? (
        <DeletedPane
          key={verb ?? panel}
          people={people}
          verb={verb ?? 'restore'}
          onPurge={verb === null ? () => setVerb('purge') : undefined}
          onClose={() => {
            selection.clear()
            close()
          }}
        />
      ) : null}
    </Page>
  )
}

