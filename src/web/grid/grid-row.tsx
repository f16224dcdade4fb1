import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { SkeletonBar } from '#web/ui/skeleton.tsx'
import { useWords } from '#web/state/words-context.tsx'
import type { Column } from './column.ts'
import { ROW_HEIGHT_PX } from './row-height.ts'
import { RowTabStop } from './row-tab-stop.ts'
import type { RowAct } from './use-grid-keys.ts'

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    boxSizing: 'border-box',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  opens: { cursor: 'pointer' },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    // Backgrounds are gone there.
    '@media (forced-colors: active)': { borderLeft: `${tokens.strokeWidthThickest} solid Highlight` },
  },
  open: { boxShadow: `inset ${tokens.strokeWidthThickest} 0 0 ${tokens.colorCompoundBrandStroke}` },
  cell: {
    display: 'flex',
    alignItems: 'center',
    minWidth: 0,
    padding: `0 ${tokens.spacingHorizontalS}`,
    overflow: 'hidden',
  },
  text: { minWidth: 0, overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' },
  // Words that find no room on one line go on to a second.
  twoLines: { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 2, whiteSpace: 'normal', lineHeight: tokens.lineHeightBase200 },
  tick: { padding: 0 },
  numeric: { justifyContent: 'flex-end', fontVariantNumeric: 'tabular-nums' },
  card: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, height: '100%' },
  cardBody: { flexGrow: 1, minWidth: 0 },
})

interface GridRowProps<Row> {
  readonly index: number
  readonly top: number
  readonly height: number
  readonly row: Row | undefined
  readonly name: string | undefined
  readonly columns: readonly Column<Row>[]
  readonly tracks: string
  readonly tracksClassName: string
  readonly card: ((row: Row) => ReactNode) | undefined
  readonly isActive: boolean
  readonly isSelectable: boolean
  readonly isSelected: boolean
  readonly isOpen: boolean
  readonly onAct: (index: number, act: RowAct) => void
}

function DrawnRow<Row>(props: GridRowProps<Row>) {
  const { index, row, name = '', columns, card, isActive, isSelectable, isSelected, onAct } = props
  const styles = useStyles()
  const { say } = useWords()
  const tick = isSelectable ? (
    <Checkbox
      aria-label={say('ui.grid.selectRow', { name })}
      checked={isSelected}
      disabled={row === undefined}
      tabIndex={isActive ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        onAct(index, event.shiftKey ? 'toggleRange' : 'toggle')
      }}
      onChange={() => undefined}
    />
  ) : null
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelectable ? isSelected : undefined}
      tabIndex={isActive ? 0 : -1}
      className={mergeClasses(
        styles.row,
        row !== undefined && styles.opens,
        isSelected && styles.selected,
        props.isOpen && styles.open,
      )}
      style={{ height: props.height, transform: `translateY(${props.top}px)` }}
      onFocus={() => onAct(index, 'focus')}
      onClick={(event) => {
        if (!isOwnControl(event)) onAct(index, event.shiftKey && isSelectable ? 'toggleRange' : 'open')
      }}
    >
      <RowTabStop value={isActive ? 0 : -1}>
        {card ? (
          <div role="gridcell" className={styles.card}>
            {tick}
            <div className={styles.cardBody}>{row === undefined ? <SkeletonBar /> : card(row)}</div>
          </div>
        ) : (
          <div role="presentation" className={props.tracksClassName} style={{ gridTemplateColumns: props.tracks }}>
            {isSelectable ? (
              <div role="gridcell" className={mergeClasses(styles.cell, styles.tick)}>
                {tick}
              </div>
            ) : null}
            {columns.map((column) => (
              <div key={column.id} role="gridcell" className={mergeClasses(styles.cell, column.isNumeric && styles.numeric)}>
                {row === undefined ? (
                  <SkeletonBar width={`${40 + ((index * 7) % 4) * 12}%`} />
                ) : (
                  <CellText isTall={props.height > ROW_HEIGHT_PX.compact}>{column.cell(row)}</CellText>
                )}
              </div>
            ))}
          </div>
        )}
      </RowTabStop>
    </div>
  )
}

/** What stands in a cell; plain words take two lines where rows are tall enough. */
function CellText({ children, isTall }: { children: ReactNode; isTall: boolean }) {
  const styles = useStyles()
  return (
    <span className={mergeClasses(styles.text, isTall && typeof children === 'string' && styles.twoLines)} onMouseEnter={tellWhenCut}>
      {children}
    </span>
  )
}

/** A text that finds no room is read under the pointer. */
function tellWhenCut({ currentTarget: text }: MouseEvent<HTMLElement>) {
  const isCut = text.scrollWidth > text.clientWidth || text.scrollHeight > text.clientHeight
  text.title = isCut ? (text.textContent ?? '') : ''
}

/** A link or a button inside a row does its own thing. */
const isOwnControl = (event: MouseEvent): boolean => (event.target as Element).closest('a, button, input, label') !== null

/** One row, drawn again only when something of it changed. */
export const GridRow = memo(DrawnRow) as typeof DrawnRow
