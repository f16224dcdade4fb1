import { Link, makeStyles, mergeClasses, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useIsNarrow } from '#web/state/use-media-query.ts'
import { useRecordCommand } from '#web/state/use-table-command.tsx'
import { CommandBar } from './command-bar.tsx'
import type { Command } from './command-bar.tsx'
import { Sideways } from './sideways.tsx'
import { useFirstRows } from './use-first-rows.tsx'

const useStyles = makeStyles({
  table: { minWidth: '40rem' },
  wide: { width: '60%' },
  head: { fontWeight: tokens.fontWeightSemibold },
  cell: { overflowWrap: 'anywhere', paddingBlock: tokens.spacingVerticalS, verticalAlign: 'baseline', height: 'auto' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  card: {
    ...typographyStyles.body1,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalM,
    overflowWrap: 'anywhere',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

export interface RecordColumn<Row> {
  readonly id: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** What stands for it in a file, where the cell is more than text. */
  readonly text?: (row: Row) => string | number
  /** It holds sentences and takes most of the width. */
  readonly isWide?: boolean
}

interface RecordTableProps<Row> {
  readonly label: string
  readonly columns: readonly RecordColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** Opens a row; its first cell is then a link. */
  readonly onOpen?: (row: Row) => void
  /** The name of the file that it is exported to. */
  readonly name: string
  /** Verbs that stand before the export. */
  readonly commands?: readonly Command[]
}

/** A list of what is set up: a row a thing, opened by its name. */
export function RecordTable<Row>({ name, label, columns, rows, rowId, onOpen, commands = [] }: RecordTableProps<Row>) {
  const styles = useStyles()
  const isNarrow = useIsNarrow()
  const exporting = useRecordCommand(name, columns, rows)
  const { shown, more } = useFirstRows(rows, 50)
  const [first, ...others] = columns
  const opener = (row: Row): ReactNode =>
    onOpen ? (
      <Link as="button" onClick={() => onOpen(row)}>
        {first?.cell(row)}
      </Link>
    ) : (
      first?.cell(row)
    )
  return (
    <>
      <CommandBar commands={[...commands, exporting]} />
      {isNarrow ? (
        <ul className={styles.list} aria-label={label}>
          {shown.map((row) => (
            <li key={rowId(row)} className={styles.card}>
              <span className={styles.name}>{opener(row)}</span>
              {others.map((column) => (
                <Named key={column.id} label={column.label} value={column.cell(row)} />
              ))}
            </li>
          ))}
        </ul>
      ) : (
        <Sideways label={label}>
          <Table className={styles.table} aria-label={label}>
            <TableHeader>
              <TableRow>
                {columns.map((column) => (
                  <TableHeaderCell key={column.id} className={mergeClasses(styles.head, column.isWide && styles.wide)}>
                    {column.label}
                  </TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {shown.map((row) => (
                <TableRow key={rowId(row)}>
                  {columns.map((column, at) => (
                    <TableCell key={column.id} className={styles.cell}>
                      {at === 0 ? opener(row) : column.cell(row)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Sideways>
      )}
      {more}
    </>
  )
}

/** On a phone a value has the name of its column above it, and nothing at all when there is none. */
function Named({ label, value }: { label: string; value: ReactNode }) {
  const styles = useStyles()
  if (value === '' || value === null) return null
  return (
    <div>
      <div className={styles.label}>{label}</div>
      {value}
    </div>
  )
}
