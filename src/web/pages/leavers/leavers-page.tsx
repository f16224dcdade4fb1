// Users > Deleted users > Former employees: on whose leaving work has begun, how far it is, and going on from there.
import { Button } from '@fluentui/react-components'
import { PersonArrowRightRegular } from '@fluentui/react-icons/svg/person-arrow-right'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Leaver, LeaverStep } from '#model/leaver.ts'
import type { Column } from '#web/grid/column.ts'
import { DataGrid } from '#web/grid/data-grid.tsx'
import { DeletedUsersTabs } from '#web/pages/deleted-users/deleted-users-tabs.tsx'
import { PATHS } from '#web/paths.ts'
import { client } from '#web/state/client.ts'
import { useExportCommand } from '#web/state/use-export-command.tsx'
import { useListState } from '#web/state/use-list-state.ts'
import { useRemoteRows } from '#web/state/use-remote-rows.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { Words } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { RowCard } from '#web/ui/row-card.tsx'
import { StatusLine } from '#web/ui/status-line.tsx'
import { LeaverPane } from '#web/users/leaver-pane.tsx'
import { PersonName } from '#web/users/person-name.tsx'

/** The step that was settled last. */
const lastOf = ({ steps }: Leaver): LeaverStep | undefined => steps.filter(({ dateTime }) => dateTime !== null).toSorted((a, b) => (a.dateTime ?? '').localeCompare(b.dateTime ?? '')).at(-1)

const progressIn = ({ steps, finishedDateTime }: Leaver, { say }: Words): string =>
  finishedDateTime === null ? say('page.leaver.progress', { settled: steps.filter(({ state }) => state !== 'open').length, total: steps.length }) : say('page.leavers.finished')

/** What comes next, by its name; nothing when all is settled. */
const nextIn = ({ steps }: Leaver, { say }: Words): string => {
  const next = steps.find(({ state, after }) => state === 'open' && after.length === 0)
  return next === undefined ? '' : say(`leaver.step.${next.step}`)
}

const columnsIn = (words: Words): Column<Leaver>[] => {
  const { say, time } = words
  const lastIn = (leaver: Leaver): string => {
    const last = lastOf(leaver)
    return last === undefined ? '' : say(`leaver.step.${last.step}`)
  }
  return [
    { id: 'name', label: say('page.users.column.name'), characters: 24, grow: 2, isFixed: true, cell: ({ user }) => <PersonName person={user} /> },
    { id: 'progress', label: say('page.leavers.column.progress'), characters: 20, cell: (leaver) => progressIn(leaver, words) },
    { id: 'last', label: say('page.leavers.column.last'), characters: 22, grow: 2, cell: lastIn },
    { id: 'by', label: say('page.leavers.column.by'), characters: 18, cell: (leaver) => (lastOf(leaver)?.by ?? leaver.createdBy).displayName },
    { id: 'when', label: say('page.leavers.column.when'), characters: 18, cell: (leaver) => time(lastOf(leaver)?.dateTime ?? leaver.createdDateTime) },
    { id: 'next', label: say('page.leavers.column.next'), characters: 22, grow: 2, cell: (leaver) => nextIn(leaver, words) },
    { id: 'reason', label: say('page.leavers.column.reason'), characters: 14, isHiddenAtFirst: true, cell: ({ reason }) => reason ?? '' },
  ]
}

/** The newest first; a row goes on with the steps, or shows the receipt when there are none left. */
export function LeaversPage() {
  const words = useWords()
  const { say } = words
  const { panel, change } = useListState()
  const navigate = useNavigate()
  const rows = useRemoteRows({
    queryKey: ['leavers', 'list'],
    fetchPage: ({ signal, ...page }) => client.listLeavers(page, { signal }),
  })
  const columns = useMemo(() => columnsIn(words), [words])
  const exporting = useExportCommand({ source: 'leavers' })
  const open = rows.loaded().find(({ id }) => id === panel)
  const close = () => change({ panel: undefined })
  return (
    <Page fill>
      <PageTitle title={say('page.leavers.title')} purpose={say('page.leavers.purpose')} help="data.html" />
      <DeletedUsersTabs />
      <CommandBar commands={[exporting]} />
      <DataGrid
        name="leavers"
        label={say('page.leavers.title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowName={({ user }) => user.displayName}
        card={(leaver) => <RowCard title={<PersonName person={leaver.user} />} detail={`${progressIn(leaver, words)} · ${nextIn(leaver, words)}`} />}
        openId={panel}
        onOpen={({ id, finishedDateTime }) => (finishedDateTime === null ? change({ panel: id }) : void navigate({ to: PATHS.leaverReceipt, params: { leaverId: id } }))}
        empty={
          <EmptyState icon={<PersonArrowRightRegular />} title={say('page.leavers.empty')} text={say('page.leavers.empty.text')}>
            <Button onClick={() => void navigate({ to: PATHS.activeUsers })}>{say('page.activeUsers.title')}</Button>
          </EmptyState>
        }
      />
      <StatusLine shown={rows.total} />
      {open ? <LeaverPane key={open.id} person={open.user} leaverId={open.id} back={{ title: say('page.leavers.title'), onBack: close }} onClose={close} /> : null}
    </Page>
  )
}
