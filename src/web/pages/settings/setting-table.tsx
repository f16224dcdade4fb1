import { Button, Link, makeStyles, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '#web/state/words-context.tsx'

const SHOWN_AT_FIRST = 50

const useStyles = makeStyles({
  scroller: { overflowX: 'auto' },
  table: { minWidth: '40rem' },
  wide: { width: '60%' },
  cell: { overflowWrap: 'anywhere', paddingBlock: tokens.spacingVerticalS, verticalAlign: 'top', height: 'auto' },
})

export interface SettingColumn<Row> {
  readonly id: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** It holds sentences and takes most of the width. */
  readonly isWide?: boolean
}

interface SettingTableProps<Row> {
  readonly label: string
  readonly columns: readonly SettingColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** Opens a row; its first cell is then a link. */
  readonly onOpen?: (row: Row) => void
}

/** A list of what is set up: a row a thing, opened by its name. */
export function SettingTable<Row>({ label, columns, rows, rowId, onOpen }: SettingTableProps<Row>) {
  const styles = useStyles()
  const { say } = useWords()
  const [isAll, setAll] = useState(false)
  const shown = isAll ? rows : rows.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      {/* A table that scrolls sideways must be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroller} role="region" aria-label={label} tabIndex={0}>
        <Table className={styles.table} aria-label={label}>
          <TableHeader>
            <TableRow>
              {columns.map((column) => (
                <TableHeaderCell key={column.id} className={column.isWide ? styles.wide : undefined}>{column.label}</TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {shown.map((row) => (
              <TableRow key={rowId(row)}>
                {columns.map((column, at) => (
                  <TableCell key={column.id} className={styles.cell}>
                    {at === 0 && onOpen ? (
                      <Link as="button" onClick={() => onOpen(row)}>
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      {rows.length > shown.length ? (
        <div>
          <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
            {say('ui.figures.all', { count: rows.length })}
          </Button>
        </div>
      ) : null}
    </>
  )
}
