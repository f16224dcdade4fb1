import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { SubscriptionRecord } from '#model/subscription-record.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { AheadList } from '#web/ui/ahead-list.tsx'
import type { Fact } from '#web/ui/fact-list.tsx'
import { FactList } from '#web/ui/fact-list.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import { WhoHelps } from '#web/ui/who-helps.tsx'
import { tasksOf } from './subscription-task.ts'
import type { SubscriptionTask } from './subscription-task.ts'
import { nextOf, priceIn, refusalIn, stateIn, windowIn } from './subscription-words.ts'
import { useMayBuy } from './use-may-buy.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  heading: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalS}` },
  verbs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

interface SubscriptionPanelProps {
  readonly subscription: SubscriptionRecord
  readonly onTask: (task: SubscriptionTask) => void
  readonly onClose: () => void
}

/** One purchase: what it is, until when it can be changed, what is to come, and its verbs (P14, P16). */
export function SubscriptionPanel({ subscription, onTask, onClose }: SubscriptionPanelProps) {
  const styles = useStyles()
  const words = useWords()
  const { say } = words
  const { totalLicenses, scheduled, ahead } = subscription
  return (
    <Panel open title={subscription.displayName} subtitle={nextOf(subscription, words) || stateIn(subscription, words)} onClose={onClose} footer={<Button onClick={onClose}>{say('ui.close')}</Button>}>
      <div className={styles.root}>
        <Verbs subscription={subscription} onTask={onTask} />
        <FactList facts={factsOf(subscription, words)} />
        {ahead.length > 0 ? (
          <section aria-label={say('page.preview.ahead')}>
            <h3 className={styles.heading}>{say('page.preview.ahead')}</h3>
            <AheadList ahead={ahead} seats={scheduled?.totalLicenses ?? totalLicenses} />
          </section>
        ) : null}
        {subscription.pool.consumed === 0 ? null : (
          <PlaceLink to={PATHS.product} params={{ skuId: subscription.owner === null ? subscription.skuId : subscription.poolId }}>
            {say('page.subscription.people', { count: subscription.pool.consumed })}
          </PlaceLink>
        )}
      </div>
    </Panel>
  )
}

function factsOf(subscription: SubscriptionRecord, words: ReturnType<typeof useWords>): readonly Fact[] {
  const { say, day, number, money } = words
  const { windows, pool, scheduled, term, billingFrequency, monthlyCost, currency, owner } = subscription
  return [
    [say('page.licenses.column.status'), subscription.isTrial ? `${stateIn(subscription, words)} · ${say('page.product.subscription.trial')}` : stateIn(subscription, words)],
    [say('page.product.subscription.licenses'), number(subscription.totalLicenses)],
    [say('page.subscription.column.assigned'), say('ui.seats.of', { assigned: pool.consumed, total: pool.capacity })],
    [say('page.product.subscription.term'), say('page.product.subscription.termOf', { term, billing: billingFrequency })],
    [say('page.product.subscription.renewal'), nextOf(subscription, words)],
    ...(scheduled === null ? [] : [[say('page.subscription.scheduled'), say('page.subscription.scheduled.is', { total: scheduled.totalLicenses ?? subscription.totalLicenses, term: scheduled.term ?? term })] as const]),
    [say('page.subscription.column.price'), [priceIn(subscription, words), monthlyCost === null ? '' : say('page.subscription.monthly', { cost: money(monthlyCost, currency) })].filter(Boolean).join(' · ')],
    [say('page.subscription.window.reduce'), windowIn(windows.canReduce, windows.canReduceUntilDateTime, windows.canReduceFromDateTime, words)],
    [say('page.subscription.window.cancel'), windowIn(windows.canCancel, windows.canCancelUntilDateTime, windows.canCancelFromDateTime, words)],
    [say('page.product.subscription.channel'), say(`page.product.subscription.channel.${subscription.purchaseChannel}`)],
    ...(owner === null ? [] : [[say('page.licenses.column.purchaser'), owner.displayName] as const]),
    [say('page.product.subscription.bought'), day(subscription.createdDateTime)],
  ]
}

/** What can be done with it; what cannot says why. */
function Verbs({ subscription, onTask }: Pick<SubscriptionPanelProps, 'subscription' | 'onTask'>) {
  const styles = useStyles()
  const words = useWords()
  const { say } = words
  const { mayBuy, refusedToMe } = useMayBuy()
  const { tasks, refused } = tasksOf(subscription)
  const isSelfService = subscription.purchaseChannel === 'selfService'
  const wordOf = (task: SubscriptionTask) => (task === 'renewal' ? say(subscription.recurringBilling ? 'page.subscription.task.renewalOff' : 'page.subscription.task.renewalOn') : say(`page.subscription.task.${task}`))
  const reasons = mayBuy ? refused.map((refusal) => refusalIn(refusal, subscription, words)) : [refusedToMe ?? '']
  return (
    <>
      <div className={styles.verbs} role="group" aria-label={say('ui.commands')}>
        {(mayBuy ? tasks : []).map((task, at) => (
          <Button key={task} {...(at === 0 ? { appearance: 'primary' as const } : {})} onClick={() => onTask(task)}>
            {wordOf(task)}
          </Button>
        ))}
        {isSelfService || subscription.pool.consumed === 0 ? null : <Button onClick={() => onTask('move')}>{say('page.subscription.task.move')}</Button>}
      </div>
      {reasons.map((reason) => (
        <Notice key={reason}>
          {reason} {mayBuy && !isSelfService ? null : isSelfService ? <PlaceLink inline to={PATHS.yourProducts} search={{ step: 'selfService', panel: subscription.id }}>{say('page.selfService.takeControl')}</PlaceLink> : <WhoHelps />}
        </Notice>
      ))}
    </>
  )
}
