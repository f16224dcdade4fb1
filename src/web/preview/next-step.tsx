import { makeStyles, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { Plan } from '#model/plan.ts'
import type { SubscriptionRecord } from '#model/subscription-record.ts'
import { PATHS } from '#web/paths.ts'
import { sessionQuery, subscriptionsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import { verbOf } from './plan-verb.ts'
import type { Preview } from './preview.ts'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0 },
})

/** People for whom one set of sheets is printed. */
const MOST_SHEETS = 20

/** The next sensible step after a change: freed licences are kept or removed, new colleagues get their sheet (P19). */
export function NextStep({ preview }: { preview: Preview }) {
  const { plan, people } = preview
  if (plan.change.subscription !== null) return null
  const freed = plan.seats.reduce((sum, { before, after }) => sum + Math.max(0, before.consumed - after.consumed), 0)
  const newcomers = verbOf(plan) === 'assign' || verbOf(plan) === 'addUsers' ? people.value.filter(({ outcome, gained }) => outcome === 'changed' && gained.length > 0) : []
  return (
    <>
      {freed > 0 ? <Freed plan={plan} count={freed} /> : null}
      {newcomers.length > 0 ? <Sheet ids={newcomers.slice(0, MOST_SHEETS).map(({ id }) => id)} name={newcomers[0]?.displayName ?? ''} /> : null}
    </>
  )
}

/** The purchase from which freed licences could go the soonest. */
function reducibleOf(plan: Plan, subscriptions: readonly SubscriptionRecord[]): SubscriptionRecord | undefined {
  const freed = new Set(plan.seats.filter(({ before, after }) => after.consumed < before.consumed).map(({ skuId }) => skuId))
  const from = ({ windows }: SubscriptionRecord): string => (windows.canReduce ? '' : (windows.canReduceFromDateTime ?? '9'))
  return subscriptions
    .filter(({ skuId, owner, windows }) => freed.has(skuId) && owner === null && (windows.canReduce || windows.canReduceFromDateTime !== null))
    .sort((a, b) => from(a).localeCompare(from(b)))[0]
}

function Freed({ plan, count }: { plan: Plan; count: number }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: session } = useQuery(sessionQuery)
  const { data: subscriptions = [] } = useQuery(subscriptionsQuery)
  const mayBuy = session?.permissions.includes('Licet.Billing.ReadWrite') ?? false
  const reducible = reducibleOf(plan, subscriptions)
  const from = reducible && !reducible.windows.canReduce ? reducible.windows.canReduceFromDateTime : plan.cost.savingPossible.fromDate
  return (
    <p className={styles.text}>
      {from ? say('page.preview.result.freedFrom', { count, from }) : say('page.preview.result.freed', { count })}{' '}
      {mayBuy && reducible ? (
        <PlaceLink inline to={PATHS.yourProducts} search={{ panel: `${reducible.id}~${reducible.windows.canReduce ? 'seats' : 'seatsAtRenewal'}` }}>
          {say('page.preview.result.removeSeats')}
        </PlaceLink>
      ) : null}
    </p>
  )
}

function Sheet({ ids, name }: { ids: readonly string[]; name: string }) {
  const { say } = useWords()
  return (
    <PlaceLink to={PATHS.quickSetUp} params={{ userIds: ids.join(',') }}>
      {say('page.quickSetUp.link', { count: ids.length, name })}
    </PlaceLink>
  )
}
