import { Button, Checkbox, makeStyles, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { SkeletonBar } from '#web/ui/skeleton.tsx'
import { useWords } from '#web/state/words-context.tsx'
import type { DataGridProps } from './data-grid-props.ts'
import { GridViewButton } from './grid-view-button.tsx'
import type { GridKeys } from './use-grid-keys.ts'
import type { GridLayout } from './use-grid-layout.ts'

/** Rows on a page. */
const PAGE = 50

const useStyles = makeStyles({
  scroller: { overflowX: 'auto', flexGrow: 1, flexBasis: 0, minHeight: '18rem', overflowY: 'auto' },
  pager: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM, ...typographyStyles.body1 },
  table: { minWidth: '60rem' },
  row: { scrollMarginBlock: tokens.spacingVerticalXXXL, ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})` } },
})

/** The same list as a plain table, a page at a time: nothing is virtual, nothing moves, every row is in the document. */
export function PlainTable<Row>(props: DataGridProps<Row> & { readonly layout: GridLayout<Row>; readonly keys: GridKeys }) {
  const { rows, columns, layout, keys, rowId, rowName, selection, onOpen, sort, onSort } = props
  const styles = useStyles()
  const { say } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const total = rows.total ?? 0
  const pages = Math.max(1, Math.ceil(total / PAGE))
  // Keys lead over the end of a page.
  const page = Math.min(Math.floor(keys.active / PAGE), pages - 1)
  const first = page * PAGE
  const last = Math.min(total, first + PAGE) - 1
  const { show } = rows
  useEffect(() => show(first, Math.max(first, last)), [show, first, last])

  // A row to which keys have led takes the focus as soon as it has come.
  const { active, moves, onRow } = keys
  const isHere = rows.rowAt(active) !== undefined
  const focused = useRef(0)
  useEffect(() => {
    if (moves === focused.current || !isHere) return
    focused.current = moves
    scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${active + 2}"]`)?.focus()
  }, [moves, active, isHere])
  const turn = (to: number) => onRow(to * PAGE, 'focus')
  const [sortedBy, direction] = (sort ?? '').split(' ')
  return (
    <>
      <div ref={scroller} className={styles.scroller}>
        <Table className={styles.table} aria-label={props.label} aria-rowcount={total + 1} size="small">
          <TableHeader>
            <TableRow>
              {selection ? <TableHeaderCell>{say('ui.grid.select')}</TableHeaderCell> : null}
              {layout.visible.map((column) => (
                <TableHeaderCell
                  key={column.id}
                  {...(column.sortBy && onSort
                    ? {
                        sortable: true,
                        ...(sortedBy === column.sortBy ? { sortDirection: direction === 'desc' ? ('descending' as const) : ('ascending' as const) } : {}),
                        onClick: () => onSort(sortedBy === column.sortBy && direction !== 'desc' ? `${column.sortBy} desc` : (column.sortBy ?? '')),
                      }
                    : {})}
                >
                  {column.label}
                </TableHeaderCell>
              ))}
              <TableHeaderCell>
                <GridViewButton layout={layout} columns={columns} />
              </TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody onKeyDown={keys.onKeyDown}>
            {Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => {
              const row = rows.rowAt(first + offset)
              if (row === undefined) {
                return (
                  <TableRow key={first + offset}>
                    <TableCell colSpan={layout.visible.length + 2}>
                      <SkeletonBar />
                    </TableCell>
                  </TableRow>
                )
              }
              const id = rowId(row)
              const name = rowName(row)
              return (
                <TableRow
                  key={id}
                  role="row"
                  className={styles.row}
                  aria-rowindex={first + offset + 2}
                  aria-selected={selection?.isSelected(id)}
                  tabIndex={first + offset === active ? 0 : -1}
                  onFocus={() => onRow(first + offset, 'focus')}
                >
                  {selection ? (
                    <TableCell>
                      <Checkbox
                        aria-label={say('ui.grid.selectRow', { name })}
                        checked={selection.isSelected(id)}
                        onChange={(_event, { checked }) => selection.set([id], checked === true)}
                      />
                    </TableCell>
                  ) : null}
                  {layout.visible.map((column) => (
                    <TableCell key={column.id}>{column.cell(row)}</TableCell>
                  ))}
                  <TableCell>
                    {onOpen ? (
                      <Button size="small" appearance="subtle" aria-label={say('ui.grid.openRow', { name })} onClick={() => onOpen(row)}>
                        {say('ui.grid.open')}
                      </Button>
                    ) : null}
                  </TableCell>
                </TableRow>
              )
            })}
          </TableBody>
        </Table>
      </div>
      <div className={styles.pager} role="group" aria-label={say('ui.grid.pages')}>
        <Button size="small" disabledFocusable={page === 0} onClick={() => turn(Math.max(0, page - 1))}>
          {say('ui.grid.previous')}
        </Button>
        <span role="status">{say('ui.grid.page', { page: page + 1, pages })}</span>
        <Button size="small" disabledFocusable={page === pages - 1} onClick={() => turn(Math.min(pages - 1, page + 1))}>
          {say('ui.next')}
        </Button>
      </div>
    </>
  )
}
