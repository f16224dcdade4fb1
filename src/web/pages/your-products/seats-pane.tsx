import { Field, Input, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { When } from '#model/subscription-change.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { renewalsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { readCount } from './read-count.ts'
import type { TaskPaneProps } from './task-pane-props.ts'
import { windowIn } from './subscription-words.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Buy or remove licences: how many in all, now or at the renewal. Below what may be removed now, the preview offers the renewal. */
export function SeatsPane({ subscription, isAtRenewal = false, onBack, onClose }: TaskPaneProps & { isAtRenewal?: boolean }) {
  const styles = useStyles()
  const words = useWords()
  const { say } = words
  const { data: renewals } = useQuery(renewalsQuery)
  const { id, displayName, totalLicenses, scheduled, pool, windows, renewsDateTime } = subscription
  const suggested = isAtRenewal ? renewals?.find((one) => one.subscription.id === id)?.suggestedLicenses : undefined
  const [typed, setTyped] = useState<string | null>(null)
  const [when, setWhen] = useState<When>(isAtRenewal && renewsDateTime !== null ? 'atRenewal' : 'now')
  const text = typed ?? String(suggested ?? totalLicenses)
  const total = readCount(text)
  const planned = when === 'atRenewal' ? (scheduled?.totalLicenses ?? totalLicenses) : totalLicenses
  return (
    <FormPane
      title={say('page.subscription.task.seats')}
      subtitle={displayName}
      request={total === null || total === planned ? null : { target: {}, change: { subscription: { verb: 'setSeats', id, totalLicenses: total, when } } }}
      missing={say('page.subscription.seats.missing')}
      isForOne={false}
      verb={say('ui.next')}
      back={{ title: displayName, onBack }}
      onClose={onClose}
    >
      <div className={styles.form}>
        <p className={styles.text}>{say('page.subscription.seats.now', { total: totalLicenses, assigned: pool.consumed, free: pool.available })}</p>
        <Field label={say('page.subscription.seats.total')} hint={say('page.subscription.seats.window', { when: windowIn(windows.canReduce, windows.canReduceUntilDateTime, windows.canReduceFromDateTime, words) })} required>
          <Input inputMode="numeric" autoComplete="off" value={text} onChange={(_event, { value }) => setTyped(value)} />
        </Field>
        <Field label={say('page.subscription.when')}>
          <RadioGroup value={when} onChange={(_event, { value }) => setWhen(value as When)}>
            <Radio value="now" label={say('page.subscription.when.now')} />
            {renewsDateTime === null ? null : <Radio value="atRenewal" label={say('page.subscription.when.atRenewal', { from: renewsDateTime })} />}
          </RadioGroup>
        </Field>
      </div>
    </FormPane>
  )
}
