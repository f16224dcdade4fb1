import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { ExportSource } from '#model/export.ts'
import type { Column } from '#web/grid/column.ts'
import { visibleColumns } from '#web/grid/use-grid-layout.ts'
import type { Command } from '#web/ui/command-bar.tsx'
import { useChanges } from './changes-context.tsx'
import { client } from './client.ts'
import { useWords } from './words-context.tsx'

interface ExportOptions<Row> {
  readonly source: ExportSource
  /** What the list is asked by, as a query string. */
  readonly query?: string
  /** The grid whose columns go into the file; without it the usual ones do. */
  readonly grid?: { readonly name: string; readonly columns: readonly Column<Row>[] }
}

function save(file: string): void {
  const link = document.createElement('a')
  link.href = file
  link.download = ''
  link.click()
}

/** The command that makes a file of a list on the server, however long it is, in the order and with the columns of the page. */
export function useExportCommand<Row>({ source, query = '', grid }: ExportOptions<Row>): Command & { readonly icon: ReactElement } {
  const { say } = useWords()
  const { announce } = useChanges()
  const make = useMutation({
    mutationFn: () =>
      client.createExport({
        source,
        query: query.replace(/^\?/, ''),
        ...(grid && { columns: [...new Set(visibleColumns(grid.name, grid.columns).flatMap(({ exported = [] }) => exported))] }),
      }),
    onSuccess: ({ file, total }) => {
      announce({ text: say('ui.export.made', { total }), operationId: null })
      save(file)
    },
    onError: (error) => announce({ text: error.message, operationId: null }),
  })
  return { id: 'export', label: say('ui.export'), icon: <ArrowDownloadRegular />, onClick: () => make.isPending || make.mutate() }
}
