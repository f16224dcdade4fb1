import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ProductSeats } from '#model/home.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { NoProducts } from '#web/licenses/no-products.tsx'
import { SeatBar } from '#web/ui/seat-bar.tsx'
import { ProductSeatTable } from './product-seat-table.tsx'

const SHOWN_AT_FIRST = 8

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { ...typographyStyles.body1, display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  name: { color: tokens.colorNeutralForeground1 },
  free: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between' },
})

/** The seats of each product as bars, and the same as a table. */
export function ProductSeatBars({ seats }: { seats: readonly ProductSeats[] }) {
  const styles = useStyles()
  const { say } = useWords()
  const [isAll, setAll] = useState(false)
  const [isTable, setTable] = useState(false)
  if (seats.length === 0) return <NoProducts />
  const shown = isAll ? seats : seats.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      {isTable ? (
        <ProductSeatTable seats={shown} />
      ) : (
        <ul className={styles.list}>
          {shown.map((product) => (
            <li key={product.skuId}>
              <div className={styles.line}>
                <Link to={PATHS.product} params={{ skuId: product.skuId }} className={styles.name}>
                  {product.displayName}
                </Link>
                <span className={styles.free}>
                  {product.consumed > product.capacity
                    ? say('ui.seats.over', { assigned: product.consumed, total: product.capacity })
                    : `${say('ui.seats.of', { assigned: product.consumed, total: product.capacity })}, ${say('ui.seats.free', { free: product.available })}`}
                </span>
              </div>
              <SeatBar assigned={product.consumed} total={product.capacity} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.foot}>
        {seats.length > shown.length ? (
          <Button appearance="subtle" size="small" onClick={() => setAll(true)}>
            {say('page.home.seats.all', { count: seats.length })}
          </Button>
        ) : null}
        <Button appearance="subtle" size="small" onClick={() => setTable(!isTable)}>
          {say(isTable ? 'page.home.seats.chart' : 'page.home.seats.table')}
        </Button>
      </div>
    </>
  )
}
