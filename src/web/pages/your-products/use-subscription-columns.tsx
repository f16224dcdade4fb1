import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { SubscriptionRecord } from '#model/subscription-record.ts'
import type { Column } from '#web/grid/column.ts'
import { useWords } from '#web/state/words-context.tsx'
import { nextOf, priceIn, stateIn } from './subscription-words.ts'

const useStyles = makeStyles({ trial: { marginInlineStart: tokens.spacingHorizontalS } })

/** The columns of Your products, a row a purchase. */
export function useSubscriptionColumns(): Column<SubscriptionRecord>[] {
  const styles = useStyles()
  const words = useWords()
  const { say, number } = words
  return useMemo(
    () => [
      { id: 'product', label: say('page.licenses.column.product'), characters: 20, grow: 2, isFixed: true, sortBy: 'displayName', cell: ({ displayName }) => displayName },
      { id: 'licenses', label: say('page.product.subscription.licenses'), characters: 9, isNumeric: true, grow: 0, sortBy: 'totalLicenses', cell: ({ totalLicenses }) => number(totalLicenses) },
      { id: 'assigned', label: say('page.licenses.column.assigned'), characters: 15, isNumeric: true, grow: 0, cell: ({ pool }) => `${number(pool.consumed)} / ${number(pool.capacity)}` },
      {
        id: 'state',
        label: say('page.licenses.column.status'),
        characters: 17,
        cell: (one) =>
          one.isTrial ? (
            <>
              {stateIn(one, words)}
              <Badge className={styles.trial} appearance="outline" color="informative">
                {say('page.product.subscription.trial')}
              </Badge>
            </>
          ) : (
            stateIn(one, words)
          ),
      },
      { id: 'next', label: say('page.product.subscription.renewal'), characters: 26, sortBy: 'next', cell: (one) => nextOf(one, words) },
      { id: 'term', label: say('page.product.subscription.term'), characters: 19, cell: ({ term, billingFrequency }) => say('page.product.subscription.termOf', { term, billing: billingFrequency }) },
      { id: 'price', label: say('page.subscription.column.price'), characters: 13, isNumeric: true, grow: 0, sortBy: 'price', cell: (one) => priceIn(one, words) },
      { id: 'channel', label: say('page.product.subscription.channel'), characters: 14, isHiddenAtFirst: true, cell: ({ purchaseChannel }) => say(`page.product.subscription.channel.${purchaseChannel}`) },
      { id: 'purchaser', label: say('page.licenses.column.purchaser'), characters: 14, isHiddenAtFirst: true, cell: ({ owner }) => owner?.displayName ?? '' },
    ],
    [words, say, number, styles],
  )
}
