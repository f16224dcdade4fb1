import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { isAdministrator } from '#web/frame/navigation-items.tsx'
import { PATHS } from '#web/paths.ts'
import { homeQuery, sessionQuery } from '#web/state/queries.ts'
import { NARROW } from '#web/state/use-media-query.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { AttentionList } from './attention-list.tsx'
import { Doors } from './doors.tsx'
import { HomeCard } from './home-card.tsx'
import { ProductSeatBars } from './product-seat-bars.tsx'
import { ThingsToTry } from './things-to-try.tsx'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
})

/** Two doors, what needs attention, the seats of every product, and in a sample what to try. */
export function HomePage() {
  const styles = useStyles()
  const { say, language } = useWords()
  const { data: session } = useQuery(sessionQuery)
  const home = useQuery({ ...homeQuery(language), enabled: session !== undefined && isAdministrator(session) })
  if (session && !isAdministrator(session)) return <Navigate to={PATHS.myLicenses} replace />
  return (
    <Page>
      <PageTitle title={say('page.home.title')} purpose={say('page.home.purpose')} help="help.html" />
      <Doors />
      {home.error ? (
        <ErrorState error={home.error} onRetry={() => void home.refetch()} />
      ) : (
        <div className={styles.columns}>
          <div className={styles.column}>
            <HomeCard title={say('page.home.attention')}>
              {home.data ? <AttentionList attention={home.data.attention} /> : <SkeletonLines lines={4} />}
            </HomeCard>
            {session?.tenant.kind === 'sample' ? <ThingsToTry /> : null}
          </div>
          <HomeCard title={say('page.home.seats')}>
            {home.data ? <ProductSeatBars seats={home.data.seats} /> : <SkeletonLines lines={8} />}
          </HomeCard>
        </div>
      )}
    </Page>
  )
}
