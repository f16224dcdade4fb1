import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { NARROW } from '#web/state/use-media-query.ts'
import { Sideways } from '#web/ui/sideways.tsx'
import { useFirstRows } from '#web/ui/use-first-rows.tsx'

const useStyles = makeStyles({
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
  const { shown, more } = useFirstRows(rows, 25)
  const numeric = mergeClasses(styles.cell, styles.numeric)
  const first = mergeClasses(styles.cell, styles.name)
  const hasTotal = figures.some(({ total }) => total !== undefined)
  return (
    <>
      <Sideways label={label}>
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
      </Sideways>
      {more}
    </>
  )
}
