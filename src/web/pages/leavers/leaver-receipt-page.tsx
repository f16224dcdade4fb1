import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { PrintRegular } from '@fluentui/react-icons/svg/print'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FactList } from '#web/ui/fact-list.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Page } from '#web/ui/page.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { removalIn } from '#web/users/leaver-seats.tsx'

const useStyles = makeStyles({
  table: { ...typographyStyles.body1, borderCollapse: 'collapse', width: '100%', maxWidth: '60rem' },
  cell: { textAlign: 'start', verticalAlign: 'top', padding: tokens.spacingHorizontalS, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  print: { '@media print': { display: 'none' } },
})

/** The receipt of somebody's leaving: who did what, and when. Made to be printed. */
export function LeaverReceiptPage() {
  const styles = useStyles()
  const words = useWords()
  const { say, time } = words
  const { leaverId } = useParams({ strict: false }) as { readonly leaverId: string }
  const { data: leaver, error, refetch } = useQuery({ queryKey: ['leavers', leaverId], queryFn: ({ signal }) => client.getLeaver(leaverId, { signal }) })
  return (
    <Page>
      <PageTitle title={say('page.leaver.receipt')} help="data.html" {...(leaver ? { purpose: leaver.user.displayName } : {})} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!leaver && !error ? <SkeletonLines lines={12} /> : null}
      {leaver ? (
        <>
          <div className={styles.print}>
            <Button icon={<PrintRegular />} onClick={() => print()}>
              {say('ui.print')}
            </Button>
          </div>
          <FactList
            facts={[
              [say('page.leaver.receipt.user'), leaver.user.userPrincipalName],
              [say('page.leaver.receipt.begun'), `${time(leaver.createdDateTime)} · ${leaver.createdBy.displayName}`],
              [say('page.leaver.receipt.finished'), leaver.finishedDateTime ? time(leaver.finishedDateTime) : say('page.leaver.receipt.notFinished')],
            ]}
          />
          <table className={styles.table}>
            <thead>
              <tr>
                {(['what', 'state', 'who', 'when'] as const).map((name) => (
                  <th key={name} scope="col" className={styles.cell}>
                    {say(`page.leaver.receipt.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {leaver.steps.map(({ step, state, choices, removals, by, dateTime, doneBy }) => (
                <tr key={step}>
                  <th scope="row" className={styles.cell}>
                    {say(`leaver.step.${step}`)}
                  </th>
                  <td className={styles.cell}>
                    {[say(state === 'done' && doneBy === 'elsewhere' ? 'leaver.state.recorded' : `leaver.state.${state}`), choices.how ? say(`leaver.how.${choices.how}`) : null, choices.to, ...removals.map((removal) => removalIn(removal, words))].filter(Boolean).join(' · ')}
                  </td>
                  <td className={styles.cell}>{by?.displayName ?? ''}</td>
                  <td className={styles.cell}>{dateTime ? time(dateTime) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </Page>
  )
}
