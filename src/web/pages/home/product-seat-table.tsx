import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ProductSeats } from '#model/home.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  table: { ...typographyStyles.body1, borderCollapse: 'collapse', width: '100%' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    textAlign: 'start',
    fontWeight: 'inherit',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  numeric: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  head: typographyStyles.caption1Strong,
})

/** The figures behind the bars. */
export function ProductSeatTable({ seats }: { seats: readonly ProductSeats[] }) {
  const styles = useStyles()
  const { say, number } = useWords()
  const numeric = `${styles.cell} ${styles.numeric}`
  return (
    <table className={styles.table}>
      <thead className={styles.head}>
        <tr>
          <th scope="col" className={styles.cell}>{say('page.home.column.product')}</th>
          <th scope="col" className={numeric}>{say('page.home.column.assigned')}</th>
          <th scope="col" className={numeric}>{say('page.home.column.total')}</th>
          <th scope="col" className={numeric}>{say('page.home.column.available')}</th>
        </tr>
      </thead>
      <tbody>
        {seats.map((product) => (
          <tr key={product.skuId}>
            <th scope="row" className={styles.cell}>{product.displayName}</th>
            <td className={numeric}>{number(product.consumed)}</td>
            <td className={numeric}>{number(product.capacity)}</td>
            <td className={numeric}>{number(product.available)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
