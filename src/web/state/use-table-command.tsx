import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import type { Column } from '#web/grid/column.ts'
import { visibleColumns } from '#web/grid/use-grid-layout.ts'
import { saveCsv } from '#web/licenses/save-csv.ts'
import type { Command } from '#web/ui/command-bar.tsx'
import { useWords } from './words-context.tsx'

function textOf<Row>({ text, cell }: Column<Row>, row: Row): string | number {
  if (text) return text(row)
  const shown = cell(row)
  return typeof shown === 'string' || typeof shown === 'number' ? shown : ''
}

/** The command that saves a short list that is here already, as it is shown. */
export function useTableCommand<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[] = []): Command {
  const { say } = useWords()
  const shown = () => visibleColumns(name, columns)
  return {
    id: 'export',
    label: say('ui.export'),
    icon: <ArrowDownloadRegular />,
    onClick: () => saveCsv(`licet-${name}.csv`, [shown().map(({ label }) => label), ...rows.map((row) => shown().map((column) => textOf(column, row)))]),
  }
}
