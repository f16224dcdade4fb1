import { Badge } from '@fluentui/react-components'
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap'
import { AppsSettingsRegular } from '@fluentui/react-icons/svg/apps-settings'
import { PeopleAddRegular } from '@fluentui/react-icons/svg/people-add'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key'
import { PersonSubtractRegular } from '@fluentui/react-icons/svg/person-subtract'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { formatPeopleQuery } from '#client/directory-calls.ts'
import type { PartialUser } from '#client/directory-calls.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import type { Column } from '#web/grid/column.ts'
import { PATHS } from '#web/paths.ts'
import { client } from '#web/state/client.ts'
import { targetOf } from '#web/state/selection.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useSelection } from '#web/state/use-selection.ts'
import { useShortcuts } from '#web/state/use-shortcuts.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ListSearchBox } from '#web/ui/list-search-box.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { SelectionBar } from '#web/ui/selection-bar.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { PersonName } from '#web/users/person-name.tsx'
import { AssignPane } from './assign-pane.tsx'
import { formatTypeAhead } from './format-type-ahead.ts'
import { HolderPanel } from './holder-panel.tsx'
import { MovePane } from './move-pane.tsx'
import { nameOfPerson, PERSON_PROPERTIES } from './person.ts'
import { TurnServicesPane } from './turn-services-pane.tsx'
import { UnassignPane } from './unassign-pane.tsx'
import { useSourceOf } from './use-source-of.ts'

type Verb = 'assign' | 'unassign' | 'move' | 'services'

/** Who holds a product, and everything that is done from here: assign, unassign, apps on and off. */
export function HoldersTab({ product }: { product: OwnedProduct }) {
  const { skuId, owner } = product
  const { say } = useWords()
  const navigate = useNavigate()
  const { q = '', sort = 'displayName', panel, change } = useListState()
  const selection = useSelection()
  const [verb, setVerb] = useState<Verb | null>(null)
  const search = formatTypeAhead(q)
  const rows = useRemoteRows({
    queryKey: ['users', 'holders', skuId, search, sort],
    fetchPage: ({ signal, ...page }) => client.listUsersAt({ holdersOf: skuId, search, orderBy: sort, ...page, select: PERSON_PROPERTIES }, { signal }),
  })
  const sourceOf = useSourceOf(skuId)
  const columns = useHolderColumns(skuId, sourceOf)
  const exporting = useExportCommand({ source: 'users', query: formatPeopleQuery({ holdersOf: skuId, search, orderBy: sort }), grid: { name: 'holders', columns } })
  const total = rows.total ?? 0
  const selected = selection.count(total)
  const target = targetOf(selection.selection, { holdersOf: skuId, ...(search && { search }) })
  // A self-service purchase is given by its purchaser alone (D15).
  const reason = owner ? say('page.product.selfServiceOnly', { owner: owner.displayName }) : undefined
  const needsSelection = reason ?? (selected === 0 ? say('page.product.selectFirst') : undefined)
  const start = (next: Verb) => () => (next === 'assign' ? reason : needsSelection) === undefined && setVerb(next)
  const takeControl = () => void navigate({ to: PATHS.yourProducts, search: { step: 'selfService', panel: product.subscriptions[0]?.id } })
  useShortcuts({ a: start('assign'), u: start('unassign') })
  const close = () => setVerb(null)
  const opened = panel ? rows.loaded().find(({ id }) => id === panel) : undefined

  return (
    <>
      <CommandBar
        commands={[
          {
            id: 'assign',
            label: say('page.product.assign'),
            icon: <PeopleAddRegular />,
            isPrimary: true,
            disabledReason: reason,
            onClick: start('assign'),
          },
          { id: 'unassign', label: say('page.product.unassign'), icon: <PersonSubtractRegular />, disabledReason: needsSelection, onClick: start('unassign') },
          // The reason stands beside the command before it; said twice it is noise.
          ...(owner ? [{ id: 'takeControl', label: say('page.selfService.takeControl'), icon: <PersonKeyRegular />, onClick: takeControl }] : []),
          ...(selected > 0 && !reason ? [{ id: 'move', label: say('page.move.title'), icon: <ArrowSwapRegular />, onClick: start('move') }] : []),
          ...(selected > 0 && !reason ? [{ id: 'services', label: say('page.services.turn'), icon: <AppsSettingsRegular />, isFurther: true, onClick: start('services') }] : []),
          { ...exporting, isFurther: selected > 0 },
        ]}
      >
        <ListSearchBox label={say('page.product.search')} />
      </CommandBar>
      <SelectionBar selection={selection} total={rows.total} loadedIds={() => rows.loaded().map(({ id }) => id)} />
      <DataGrid
        name="holders"
        label={say('page.product.holders', { product: product.displayName })}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={nameOfPerson}
        card={(person) => <RowCard title={<PersonName person={person} />} detail={sourceOf(person)}>{person.department}</RowCard>}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        selection={selection}
        onOpen={({ id }) => change({ panel: id })}
        openId={panel}
        empty={
          <EmptyState
            icon={<PeopleRegular />}
            title={say(q ? 'page.users.noneFound' : 'page.product.noHolders')}
            text={say(q ? 'page.users.noneFound.text' : 'page.product.noHolders.text')}
          />
        }
      />
      <StatusLine shown={rows.total} selected={selected} />
      {verb === 'assign' ? <AssignPane product={product} onClose={close} /> : null}
      {verb === 'unassign' ? (
        <UnassignPane
          target={target}
          change={{ remove: [skuId] }}
          onClose={close}
          onDone={selection.clear}
        />
      ) : null}
      {verb === 'move' ? <MovePane product={product} target={target} onClose={close} onDone={selection.clear} /> : null}
      {verb === 'services' ? <TurnServicesPane product={product} target={target} onClose={close} /> : null}
      {panel && verb === null ? <HolderPanel key={panel} userId={panel} known={opened} product={product} onClose={() => change({ panel: undefined })} /> : null}
    </>
  )
}

function useHolderColumns(skuId: string, sourceOf: (person: PartialUser) => string): readonly Column<PartialUser>[] {
  const words = useWords()
  return useMemo(() => {
    const { say, country } = words
    return [
      {
        id: 'name',
        label: say('page.users.column.name'),
        characters: 20,
        grow: 2,
        isFixed: true,
        sortBy: 'displayName',
        exported: ['displayName'],
        cell: (person) => <PersonName person={person} />,
      },
      { id: 'userName', label: say('page.users.column.userName'), characters: 18, grow: 2, exported: ['userPrincipalName'], cell: ({ userPrincipalName }) => userPrincipalName },
      { id: 'source', label: say('page.product.column.source'), characters: 24, exported: ['source'], cell: (person) => sourceOf(person) },
      {
        id: 'apps',
        label: say('page.product.column.apps'),
        characters: 23,
        exported: ['appsOff'],
        cell: ({ assignedLicenses = [] }) => {
          const off = assignedLicenses.find((license) => license.skuId === skuId)?.disabledPlans.length ?? 0
          return off === 0 ? say('page.product.allOn') : <Badge appearance="tint">{say('page.product.someOff', { count: off })}</Badge>
        },
      },
      { id: 'department', label: say('page.users.column.department'), characters: 14, exported: ['department'], cell: ({ department }) => department ?? '' },
      {
        id: 'location',
        label: say('page.users.column.location'),
        characters: 14,
        exported: ['usageLocation'],
        cell: ({ usageLocation }) => (usageLocation ? country(usageLocation) : ''),
      },
    ]
  }, [words, sourceOf, skuId])
}
