import { Badge, makeStyles, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { OwnedProduct } from '#model/owned-product.ts'
import { subscriptionsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'

const useStyles = makeStyles({
  scroller: { overflowX: 'auto' },
  table: { minWidth: '48rem' },
  trial: { marginInlineStart: tokens.spacingHorizontalS },
})

const COLUMNS = ['bought', 'licenses', 'state', 'renewal', 'term', 'channel', 'price'] as const

/** How a product was bought: each purchase with its seats, its state and what becomes of it. */
export function SubscriptionsTab({ product }: { product: OwnedProduct }) {
  const styles = useStyles()
  const { say, day, number, money } = useWords()
  const { data, error, refetch } = useQuery(subscriptionsQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines />
  const ids = new Set(product.subscriptions.map(({ id }) => id))
  return (
    // A table that scrolls sideways must be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroller} role="region" aria-label={say('page.product.tab.subscriptions')} tabIndex={0}>
      <Table className={styles.table} aria-label={say('page.product.tab.subscriptions')}>
        <TableHeader>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableHeaderCell key={column}>{say(`page.product.subscription.${column}`)}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {data
            .filter(({ id }) => ids.has(id))
            .map((one) => (
              <TableRow key={one.id}>
                <TableCell>{day(one.createdDateTime)}</TableCell>
                <TableCell>{number(one.totalLicenses)}</TableCell>
                <TableCell>
                  {say(`page.product.subscription.state.${one.status}`)}
                  {one.isTrial ? (
                    <Badge className={styles.trial} appearance="outline" color="informative">
                      {say('page.product.subscription.trial')}
                    </Badge>
                  ) : null}
                </TableCell>
                <TableCell>
                  {one.nextLifecycleDateTime === null
                    ? ''
                    : say(one.recurringBilling && one.status === 'Enabled' ? 'page.product.subscription.renews' : 'page.product.subscription.ends', {
                        until: one.nextLifecycleDateTime,
                      })}
                </TableCell>
                <TableCell>{say('page.product.subscription.termOf', { term: one.term, billing: one.billingFrequency })}</TableCell>
                <TableCell>{say(`page.product.subscription.channel.${one.purchaseChannel}`)}</TableCell>
                <TableCell>{one.seatPrice === null ? '' : money(one.seatPrice, one.currency)}</TableCell>
              </TableRow>
            ))}
        </TableBody>
      </Table>
    </div>
  )
}
