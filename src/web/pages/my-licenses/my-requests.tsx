import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { RequestState } from '#web/pages/requests/request-state.tsx'
import { myRequestsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '60rem' },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  request: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM, paddingBlock: tokens.spacingVerticalS, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, ...typographyStyles.body1 },
  product: { ...typographyStyles.body1Strong },
  more: { color: tokens.colorNeutralForeground2 },
  answer: { flexBasis: '100%', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
})

/** What the person has asked, and what came of it; nothing while they have asked nothing. */
export function MyRequests() {
  const styles = useStyles()
  const { say, day } = useWords()
  const { data, error, refetch } = useQuery(myRequestsQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data || data.length === 0) return null
  return (
    <section className={styles.root} aria-label={say('page.myLicenses.requests')}>
      <h2 className={styles.heading}>{say('page.myLicenses.requests')}</h2>
      <ul className={styles.list}>
        {data.map((request) => (
          <li key={request.id} className={styles.request} aria-label={request.displayName}>
            <span className={styles.product}>{request.displayName}</span>
            <span className={styles.more}>{day(request.createdDateTime)}</span>
            <RequestState state={request.state} />
            {request.people.length > 1 ? <Badge appearance="outline">{say('ui.people', { count: request.people.length })}</Badge> : null}
            {request.answer ? <span className={styles.answer}>{say('page.requests.answeredBy', { name: request.completedBy ?? '', answer: request.answer })}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
