import { Button, Checkbox, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { useWords } from '#web/state/words-context.tsx'
import type { Column } from './column.ts'
import type { GridLayout } from './use-grid-layout.ts'
import { GridViewButton } from './grid-view-button.tsx'

const useStyles = makeStyles({
  cell: { ...typographyStyles.caption1Strong, display: 'flex', alignItems: 'center', minWidth: 0 },
  numeric: { justifyContent: 'flex-end' },
  label: { minWidth: 0, padding: `0 ${tokens.spacingHorizontalS}`, overflow: 'hidden', textOverflow: 'ellipsis' },
  // In sight however far the columns reach.
  end: { position: 'sticky', right: 0, justifyContent: 'flex-end', backgroundColor: tokens.colorNeutralBackground1 },
  sort: { minWidth: 0, maxWidth: '100%', padding: `0 ${tokens.spacingHorizontalS}`, overflow: 'hidden', textAlign: 'start', lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold },
  sortNumeric: { textAlign: 'end' },
})

interface GridHeaderProps<Row> {
  readonly layout: GridLayout<Row>
  readonly columns: readonly Column<Row>[]
  readonly className: string
  readonly tracks: string
  /** "property" or "property desc". */
  readonly sort: string | undefined
  readonly onSort: ((sort: string) => void) | undefined
  readonly selectAll: { readonly state: boolean | 'mixed'; readonly onToggle: () => void } | null
}

/** The names of the columns, which sort; ticks for all; the choice of columns at the end. */
export function GridHeader<Row>({ layout, columns, className, tracks, sort, onSort, selectAll }: GridHeaderProps<Row>) {
  const styles = useStyles()
  const { say } = useWords()
  const [sortedBy, direction] = (sort ?? '').split(' ')
  return (
    <div role="row" aria-rowindex={1} className={className} style={{ gridTemplateColumns: tracks }}>
      {selectAll ? (
        <div role="columnheader" className={styles.cell}>
          <Checkbox aria-label={say('ui.grid.selectShown')} checked={selectAll.state} onChange={selectAll.onToggle} />
        </div>
      ) : null}
      {layout.visible.map((column) => {
        const isSorted = column.sortBy !== undefined && column.sortBy === sortedBy
        const isDescending = isSorted && direction === 'desc'
        const ariaSort = isSorted ? (isDescending ? 'descending' : 'ascending') : undefined
        return (
          <div
            key={column.id}
            role="columnheader"
            {...(ariaSort ? { 'aria-sort': ariaSort } : {})}
            className={mergeClasses(styles.cell, column.isNumeric && styles.numeric)}
          >
            {column.sortBy && onSort ? (
              <Button
                appearance="transparent"
                size="small"
                className={mergeClasses(styles.sort, column.isNumeric && styles.sortNumeric)}
                iconPosition="after"
                {...(isSorted ? { icon: isDescending ? <ArrowDownRegular /> : <ArrowUpRegular /> } : {})}
                title={say('ui.grid.sortBy', { column: column.label })}
                onClick={() => onSort(isSorted && !isDescending ? `${column.sortBy} desc` : (column.sortBy ?? ''))}
              >
                {column.label}
              </Button>
            ) : (
              <span className={styles.label}>{column.label}</span>
            )}
          </div>
        )
      })}
      <div role="columnheader" className={mergeClasses(styles.cell, styles.end)}>
        <GridViewButton layout={layout} columns={columns} />
      </div>
    </div>
  )
}
