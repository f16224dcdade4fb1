import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { OwnedProduct } from '#model/owned-product.ts'
import { PATHS } from '#web/paths.ts'
import { nextOf, priceIn } from '#web/pages/your-products/subscription-words.ts'
import { subscriptionsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RecordTable } from '#web/ui/record-table.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'

const useStyles = makeStyles({ trial: { marginInlineStart: tokens.spacingHorizontalS } })

/** How a product was bought: each purchase with its seats, its state and what becomes of it; each opens where it is changed. */
export function SubscriptionsTab({ product }: { product: OwnedProduct }) {
  const styles = useStyles()
  const words = useWords()
  const { say, day, number } = words
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(subscriptionsQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines />
  const ids = new Set(product.subscriptions.map(({ id }) => id))
  return (
    <RecordTable
      name="subscriptions"
      label={say('page.product.tab.subscriptions')}
      rows={data.filter(({ id }) => ids.has(id))}
      rowId={({ id }) => id}
      onOpen={({ id, owner }) => void navigate({ to: PATHS.yourProducts, search: { panel: id, ...(owner ? { step: 'selfService' } : {}) } })}
      columns={[
        { id: 'bought', label: say('page.product.subscription.bought'), cell: ({ createdDateTime }) => day(createdDateTime) },
        { id: 'licenses', label: say('page.product.subscription.licenses'), cell: ({ totalLicenses }) => number(totalLicenses) },
        {
          id: 'state',
          label: say('page.product.subscription.state'),
          text: ({ status, isTrial }) => [say(`page.product.subscription.state.${status}`), ...(isTrial ? [say('page.product.subscription.trial')] : [])].join(', '),
          cell: ({ status, isTrial }) => (
            <>
              {say(`page.product.subscription.state.${status}`)}
              {isTrial ? (
                <Badge className={styles.trial} appearance="outline" color="informative">
                  {say('page.product.subscription.trial')}
                </Badge>
              ) : null}
            </>
          ),
        },
        { id: 'renewal', label: say('page.product.subscription.renewal'), cell: (one) => nextOf(one, words) },
        { id: 'term', label: say('page.product.subscription.term'), cell: ({ term, billingFrequency }) => say('page.product.subscription.termOf', { term, billing: billingFrequency }) },
        { id: 'channel', label: say('page.product.subscription.channel'), cell: ({ purchaseChannel }) => say(`page.product.subscription.channel.${purchaseChannel}`) },
        { id: 'price', label: say('page.subscription.column.price'), cell: (one) => priceIn(one, words) },
      ]}
    />
  )
}
