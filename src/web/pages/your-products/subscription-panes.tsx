import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MovePane } from '#web/licenses/move-pane.tsx'
import { ReviewPane } from '#web/preview/review-pane.tsx'
import { ownedProductsQuery, subscriptionsQuery } from '#web/state/queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { BuyPane } from './buy-pane.tsx'
import { CancelPane } from './cancel-pane.tsx'
import { SeatsPane } from './seats-pane.tsx'
import { SubscriptionPanel } from './subscription-panel.tsx'
import { BUY, panelNameOf, parsePanelName } from './subscription-task.ts'
import type { SubscriptionTask } from './subscription-task.ts'
import type { TaskPaneProps } from './task-pane-props.ts'
import { TermPane } from './term-pane.tsx'
import { UpgradePane } from './upgrade-pane.tsx'

/** The panel that the address names: a purchase, what is done with it, or a new one. */
export function SubscriptionPanes() {
  const { panel, change } = useListState()
  const { data } = useQuery(subscriptionsQuery)
  const named = parsePanelName(panel)
  const close = () => change({ panel: undefined })
  if (named?.id === BUY) return <BuyPane key={named.skuId} skuId={named.skuId} onClose={close} />
  const subscription = data?.find(({ id }) => id === named?.id)
  if (!named || !subscription) return null
  const { id } = subscription
  if (named.task === null) return <SubscriptionPanel key={id} subscription={subscription} onTask={(task) => change({ panel: panelNameOf(id, task) })} onClose={close} />
  return <TaskPane key={`${id} ${named.task}`} subscription={subscription} task={named.task} onBack={() => change({ panel: id })} onClose={close} />
}

function TaskPane({ task, ...given }: TaskPaneProps & { task: SubscriptionTask }) {
  const { say } = useWords()
  const { data: owned } = useQuery(ownedProductsQuery)
  // As it was when the pane opened: what is done in it does not turn the pane into another.
  const [subscription] = useState(given.subscription)
  const props = { ...given, subscription }
  const { onBack, onClose } = props
  const { id, skuId, poolId, displayName } = subscription
  const back = { title: displayName, onBack }
  switch (task) {
    case 'seats':
      return <SeatsPane {...props} />
    case 'seatsAtRenewal':
      return <SeatsPane {...props} isAtRenewal />
    case 'term':
      return <TermPane {...props} />
    case 'cancel':
      return <CancelPane {...props} />
    case 'upgrade':
      return <UpgradePane {...props} />
    case 'move': {
      const product = owned?.find((one) => one.poolId === poolId)
      return product ? <MovePane product={product} target={{ holdersOf: skuId }} onClose={onClose} /> : null
    }
    case 'renewal':
      return <ReviewPane title={say(subscription.recurringBilling ? 'page.subscription.task.renewalOff' : 'page.subscription.task.renewalOn')} request={{ target: {}, change: { subscription: { verb: 'setRecurringBilling', id, on: !subscription.recurringBilling } } }} back={back} onClose={onClose} />
    case 'reactivate':
    case 'extendTrial':
      return <ReviewPane title={say(`page.subscription.task.${task}`)} request={{ target: {}, change: { subscription: { verb: task, id } } }} back={back} onClose={onClose} />
  }
}
