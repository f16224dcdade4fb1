import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { NARROW } from '#web/state/use-media-query.ts'
import { useWords } from '#web/state/words-context.tsx'

const SHOWN_AT_FIRST = 25

const useStyles = makeStyles({
  scroller: { overflowX: 'auto' },
  table: { ...typographyStyles.body1, borderCollapse: 'collapse', width: '100%' },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    textAlign: 'start',
    fontWeight: 'inherit',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  numeric: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  name: { minWidth: '14rem', [`@media ${NARROW}`]: { minWidth: '8rem' } },
  head: { ...typographyStyles.caption1Strong, color: tokens.colorNeutralForeground2, verticalAlign: 'bottom', '& th': { whiteSpace: 'normal' } },
  total: typographyStyles.body1Strong,
})

export interface Figure<Row> {
  readonly id: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  readonly total?: ReactNode
}

interface FigureTableProps<Row> {
  readonly label: string
  /** The name of each row, and what follows it in figures. */
  readonly name: Figure<Row>
  readonly figures: readonly Figure<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
}

/** The table that stands with every chart: names and figures, the first rows until all are wished. */
export function FigureTable<Row>({ label, name, figures, rows, rowId }: FigureTableProps<Row>) {
  const styles = useStyles()
  const { say } = useWords()
  const [isAll, setAll] = useState(false)
  const shown = isAll ? rows : rows.slice(0, SHOWN_AT_FIRST)
  const numeric = mergeClasses(styles.cell, styles.numeric)
  const first = mergeClasses(styles.cell, styles.name)
  const hasTotal = figures.some(({ total }) => total !== undefined)
  return (
    <>
      {/* A table that scrolls sideways must be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroller} role="region" aria-label={label} tabIndex={0}>
        <table className={styles.table} aria-label={label}>
          <thead className={styles.head}>
            <tr>
              <th scope="col" className={first}>
                {name.label}
              </th>
              {figures.map((figure) => (
                <th key={figure.id} scope="col" className={numeric}>
                  {figure.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={rowId(row)}>
                <th scope="row" className={first}>
                  {name.cell(row)}
                </th>
                {figures.map((figure) => (
                  <td key={figure.id} className={numeric}>
                    {figure.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {hasTotal ? (
            <tfoot className={styles.total}>
              <tr>
                <th scope="row" className={first}>
                  {name.total}
                </th>
                {figures.map((figure) => (
                  <td key={figure.id} className={numeric}>
                    {figure.total}
                  </td>
                ))}
              </tr>
            </tfoot>
          ) : null}
        </table>
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
