import { KeyMultipleRegular } from '@fluentui/react-icons/svg/key-multiple'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { PersonSubtractRegular } from '@fluentui/react-icons/svg/person-subtract'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Target } from '#model/change.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import { formatTypeAhead } from '#web/licenses/format-type-ahead.ts'
import { nameOfPerson, PERSON_PROPERTIES } from '#web/licenses/person.ts'
import { UnassignPane } from '#web/licenses/unassign-pane.tsx'
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
import { SelectionBar } from '#web/ui/selection-bar.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { LicenseChips } from './license-chips.tsx'
import { ManageLicensesPane } from './manage-licenses-pane.tsx'
import { PersonName } from './person-name.tsx'
import { UserFilterBar } from './user-filter-bar.tsx'
import { formatUserFilters, odataFilterOf, parseUserFilters } from './user-filters.ts'
import { UserPanel } from './user-panel.tsx'
import { useUserColumns, UserStatus } from './use-user-columns.tsx'

/** Users > Active users: find people, and give, change or take back their licences (P7, P8, P10). */
export function ActiveUsersPage() {
  const { say } = useWords()
  const { q = '', filter, sort = 'displayName', panel, change } = useListState()
  const filters = useMemo(() => parseUserFilters(filter), [filter])
  const odataFilter = odataFilterOf(filters)
  const withErrors = filters.errors ?? undefined
  const search = formatTypeAhead(q)
  const selection = useSelection()
  const [verb, setVerb] = useState<'manage' | 'unassign' | null>(null)
  const rows = useRemoteRows({
    queryKey: ['users', 'list', odataFilter, withErrors, search, sort],
    fetchPage: async ({ skip, top, signal }) => {
      const page = await client.listUsersAt({ filter: odataFilter, withErrors, search, orderBy: sort, skip, top, select: PERSON_PROPERTIES }, { signal })
      return { rows: page.value, total: page['@odata.count'] ?? page.value.length }
    },
  })
  const { data: everyone } = useQuery({
    queryKey: ['users', 'count', undefined],
    queryFn: async ({ signal }) => client.listUsersAt({ top: 1, select: ['id'] }, { signal }),
  })
  const columns = useUserColumns()
  const total = rows.total ?? 0
  const selected = selection.count(total)
  const shownIds = new Set(rows.loaded().map(({ id }) => id))
  const hidden =
    selection.selection.kind === 'some' && total <= shownIds.size ? [...selection.selection.ids].filter((id) => !shownIds.has(id)).length : 0
  const target: Target =
    selection.selection.kind === 'some'
      ? { users: [...selection.selection.ids] }
      : { except: [...selection.selection.except], ...(odataFilter ? { filter: odataFilter } : {}), ...(withErrors ? { withErrors } : {}), ...(search ? { search } : {}) }
  const needsSelection = selected === 0 ? say('page.product.selectFirst') : undefined
  const start = (next: 'manage' | 'unassign') => () => selected > 0 && setVerb(next)
  useShortcuts({ a: start('manage'), u: start('unassign') })
  const close = () => setVerb(null)

  return (
    <Page fill>
      <PageTitle title={say('page.activeUsers.title')} purpose={say('page.users.purpose')} />
      <CommandBar
        commands={[
          {
            id: 'manage',
            label: say('page.users.manage'),
            icon: <KeyMultipleRegular />,
            isPrimary: true,
            disabledReason: needsSelection,
            onClick: start('manage'),
          },
          ...(selected > 0
            ? [{ id: 'unassign', label: say('page.users.unassignAll'), icon: <PersonSubtractRegular />, onClick: start('unassign') }]
            : []),
        ]}
      >
        <PageSearch
          label={say('page.users.search')}
          value={q}
          onChange={(text) => change({ q: text || undefined }, 'replace')}
        />
      </CommandBar>
      <UserFilterBar filters={filters} onChange={(next) => change({ filter: formatUserFilters(next) })} />
      <SelectionBar selection={selection} total={rows.total} loadedIds={() => [...shownIds]} />
      <DataGrid
        name="activeUsers"
        label={say('page.activeUsers.title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={nameOfPerson}
        card={(person) => (
          <RowCard title={<PersonName person={person} />} detail={<UserStatus person={person} />}>
            <LicenseChips person={person} />
          </RowCard>
        )}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        selection={selection}
        onOpen={({ id }) => change({ panel: id })}
        openId={panel}
        empty={<EmptyState icon={<PeopleRegular />} title={say('page.users.noneFound')} text={say('page.users.noneFound.text')} />}
      />
      <StatusLine shown={rows.total} total={everyone?.['@odata.count']} selected={selected} notShown={hidden} />
      {verb === 'manage' ? <ManageLicensesPane target={target} count={selected} onClose={close} /> : null}
      {verb === 'unassign' ? (
        <UnassignPane target={target} change={{ removeAll: true }} title={say('page.users.unassignAll')} closeWord="ui.done" onClose={close} />
      ) : null}
      {panel && verb === null ? <UserPanel key={panel} userId={panel} onClose={() => change({ panel: undefined, step: undefined })} /> : null}
    </Page>
  )
}
