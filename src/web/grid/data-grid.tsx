// A grid of any length: virtual rows over a window of pages, keys, ticks, cards on a phone.
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react'
import { ErrorState } from '#web/ui/error-state.tsx'
import { VisuallyHidden } from '#web/ui/visually-hidden.tsx'
import type { Rows } from '#web/state/rows.ts'
import { useIsNarrow } from '#web/state/use-media-query.ts'
import { useWords } from '#web/state/words-context.tsx'
import { tracksOf } from './column.ts'
import type { DataGridProps } from './data-grid-props.ts'
import { GridHeader } from './grid-header.tsx'
import { GridRow } from './grid-row.tsx'
import { HEADER_HEIGHT_PX, ROW_HEIGHT_PX } from './row-height.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useGridLayout } from './use-grid-layout.ts'
import type { GridLayout } from './use-grid-layout.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

const PlainTable = lazy(async () => ({ default: (await import('./plain-table.tsx')).PlainTable }))

const SKELETON_ROWS = 12

const useStyles = makeStyles({
  scroller: {
    position: 'relative',
    overflow: 'auto',
    flexGrow: 1,
    flexBasis: 0,
    minHeight: '18rem',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ...typographyStyles.body1,
    // Rows that scroll into sight by keys stop below the header.
    scrollPaddingTop: `${HEADER_HEIGHT_PX}px`,
  },
  content: { minWidth: 'fit-content' },
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    height: `${HEADER_HEIGHT_PX}px`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  tracks: { display: 'grid', height: '100%', alignItems: 'stretch' },
  body: { position: 'relative' },
})

/** A list of anything, for hand, keyboard and ear. Give it a `Page fill` to stand in. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rows, columns, rowId, rowName, selection, onOpen } = props
  const styles = useStyles()
  const { say } = useWords()
  const isNarrow = useIsNarrow()
  const isSelectable = selection !== undefined
  const layout = useGridLayout(props.name, columns)
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = ROW_HEIGHT_PX[isNarrow ? 'card' : layout.density]
  const count = rows.total ?? SKELETON_ROWS
  const keys = useGridKeys({ rows, rowId, selection, onOpen, pageRows: () => visibleRows(scroller.current, rowHeight) })
  const { range, reveal, height, rows: drawn } = useVirtualRows({
    scroller,
    count,
    rowHeight,
    headerHeight: isNarrow ? 0 : HEADER_HEIGHT_PX,
    activeRow: keys.active,
  })

  const { show } = rows
  const { startIndex: first, endIndex: last } = range ?? { startIndex: 0, endIndex: 0 }
  useEffect(() => show(first, last), [show, first, last])

  const { active, moves } = keys
  useEffect(() => {
    if (moves === 0) return
    reveal(active)
    // The active row is always drawn, wherever the list is scrolled.
    scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${active + 2}"]`)?.focus({ preventScroll: true })
  }, [moves, active, reveal])

  const tracks = useMemo(
    () => `${isSelectable ? '2.5rem ' : ''}${tracksOf(layout.visible)} 2.5rem`,
    [layout.visible, isSelectable],
  )

  if (rows.error && rows.total === undefined) return <ErrorState error={rows.error} onRetry={rows.retry} />
  if (rows.total === 0) return props.empty
  if (layout.isPlain && !isNarrow) {
    return (
      <Suspense fallback={null}>
        <PlainTable {...(props as DataGridProps<unknown>)} layout={layout as GridLayout<unknown>} keys={keys} />
      </Suspense>
    )
  }
  const selected = selection?.count(count) ?? 0
  return (
    <>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        tabIndex={-1}
        aria-label={props.label}
        aria-rowcount={rows.total === undefined ? -1 : rows.total + 1}
        aria-multiselectable={isSelectable}
        aria-busy={rows.isPending}
        onKeyDown={keys.onKeyDown}
      >
        <div role="presentation" className={styles.content}>
          {isNarrow ? null : (
            <div role="rowgroup" className={styles.header}>
              <GridHeader
                layout={layout}
                columns={columns}
                className={styles.tracks}
                tracks={tracks}
                sort={props.sort}
                onSort={props.onSort}
                selectAll={
                  selection
                    ? {
                        state: selected === 0 ? false : selected >= count ? true : 'mixed',
                        onToggle: () => (selected === 0 ? selection.set(loadedIds(rows, rowId), true) : selection.clear()),
                      }
                    : null
                }
              />
            </div>
          )}
          <div role="rowgroup" className={styles.body} style={{ height }}>
            {drawn.map(({ index, top }) => {
              const row = rows.rowAt(index)
              const id = row === undefined ? undefined : rowId(row)
              return (
                <GridRow
                  key={index}
                  index={index}
                  top={top}
                  height={rowHeight}
                  row={row}
                  name={row === undefined ? undefined : rowName(row)}
                  columns={layout.visible}
                  tracks={tracks}
                  tracksClassName={styles.tracks}
                  card={isNarrow ? props.card : undefined}
                  isActive={index === active}
                  isSelectable={isSelectable}
                  isSelected={id !== undefined && (selection?.isSelected(id) ?? false)}
                  isOpen={id !== undefined && id === props.openId}
                  onAct={keys.onRow}
                />
              )
            })}
          </div>
        </div>
      </div>
      <VisuallyHidden live>{rows.total === undefined ? '' : say('ui.status.all', { total: rows.total })}</VisuallyHidden>
    </>
  )
}

/** A plain table has no height of its own. */
const PLAIN_ROWS = 10

const visibleRows = (element: HTMLElement | null, rowHeight: number): number =>
  element === null ? PLAIN_ROWS : Math.max(1, Math.floor(element.clientHeight / rowHeight) - 1)

/** The ids of the rows that are here, which is at most the pages around the view. */
export function loadedIds<Row>(rows: Rows<Row>, rowId: (row: Row) => string): string[] {
  const ids: string[] = []
  for (const row of rows.loaded()) ids.push(rowId(row))
  return ids
}
