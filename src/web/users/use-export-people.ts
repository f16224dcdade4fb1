import { useMutation } from '@tanstack/react-query'
import type { PartialUser, PeopleQuery } from '#client/directory-calls.ts'
import { formatQuery } from '#client/format-query.ts'
import type { Column } from '#web/grid/column.ts'
import { visibleColumns } from '#web/grid/use-grid-layout.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'

interface ExportOptions {
  readonly name: string
  readonly query: PeopleQuery
  readonly columns: readonly Column<PartialUser>[]
}

/** Saves everyone whom a page shows as CSV, however many, in the order and with the columns of the page. */
export function useExportPeople({ name, query: { holdersOf, withErrors, having, deleted, ...query }, columns }: ExportOptions): () => void {
  const { say } = useWords()
  const { announce } = useChanges()
  const make = useMutation({
    mutationFn: () =>
      client.createExport({
        source: 'users',
        query: formatQuery(query, { holdersOf, withErrors, having, deleted: deleted?.toString() }).slice(1),
        columns: visibleColumns(name, columns).flatMap(({ exported = [] }) => exported),
      }),
    onSuccess: ({ file, total }) => {
      announce({ text: say('ui.export.made', { total }), operationId: null })
      location.assign(file)
    },
    onError: (error) => announce({ text: error.message, operationId: null }),
  })
  return () => {
    if (!make.isPending) make.mutate()
  }
}
