// Renewals as decisions: before when, how many licences nobody uses, how many would do (P16).
import { CalendarCheckmarkRegular } from '@fluentui/react-icons/svg/calendar-checkmark'
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { Renewal } from '#model/subscription-record.ts'
import { renewalsQuery } from '#web/state/queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { SubscriptionPanes } from './subscription-panes.tsx'
import { panelNameOf, tasksOf } from './subscription-task.ts'
import { useMayBuy } from './use-may-buy.ts'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '60rem' },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalM} 0 0` },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  card: { padding: tokens.spacingHorizontalL, borderRadius: tokens.borderRadiusLarge, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground1, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  name: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0 },
  detail: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  verbs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
})

/** What goes on by itself unless somebody says otherwise. */
const goesOn = ({ happens }: Renewal): boolean => happens === 'renewed' || happens === 'converted' || happens === 'started'

/** What renews, and apart from it what ends; the soonest first. */
export function RenewalsTab() {
  const styles = useStyles()
  const { say } = useWords()
  const { data, error, refetch } = useQuery(renewalsQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={8} />
  const parts = [
    { id: 'renews', renewals: data.filter(goesOn) },
    { id: 'ends', renewals: data.filter((one) => !goesOn(one)) },
  ] as const
  return (
    <>
      {data.length === 0 ? <EmptyState icon={<CalendarCheckmarkRegular />} title={say('page.renewals.empty')} /> : null}
      {parts.map(({ id, renewals }) =>
        renewals.length === 0 ? null : (
          <section key={id} className={styles.part} aria-label={say(`page.renewals.${id}`)}>
            <h2 className={styles.heading}>{say(`page.renewals.${id}`)}</h2>
            <ul className={styles.list}>
              {renewals.map((renewal) => (
                <li key={renewal.subscription.id} className={styles.card}>
                  <Decision renewal={renewal} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      <SubscriptionPanes />
    </>
  )
}

/** One renewal: what happens when nobody decides, what would do, and the verbs. */
function Decision({ renewal }: { renewal: Renewal }) {
  const styles = useStyles()
  const { say, money } = useWords()
  const { change } = useListState()
  const { mayBuy } = useMayBuy()
  const { subscription, happens, decideBeforeDateTime, unusedLicenses, plannedLicenses, suggestedLicenses, savingPerMonth } = renewal
  const { id, displayName, pool, owner, totalLicenses } = subscription
  const { tasks } = tasksOf(subscription)
  const isLess = goesOn(renewal) && suggestedLicenses < plannedLicenses
  const reducible = isLess && subscription.refusals.setRecurringBilling === null && subscription.renewsDateTime !== null
  return (
    <>
      <h3 className={styles.name}>{displayName}</h3>
      {owner ? <p className={styles.detail}>{say('page.licenses.selfService', { owner: owner.displayName })}</p> : null}
      <p className={styles.text}>{say('page.renewals.happens', { kind: happens, on: decideBeforeDateTime, count: plannedLicenses })}</p>
      <p className={styles.detail}>{say(pool.capacity === totalLicenses ? 'page.renewals.unused' : 'page.renewals.unused.together', { unused: unusedLicenses, assigned: pool.consumed, total: pool.capacity })}</p>
      {isLess ? (
        <p className={styles.detail}>
          {savingPerMonth ? say('page.renewals.suggested.saving', { count: suggestedLicenses, saving: money(savingPerMonth, subscription.currency) }) : say('page.renewals.suggested', { count: suggestedLicenses })}
        </p>
      ) : null}
      <div className={styles.verbs}>
        {mayBuy && reducible ? (
          <Button appearance="primary" onClick={() => change({ panel: panelNameOf(id, 'seatsAtRenewal') })}>
            {say('page.renewals.set', { count: suggestedLicenses })}
          </Button>
        ) : null}
        {mayBuy && tasks.includes('reactivate') ? <Button onClick={() => change({ panel: panelNameOf(id, 'reactivate') })}>{say('page.subscription.task.reactivate')}</Button> : null}
        {mayBuy && tasks.includes('renewal') ? (
          <Button onClick={() => change({ panel: panelNameOf(id, 'renewal') })}>{say(subscription.recurringBilling ? 'page.subscription.task.renewalOff' : 'page.subscription.task.renewalOn')}</Button>
        ) : null}
        {owner ? <Button onClick={() => change({ step: 'selfService', panel: id })}>{say('page.selfService.takeControl')}</Button> : null}
        <Button onClick={() => change({ panel: id })}>
          {say('page.renewals.open')}
        </Button>
      </div>
    </>
  )
}
