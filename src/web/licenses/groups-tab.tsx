import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync'
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team'
import { PersonSubtractRegular } from '@fluentui/react-icons/svg/person-subtract'
import { RibbonRegular } from '@fluentui/react-icons/svg/ribbon'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { formatQuery } from '#client/format-query.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import { DataGrid, loadedIds } from '#web/grid/data-grid.tsx'
import { GroupPanel } from '#web/pages/groups/group-panel.tsx'
import type { GroupTab } from '#web/pages/groups/group-panel.tsx'
import { GroupStateBadge } from '#web/pages/groups/group-state-badge.tsx'
import { useGroupColumns } from '#web/pages/groups/use-group-columns.tsx'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useSelectedIds } from '#web/state/use-selected-ids.ts'
import { useSelection } from '#web/state/use-selection.ts'
import { useShortcuts } from '#web/state/use-shortcuts.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { SelectionBar } from '#web/ui/selection-bar.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { AssignGroupsPane } from './assign-groups-pane.tsx'
import { UnassignPane } from './unassign-pane.tsx'

/** P5: the groups that give a product, the state of each, and everything done from here. */
export function GroupsTab({ product }: { product: OwnedProduct }) {
  const { skuId, owner } = product
  const { say } = useWords()
  const { sort = 'displayName', panel, change } = useListState()
  const { announce } = useChanges()
  const queries = useQueryClient()
  const selection = useSelection()
  const [verb, setVerb] = useState<'assign' | 'unassign' | null>(null)
  const [tab, setTab] = useState<GroupTab | undefined>(undefined)
  const filter = `assignedLicenses/any(l:l/skuId eq ${skuId})`
  const rows = useRemoteRows({
    queryKey: ['groups', 'giving', skuId, sort],
    fetchPage: ({ signal, ...page }) => client.listGroupSummaries({ filter, orderBy: sort, ...page }, { signal }),
  })
  const showPeople = useCallback((id: string, next: GroupTab) => {
    setTab(next)
    change({ panel: id })
  }, [change])
  const columns = useGroupColumns(showPeople)
  const exporting = useExportCommand({ source: 'groups', query: formatQuery({ filter, orderBy: sort }), grid: { name: 'groupsOfProduct', columns } })
  const selected = selection.count(rows.total ?? 0)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const withIds = useSelectedIds(selection, (page) => client.listGroupSummaries({ filter, orderBy: sort, ...page }))
  const reprocess = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      const made = await Promise.all(ids.map((id) => client.reprocessGroup(id)))
      return made.reduce((sum, operation) => sum + (operation?.done ?? 0), 0)
    },
    onSuccess: (count) => {
      announce({ text: say('page.groups.reprocessed', { count }), operationId: null })
      void queries.invalidateQueries({ queryKey: ['groups'] })
    },
    onError: (error) => announce({ text: error.message, operationId: null }),
  })
  const reason = owner ? say('page.product.selfServiceOnly', { owner: owner.displayName }) : undefined
  const needsSelection = reason ?? (selected === 0 ? say('page.groups.selectFirst') : undefined)
  const start = (next: 'assign' | 'unassign') => () => {
    if (next === 'assign') return reason === undefined && setVerb(next)
    if (needsSelection !== undefined) return
    withIds((ids) => {
      setChosen(ids)
      setVerb(next)
    })
  }
  useShortcuts({ a: start('assign'), u: start('unassign') })
  const close = () => setVerb(null)
  return (
    <>
      <CommandBar
        commands={[
          { id: 'assign', label: say('page.product.assign'), icon: <RibbonRegular />, isPrimary: true, disabledReason: reason, onClick: start('assign') },
          { id: 'unassign', label: say('page.product.unassign'), icon: <PersonSubtractRegular />, disabledReason: needsSelection, onClick: start('unassign') },
          ...(selected > 0 ? [{ id: 'reprocess', label: say('page.groups.reprocess'), icon: <ArrowSyncRegular />, onClick: () => withIds((ids) => reprocess.mutate(ids)) }] : []),
          exporting,
        ]}
      />
      <SelectionBar selection={selection} total={rows.total} loadedIds={() => loadedIds(rows, ({ id }) => id)} />
      <DataGrid
        name="groupsOfProduct"
        label={say('page.product.groups', { product: product.displayName })}
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
        onOpen={({ id, inError }) => {
          setTab(inError > 0 ? 'errors' : 'members')
          change({ panel: id })
        }}
        openId={panel}
        empty={<EmptyState icon={<PeopleTeamRegular />} title={say('page.product.noGroups')} text={say('page.product.noGroups.text')} />}
      />
      <StatusLine shown={rows.total} selected={selected} />
      {verb === 'assign' ? <AssignGroupsPane product={product} onClose={close} /> : null}
      {verb === 'unassign' ? <UnassignPane target={{ groupLicenses: chosen }} change={{ remove: [skuId] }} onClose={close} onDone={selection.clear} /> : null}
      {panel && verb === null ? <GroupPanel key={panel} groupId={panel} tab={tab} onTab={setTab} onClose={() => change({ panel: undefined })} /> : null}
    </>
  )
}
