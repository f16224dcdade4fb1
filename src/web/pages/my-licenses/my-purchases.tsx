import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guid } from '#model/guid.ts'
import type { MyPurchase } from '#model/my-purchase.ts'
import { purchaseNext } from '#web/pages/self-service/purchase-next.ts'
import { myPurchasesQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { MyPurchasePane } from './my-purchase-pane.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '60rem' },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  purchase: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM, paddingBlock: tokens.spacingVerticalS, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, ...typographyStyles.body1 },
  name: { ...typographyStyles.body1Strong },
  more: { color: tokens.colorNeutralForeground2, flexGrow: 1 },
})

/** What the person has bought or tried for themselves, each to be managed; nothing while there is none. */
export function MyPurchases() {
  const styles = useStyles()
  const words = useWords()
  const { say } = words
  const [openId, setOpenId] = useState<Guid | null>(null)
  const { data, error, refetch } = useQuery(myPurchasesQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const running = data?.filter(({ status }) => status !== 'Deleted') ?? []
  if (running.length === 0) return null
  const open = running.find(({ id }) => id === openId)
  const detail = (purchase: MyPurchase): string =>
    [
      say('page.myPurchases.seats', { assigned: purchase.people.length, count: purchase.totalLicenses }),
      say(`page.product.subscription.state.${purchase.status}`),
      purchaseNext(purchase, words),
    ].filter(Boolean).join(' · ')
  return (
    <section className={styles.root} aria-label={say('page.myPurchases.title')}>
      <h2 className={styles.heading}>{say('page.myPurchases.title')}</h2>
      <p className={styles.text}>{say('page.myPurchases.text')}</p>
      <ul className={styles.list}>
        {running.map((purchase) => (
          <li key={purchase.id} className={styles.purchase} aria-label={purchase.displayName}>
            <span className={styles.name}>{purchase.displayName}</span>
            <span className={styles.more}>{detail(purchase)}</span>
            <Button size="small" onClick={() => setOpenId(purchase.id)} aria-label={say('page.myPurchases.manage', { product: purchase.displayName })}>
              {say('page.myPurchases.manage.short')}
            </Button>
          </li>
        ))}
      </ul>
      {open ? <MyPurchasePane purchase={open} onClose={() => setOpenId(null)} /> : null}
    </section>
  )
}
