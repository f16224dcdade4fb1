import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useQuery } from '@tanstack/react-query'
import type { UseQueryOptions } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { CommandBar } from '#web/ui/command-bar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RecordTable } from '#web/ui/record-table.tsx'
import type { RecordColumn } from '#web/ui/record-table.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'

/** What the address holds while a new one is made. */
const NEW = 'new'

interface SettingListProps<Row> {
  readonly part: 'apps' | 'ownRoles' | 'profiles' | 'templates'
  readonly icon: ReactElement
  readonly query: UseQueryOptions<readonly Row[], Error, readonly Row[], string[]>
  readonly columns: readonly RecordColumn<Row>[]
  /** False: they are shown, and that is all. */
  readonly mayChange?: boolean
  /** The panel in which one is changed, or made when none is given. */
  readonly panel: (row: Row | undefined, onClose: () => void) => ReactNode
}

/** What the organisation has set up of one kind: listed, added, and opened in a panel that the address holds. */
export function SettingList<Row extends { readonly id: string }>({ part, icon, query, columns, mayChange = true, panel }: SettingListProps<Row>) {
  const { say } = useWords()
  const { panel: openId, change } = useListState()
  const { data: rows, error, refetch } = useQuery(query)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!rows) return <SkeletonLines lines={4} />
  const opened = rows.find(({ id }) => id === openId)
  const commands = mayChange ? [{ id: 'add', label: say(`page.settings.${part}.add`), icon: <AddRegular />, isPrimary: true, onClick: () => change({ panel: NEW }) }] : []
  return (
    <>
      {rows.length === 0 ? (
        <>
          <CommandBar commands={commands} />
          <EmptyState icon={icon} title={say(`page.settings.${part}.none`)} text={say(`page.settings.${part}.none.text`)} />
        </>
      ) : (
        <RecordTable
          name={part}
          commands={commands}
          label={say(`page.settings.${part}`)}
          rows={rows}
          rowId={({ id }) => id}
          {...(mayChange && { onOpen: ({ id }: Row) => change({ panel: id }) })}
          columns={columns}
        />
      )}
      {mayChange && (openId === NEW || opened) ? <Fragment key={openId}>{panel(opened, () => change({ panel: undefined }))}</Fragment> : null}
    </>
  )
}
