// The sheet that a new colleague is given: first sign-in, the apps, the phone (P19). Made to be printed.
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { PrintRegular } from '@fluentui/react-icons/svg/print'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Family } from '#model/product.ts'
import { catalogueQuery, servicePlansQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { WhoHelps } from '#web/ui/who-helps.tsx'
import { personQuery } from '#web/users/person-query.ts'
import { setUpSteps } from './set-up-steps.ts'

const useStyles = makeStyles({
  screen: { display: 'contents', '@media print': { display: 'none' } },
  sheet: { ...typographyStyles.body1, maxWidth: '45rem', breakAfter: 'page', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalXXL },
  name: { ...typographyStyles.title3, margin: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  steps: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  text: { margin: 0 },
  userName: { ...typographyStyles.body1Strong },
})

/** A sheet for each of some people. */
export function QuickSetUpPage() {
  const styles = useStyles()
  const { say } = useWords()
  const { userIds } = useParams({ strict: false }) as { readonly userIds: string }
  return (
    <Page>
      <div className={styles.screen}>
        <PageTitle title={say('page.quickSetUp.title')} purpose={say('page.quickSetUp.purpose')} help="users.html" />
        <div>
          <Button icon={<PrintRegular />} onClick={() => print()}>
            {say('ui.print')}
          </Button>
        </div>
      </div>
      {userIds.split(',').map((userId) => (
        <Sheet key={userId} userId={userId} />
      ))}
    </Page>
  )
}

function Sheet({ userId }: { userId: string }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: person, error, refetch } = useQuery(personQuery(userId))
  const { data: products } = useQuery(catalogueQuery)
  const { data: plans } = useQuery(servicePlansQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!person || !products || !plans) return <SkeletonLines lines={12} />
  const held = (person.assignedLicenses ?? []).flatMap(({ skuId, disabledPlans }) => {
    const product = products.find((one) => one.skuId === skuId)
    return product ? [{ product, off: new Set(disabledPlans) }] : []
  })
  const on = new Set(held.flatMap(({ product, off }) => product.servicePlanIds.filter((id) => !off.has(id))))
  const families = new Set<Family>(plans.filter(({ servicePlanId }) => on.has(servicePlanId)).map(({ family }) => family))
  const who = person.displayName ?? person.userPrincipalName ?? userId
  return (
    <article className={styles.sheet} aria-label={who}>
      <h2 className={styles.name}>{say('page.quickSetUp.welcome', { name: who })}</h2>
      <p className={styles.text}>
        {say('page.quickSetUp.userName')} <span className={styles.userName}>{person.userPrincipalName}</span>
      </p>
      {held.length > 0 ? <p className={styles.text}>{say('page.quickSetUp.have', { products: held.map(({ product }) => product.displayName) })}</p> : null}
      {setUpSteps(families).map(({ part, steps }) => (
        <section key={part}>
          <h3 className={styles.heading}>{say(`page.quickSetUp.${part}`)}</h3>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{say(`page.quickSetUp.step.${step}`)}</li>
            ))}
          </ol>
        </section>
      ))}
      <p className={styles.text}>
        <WhoHelps />
      </p>
    </article>
  )
}
