import { useState } from 'react'
import type { When } from '#model/subscription-change.ts'
import { useWords } from '#web/state/words-context.tsx'
import { TaskForm } from './task-form.tsx'
import type { TaskPaneProps } from './task-pane-props.ts'
import { TermFields } from './term-fields.tsx'
import { WhenField } from './when-field.tsx'

/** Another term or billing, at the renewal where there is one. */
export function TermPane(props: TaskPaneProps) {
  const { say } = useWords()
  const { id, term, billingFrequency, renewsDateTime } = props.subscription
  const [chosen, setChosen] = useState({ term, billing: billingFrequency })
  const [when, setWhen] = useState<When>(renewsDateTime === null ? 'now' : 'atRenewal')
  const isSame = chosen.term === term && chosen.billing === billingFrequency
  const wish = { verb: 'changeTerm', id, term: chosen.term === term ? null : chosen.term, billingFrequency: chosen.billing === billingFrequency ? null : chosen.billing, when } as const
  return (
    <TaskForm {...props} task="term" wish={isSame ? null : wish}>
      <TermFields term={chosen.term} billing={chosen.billing} onChange={setChosen} />
      <WhenField when={when} later={renewsDateTime && say('page.subscription.when.atRenewal', { from: renewsDateTime })} onChange={setWhen} />
    </TaskForm>
  )
}
