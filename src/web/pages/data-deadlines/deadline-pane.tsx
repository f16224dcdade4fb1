import { Button, makeStyles, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { DataDeadline } from '#model/data-item.ts'
import { PATHS } from '#web/paths.ts'
import { ReviewPane } from '#web/preview/review-pane.tsx'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { Fact } from '#web/ui/fact-list.tsx'
import { FactList } from '#web/ui/fact-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'

const useStyles = makeStyles({
  headline: { ...typographyStyles.subtitle2, margin: 0 },
})

interface DeadlinePaneProps {
  readonly deadline: DataDeadline
  readonly onClose: () => void
}

/** One deadline: what happens when, and the way back, shown before it is taken. */
export function DeadlinePane({ deadline, onClose }: DeadlinePaneProps) {
  const styles = useStyles()
  const { say, day, time } = useWords()
  const mayGiveBack = useMay()('assignLicense')
  const [isReviewing, setReviewing] = useState(false)
  const { user, kind, state, end, untilDateTime, sinceDateTime, recoverableUntilDateTime, bringBack, givesBack } = deadline
  const title = `${user.displayName}: ${say(`data.kind.${kind}`)}`
  if (isReviewing && givesBack) {
    return <ReviewPane title={say('page.dataDeadlines.giveBack')} request={{ target: { users: [user.id] }, change: givesBack }} back={{ title, onBack: () => setReviewing(false) }} onClose={onClose} />
  }
  const facts: readonly Fact[] = [
    [say('page.dataDeadlines.column.state'), say(`data.state.${state}`)],
    [say('page.dataDeadlines.since'), time(sinceDateTime)],
    [say('page.dataDeadlines.lastDay'), recoverableUntilDateTime === null ? say('page.dataDeadlines.neverDeleted') : time(recoverableUntilDateTime)],
    [say('page.dataDeadlines.column.back'), say(bringBack === null ? 'data.bringBack.nothing' : `data.bringBack.${bringBack}`)],
  ]
  return (
    <Panel
      open
      title={title}
      subtitle={user.userPrincipalName}
      onClose={onClose}
      footer={
        <>
          {givesBack && mayGiveBack ? (
            <Button appearance="primary" onClick={() => setReviewing(true)}>
              {say('page.dataDeadlines.giveBack')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{say('ui.close')}</Button>
        </>
      }
    >
      <p className={styles.headline}>{say(`data.end.${end}`, { until: day(untilDateTime) })}</p>
      <FactList facts={facts} />
      {bringBack === 'restoreUser' ? <PlaceLink to={PATHS.deletedUsers}>{say('page.deletedUsers.title')}</PlaceLink> : null}
      {bringBack === 'renewSubscription' ? <PlaceLink to={PATHS.yourProducts}>{say('page.yourProducts.title')}</PlaceLink> : null}
    </Panel>
  )
}
