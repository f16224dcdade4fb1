import { Field, Input } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { When } from '#model/subscription-change.ts'
import { renewalsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { readCount } from './read-count.ts'
import { windowIn } from './subscription-words.ts'
import { TaskForm } from './task-form.tsx'
import type { TaskPaneProps } from './task-pane-props.ts'
import { WhenField } from './when-field.tsx'

/** Buy or remove licences: how many in all, now or at the renewal. Below what may be removed now, the preview offers the renewal. */
export function SeatsPane({ isAtRenewal = false, ...props }: TaskPaneProps & { isAtRenewal?: boolean }) {
  const words = useWords()
  const { say } = words
  const { data: renewals } = useQuery(renewalsQuery)
  const { id, totalLicenses, scheduled, pool, windows, renewsDateTime } = props.subscription
  const suggested = isAtRenewal ? renewals?.find((one) => one.subscription.id === id)?.suggestedLicenses : undefined
  const [typed, setTyped] = useState<string | null>(null)
  const [when, setWhen] = useState<When>(isAtRenewal && renewsDateTime !== null ? 'atRenewal' : 'now')
  const text = typed ?? String(suggested ?? totalLicenses)
  const total = readCount(text)
  const planned = when === 'atRenewal' ? (scheduled?.totalLicenses ?? totalLicenses) : totalLicenses
  const wish = total === null || total === planned ? null : ({ verb: 'setSeats', id, totalLicenses: total, when } as const)
  return (
    <TaskForm {...props} task="seats" wish={wish} text={say('page.subscription.seats.now', { total: totalLicenses, assigned: pool.consumed, free: pool.available })}>
      <Field label={say('page.subscription.seats.total')} hint={say('page.subscription.seats.window', { when: windowIn(windows.canReduce, windows.canReduceUntilDateTime, windows.canReduceFromDateTime, words) })} required>
        <Input inputMode="numeric" autoComplete="off" value={text} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <WhenField when={when} later={renewsDateTime && say('page.subscription.when.atRenewal', { from: renewsDateTime })} onChange={setWhen} />
    </TaskForm>
  )
}
