import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import type { Column } from '#web/grid/column.ts'
import { visibleColumns } from '#web/grid/use-grid-layout.ts'
import { saveCsv } from '#web/licenses/save-csv.ts'
import type { Command } from '#web/ui/command-bar.tsx'
import { useWords } from './words-context.tsx'

/** What a column of a grid and one of a short table have in common. */
type Told<Row> = Pick<Column<Row>, 'label' | 'cell' | 'text'>

function textOf<Row>({ text, cell }: Told<Row>, row: Row): string | number {
  if (text) return text(row)
  const shown = cell(row)
  return typeof shown === 'string' || typeof shown === 'number' ? shown : ''
}

function useSaveCommand<Row>(name: string, shown: () => readonly Told<Row>[], rows: readonly Row[]): Command {
  const { say } = useWords()
  return {
    id: 'export',
    label: say('ui.export'),
    icon: <ArrowDownloadRegular />,
    onClick: () => saveCsv(`licet-${name}.csv`, [shown().map(({ label }) => label), ...rows.map((row) => shown().map((column) => textOf(column, row)))]),
  }
}

/** The command that saves a short list that is here already, as it is shown. */
export const useTableCommand = <Row,>(name: string, columns: readonly Column<Row>[], rows: readonly Row[] = []): Command =>
  useSaveCommand(name, () => visibleColumns(name, columns), rows)

/** The command that saves a short table, without its columns of buttons: those have no label. */
export const useRecordCommand = <Row,>(name: string, columns: readonly Told<Row>[], rows: readonly Row[]): Command =>
  useSaveCommand(name, () => columns.filter(({ label }) => label !== ''), rows)
