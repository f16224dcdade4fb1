import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { Fragment } from 'react'
import type { LicenseRequest } from '#model/license-request.ts'
import { useWords } from '#web/state/words-context.tsx'
import { RequestState } from './request-state.tsx'

const useStyles = makeStyles({
  facts: { display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalS, margin: 0, ...typographyStyles.body1 },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
})

/** Who asked for what, when and with which words, and what was answered. */
export function RequestFacts({ request }: { request: LicenseRequest }) {
  const styles = useStyles()
  const { say, day } = useWords()
  const { requester, message, createdDateTime, state, people, answer, completedBy, completedDateTime } = request
  const isPending = state === 'pending'
  const of = (outcome: 'approved' | 'denied'): string => people.filter((one) => one.outcome === outcome).map(({ displayName }) => displayName).join(', ')
  const facts = [
    [say('page.requests.column.requester'), requester.displayName],
    [say('page.requests.column.date'), day(createdDateTime)],
    [say('page.licenses.column.status'), <RequestState key="state" state={state} />],
    [say('page.myLicenses.message'), message],
    [say('page.requests.approvedPeople'), isPending ? '' : of('approved')],
    [say('page.requests.deniedPeople'), isPending ? '' : of('denied')],
    [say('page.requests.answer'), answer ?? ''],
    [say('page.requests.completed'), completedDateTime === null ? '' : `${completedBy ?? ''}, ${day(completedDateTime)}`],
  ] as const
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt className={styles.term}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
