import { useState } from 'react'
import type { When } from '#model/subscription-change.ts'
import { ReviewPane } from '#web/preview/review-pane.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { TaskForm } from './task-form.tsx'
import type { TaskPaneProps } from './task-pane-props.ts'
import { WhenField } from './when-field.tsx'

/** Cancel now or at the renewal. Outside the window nothing is asked: the preview says why, gives the dates and what can be done instead. */
export function CancelPane(props: TaskPaneProps) {
  const { say } = useWords()
  const { subscription, onBack, onClose } = props
  const { id, displayName, windows, pool, renewsDateTime } = subscription
  const [when, setWhen] = useState<When | null>(null)
  if (!windows.canCancel) return <ReviewPane title={say('page.subscription.task.cancel')} request={{ target: {}, change: { subscription: { verb: 'cancel', id, when: 'now' } } }} back={{ title: displayName, onBack }} onClose={onClose} />
  return (
    <TaskForm {...props} task="cancel" wish={when && { verb: 'cancel', id, when }} text={say('page.subscription.cancel.text', { count: pool.consumed })}>
      <WhenField when={when} now={say('page.subscription.cancel.now')} later={renewsDateTime && say('page.subscription.cancel.atRenewal', { from: renewsDateTime })} required onChange={setWhen} />
    </TaskForm>
  )
}
