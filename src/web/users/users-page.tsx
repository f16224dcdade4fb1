// A page of people: find them, and give, change or take back their licences (P7 to P10, P12, P13).
import { KeyMultipleRegular } from '@fluentui/react-icons/svg/key-multiple'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { PersonSubtractRegular } from '@fluentui/react-icons/svg/person-subtract'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { formatPeopleQuery } from '#client/directory-calls.ts'
import type { PartialUser } from '#client/directory-calls.ts'
import type { ViewPage } from '#model/saved-view.ts'
import type { MessageKey } from '#words/language.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import type { Column } from '#web/grid/column.ts'
import { formatTypeAhead } from '#web/licenses/format-type-ahead.ts'
import { nameOfPerson, PERSON_PROPERTIES } from '#web/licenses/person.ts'
import { UnassignPane } from '#web/licenses/unassign-pane.tsx'
import { client } from '#web/state/client.ts'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { targetOf } from '#web/state/selection.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useMay } from '#web/state/use-may.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useSelection } from '#web/state/use-selection.ts'
import { useShortcuts } from '#web/state/use-shortcuts.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import type { Command } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ListSearchBox } from '#web/ui/list-search-box.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { SelectionBar } from '#web/ui/selection-bar.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { LicenseChips } from './license-chips.tsx'
import { ManageLicensesPane } from './manage-licenses-pane.tsx'
import { PersonName } from './person-name.tsx'
import { UserFilterBar } from './user-filter-bar.tsx'
import { formatUserFilters, narrowingOf, parseUserFilters } from './user-filters.ts'
import type { UserFilters } from './user-filters.ts'
import { UserPanel } from './user-panel.tsx'
import type { UserPanelManner } from './user-panel.tsx'
import { useSavedViews } from './use-saved-views.tsx'
import { UserStatus } from './use-user-columns.tsx'

interface UsersPageProps {
  /** Under this name the browser remembers columns, and saved views are kept. */
  readonly name: ViewPage
  readonly title: MessageKey
  readonly purpose: MessageKey
  readonly columns: readonly Column<PartialUser>[]
  /** What the page is always narrowed to. */
  readonly always?: Partial<UserFilters>
  /** Whether the ready-made views are offered. */
  readonly hasViews?: boolean
  readonly manner: UserPanelManner
  /** Verbs of this page alone; once people are selected, those of the selection stand in their place. */
  readonly commands?: readonly Command[]
  /** A pane of this page, in place of those of people. */
  readonly pane?: ReactNode
}

export function UsersPage({ name, title, purpose, columns, always, hasViews = false, manner, commands = [], pane }: UsersPageProps) {
  const { say } = useWords()
  const { q = '', filter, sort = 'displayName', panel, change } = useListState()
  const filters = useMemo(() => ({ ...parseUserFilters(filter), ...always }), [filter, always])
  const { data: products = [] } = useQuery(ownedProductsQuery)
  const narrowing = useMemo(() => narrowingOf(filters, products), [filters, products])
  const search = formatTypeAhead(q)
  const selection = useSelection()
  const [verb, setVerb] = useState<'manage' | 'unassign' | null>(null)
  const query = { ...narrowing, ...(search ? { search } : {}) }
  const rows = useRemoteRows({
    queryKey: ['users', 'list', query, sort],
    fetchPage: ({ signal, ...page }) => client.listUsersAt({ ...query, orderBy: sort, ...page, select: PERSON_PROPERTIES }, { signal }),
  })
  const { data: everyone } = useQuery({
    queryKey: ['users', 'count', always ?? null],
    queryFn: async ({ signal }) => client.listUsersAt({ ...narrowingOf({ ...parseUserFilters(), ...always }, []), top: 1, select: ['id'] }, { signal }),
  })
  const total = rows.total ?? 0
  const selected = selection.count(total)
  const shownIds = new Set(rows.loaded().map(({ id }) => id))
  const hidden =
    selection.selection.kind === 'some' && total <= shownIds.size ? [...selection.selection.ids].filter((id) => !shownIds.has(id)).length : 0
  const target = targetOf(selection.selection, query)
  const savedViews = useSavedViews(name)
  const exporting = useExportCommand({ source: 'users', query: formatPeopleQuery({ ...query, orderBy: sort }), grid: { name, columns } })
  const needsSelection = selected === 0 ? say('page.product.selectFirst') : undefined
  // In French, two verbs of the page's own fill the line: what is done with a selection comes with it.
  const hasRoom = commands.length < 2
  const mayAssign = useMay()('assignLicense')
  const start = (next: 'manage' | 'unassign') => () => mayAssign && selected > 0 && setVerb(next)
  useShortcuts({ a: start('manage'), u: start('unassign') })
  const close = () => setVerb(null)

  return (
    <Page fill>
      <PageTitle title={say(title)} purpose={say(purpose)} help="users.html" />
      <CommandBar
        commands={[
          ...(selected === 0 ? commands : []),
          ...(!mayAssign || (selected === 0 && !hasRoom) ? [] : [{ id: 'manage', label: say('page.users.manage'), icon: <KeyMultipleRegular />, isPrimary: selected > 0 || commands.length === 0, disabledReason: needsSelection, onClick: start('manage') }]),
          ...(mayAssign && selected > 0
            ? [{ id: 'unassign', label: say('page.users.unassignAll'), icon: <PersonSubtractRegular />, onClick: start('unassign') }]
            : []),
          ...(rows.error ? [] : [exporting]),
        ]}
      >
        <ListSearchBox label={say('page.users.search')} />
      </CommandBar>
      <UserFilterBar saved={savedViews} filters={filters} hasViews={hasViews} fixed={always ?? {}} onChange={(next) => change({ filter: formatUserFilters({ ...next, ...emptied(always) }) })} />
      <SelectionBar selection={selection} total={rows.total} loadedIds={() => [...shownIds]} />
      <DataGrid
        name={name}
        label={say(title)}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={nameOfPerson}
        card={(person) => (
          <RowCard title={<PersonName person={person} />} detail={<UserStatus person={person} isGuests={always?.userType === 'Guest'} />}>
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
      {savedViews.dialog}
      {pane}
      {verb === 'manage' ? <ManageLicensesPane target={target} count={selected} onClose={close} /> : null}
      {verb === 'unassign' ? (
        <UnassignPane target={target} change={{ removeAll: true }} title={say('page.users.unassignAll')} closeWord="ui.done" onClose={close} />
      ) : null}
      {panel && verb === null && !pane ? (
        <UserPanel key={panel} userId={panel} manner={manner} onClose={() => change({ panel: undefined, step: undefined })} />
      ) : null}
    </Page>
  )
}

/** What the page is narrowed to stands not in its address. */
const emptied = (always: Partial<UserFilters> = {}): Partial<UserFilters> =>
  Object.fromEntries(Object.keys(always).map((name) => [name, name === 'view' ? 'all' : null]))
