import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { SelfServicePurchase } from '#model/self-service.ts'
import { nameOfPerson, PERSON_PROPERTIES } from '#web/licenses/person.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FactList } from '#web/ui/fact-list.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { PersonName } from '#web/users/person-name.tsx'
import { purchaseNext } from './purchase-next.ts'

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}` },
  people: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
})

/** People who are named; a purchase has at most a few dozen. */
const MOST_NAMED = 100

interface PurchasePanelProps {
  readonly purchase: SelfServicePurchase
  readonly onTake: () => void
  readonly onClose: () => void
}

/** One purchase: whose it is, who sits in it, and why its licences are not given here. */
export function PurchasePanel({ purchase, onTake, onClose }: PurchasePanelProps) {
  const words = useWords()
  const { say, day } = words
  const owner = purchase.purchaser?.displayName ?? purchase.skuPartNumber
  const hasEnded = purchase.status === 'Deleted'
  const facts = [
    [say('page.licenses.column.purchaser'), owner],
    [say('page.selfService.column.kind'), say(purchase.isTrial ? 'page.selfService.kind.trial' : 'page.selfService.kind.paid')],
    [say('page.licenses.column.status'), say(`page.product.subscription.state.${purchase.status}`)],
    [say('page.product.subscription.renewal'), purchaseNext(purchase, words)],
    [say('page.product.subscription.bought'), day(purchase.createdDateTime)],
    [say('page.licenses.column.assigned'), say('ui.seats.of', { assigned: purchase.consumed, total: purchase.totalLicenses })],
  ] as const
  return (
    <Panel
      open
      title={purchase.displayName}
      subtitle={say('page.selfService.boughtBy', { owner })}
      onClose={onClose}
      footer={
        <>
          {hasEnded ? null : (
            <Button appearance="primary" onClick={onTake}>
              {say('page.selfService.takeControl')}
            </Button>
          )}
          <Button onClick={onClose}>{say('ui.close')}</Button>
        </>
      }
    >
      {hasEnded ? null : (
        <Notice>{say('page.product.selfServiceOnly', { owner })}</Notice>
      )}
      <FactList facts={facts} />
      {purchase.consumed > 0 ? <Seated purchase={purchase} /> : null}
    </Panel>
  )
}

function Seated({ purchase }: { purchase: SelfServicePurchase }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data, error, refetch } = useQuery({
    queryKey: ['users', 'seatedIn', purchase.poolId],
    queryFn: ({ signal }) => client.listUsersAt({ seatedIn: purchase.poolId, top: MOST_NAMED, orderBy: 'displayName', select: PERSON_PROPERTIES }, { signal }),
  })
  return (
    <section aria-label={say('page.selfService.people')}>
      <h3 className={styles.heading}>{say('page.selfService.people')}</h3>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <SkeletonLines />}
      <ul className={styles.people}>
        {data?.value.map((person) => (
          <li key={person.id} aria-label={nameOfPerson(person)}>
            <PersonName person={person} />
          </li>
        ))}
      </ul>
    </section>
  )
}
