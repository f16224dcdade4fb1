import { Button, makeStyles, ProgressBar, typographyStyles } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LeaverStepTaking } from '#client/data-calls.ts'
import type { PartialUser } from '#client/directory-calls.ts'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { Guid } from '#model/guid.ts'
import type { Leaver, LeaverChoices, LeaverSeat, LeaverStepName } from '#model/leaver.ts'
import type { When } from '#model/subscription-change.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { PATHS } from '#web/paths.ts'
import { ReviewPane } from '#web/preview/review-pane.tsx'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { LeaverStepRow } from './leaver-step-row.tsx'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
})

/** The change of a step, as a plan. */
function requestOf(step: LeaverStepName, user: Guid, reason: string | null, { groups = [] }: LeaverChoices): PlanRequest {
  const why = reason === null ? {} : { reason }
  if (step === 'leaveGroups') return { target: { groupLicenses: groups }, change: { members: { add: [], remove: [user] } }, ...why }
  return { target: { users: [user] }, change: step === 'deleteUser' ? { deleteUser: true } : { removeAll: true }, ...why }
}

/** One seat less in a purchase. */
const removalOf = ({ subscriptionId: id, totalLicenses, plannedLicenses }: LeaverSeat, when: When, reason: string | null): PlanRequest => ({
  target: {},
  change: { subscription: { verb: 'setSeats', id, totalLicenses: (when === 'now' ? totalLicenses : plannedLicenses) - 1, when } },
  ...(reason === null ? {} : { reason }),
})

interface LeaverPaneProps {
  readonly person: Pick<PartialUser, 'displayName' | 'userPrincipalName'> & { readonly id: Guid }
  /** The procedure to go on with; without it the person's own is found, or begun. */
  readonly leaverId?: Guid
  readonly back: { readonly title: string; readonly onBack: () => void }
  readonly onClose: () => void
}

/** A former employee, step by step: each is done or skipped, later ones say what they wait for, all of it can be resumed (P18). */
export function LeaverPane({ person, leaverId, back, onClose }: LeaverPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { announce } = useChanges()
  const queries = useQueryClient()
  const [isDirty, setDirty] = useState(false)
  const [review, setReview] = useState<{ readonly step: LeaverStepName; readonly request: PlanRequest } | null>(null)
  const key = ['leavers', 'of', person.id]
  const { data: leaver, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => (leaverId === undefined ? client.startLeaver(person.id, null, { signal }) : client.getLeaver(leaverId, { signal })), staleTime: Number.POSITIVE_INFINITY })
  const take = useMutation({
    // One after the other: who is quick does not wait for a step before the next.
    scope: { id: `leaver ${person.id}` },
    mutationFn: ({ step, choices }: { readonly step: LeaverStepName; readonly choices: LeaverStepTaking }) => client.takeLeaverStep(leaver?.id ?? '', step, choices),
    onSuccess: (after: Leaver, { step }) => {
      queries.setQueryData(key, after)
      setDirty(false)
      const { operationId = null, state } = after.steps.find((one) => one.step === step) ?? {}
      if (state === 'done') announce({ text: say(`leaver.done.${step}`, { name: after.user.displayName }), operationId })
      for (const stale of ['users', 'dataDeadlines', 'products', 'subscriptions', 'home', 'leavers']) void queries.invalidateQueries({ queryKey: [stale], predicate: ({ queryKey }) => queryKey[1] !== 'of' || queryKey[0] !== 'leavers' })
    },
  })
  if (review && leaver) {
    const { step, request } = review
    return (
      <ReviewPane
        title={say(`leaver.step.${step}`)}
        request={request}
        back={{ title: say('page.leaver.title'), onBack: () => setReview(null) }}
        onClose={() => setReview(null)}
        onDone={(operationId) => take.mutate({ step, choices: operationId === null ? {} : { operationId } })}
      />
    )
  }
  const settled = leaver?.steps.filter(({ state }) => state !== 'open').length ?? 0
  return (
    <Panel
      open
      title={say('page.leaver.title')}
      subtitle={nameOfPerson(person)}
      back={back}
      onClose={onClose}
      isUnsaved={isDirty}
      footer={
        <>
          {leaver?.finishedDateTime ? (
            <PlaceLink to={PATHS.leaverReceipt} params={{ leaverId: leaver.id }}>
              {say('page.leaver.receipt')}
            </PlaceLink>
          ) : null}
          <Button onClick={back.onBack}>{say('page.leaver.later')}</Button>
        </>
      }
    >
      <p className={styles.text}>{say('page.leaver.text')}</p>
      {error ? <ErrorState error={error} /> : null}
      {!leaver && !error ? <SkeletonLines lines={10} /> : null}
      {leaver ? (
        <>
          <ProgressBar value={settled} max={leaver.steps.length} aria-label={say('page.leaver.progress', { settled, total: leaver.steps.length })} />
          <ol className={styles.list} aria-label={say('page.leaver.title')}>
            {leaver.steps.map((step) => (
              <LeaverStepRow
                key={step.step}
                step={step}
                userId={person.id}
                isBusy={take.isPending && take.variables.step === step.step}
                error={take.error && take.variables?.step === step.step ? take.error : null}
                onDirty={() => setDirty(true)}
                onReview={(choices) => setReview({ step: step.step, request: requestOf(step.step, person.id, leaver.reason, choices) })}
                onRemoveSeat={(seat, when) => setReview({ step: step.step, request: removalOf(seat, when, leaver.reason) })}
                onTake={(choices) => take.mutate({ step: step.step, choices })}
              />
            ))}
          </ol>
        </>
      ) : null}
    </Panel>
  )
}
