import { Field, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { When } from '#model/subscription-change.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { ReviewPane } from '#web/preview/review-pane.tsx'
import { useWords } from '#web/state/words-context.tsx'
import type { TaskPaneProps } from './task-pane-props.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Cancel now or at the renewal. Outside the window nothing is asked: the preview says why, gives the dates and what can be done instead. */
export function CancelPane({ subscription, onBack, onClose }: TaskPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { id, displayName, windows, pool, renewsDateTime } = subscription
  const [when, setWhen] = useState<When | null>(null)
  const title = say('page.subscription.task.cancel')
  const back = { title: displayName, onBack }
  if (!windows.canCancel) return <ReviewPane title={title} request={{ target: {}, change: { subscription: { verb: 'cancel', id, when: 'now' } } }} back={back} onClose={onClose} />
  return (
    <FormPane
      title={title}
      subtitle={displayName}
      request={when === null ? null : { target: {}, change: { subscription: { verb: 'cancel', id, when } } }}
      missing={say('page.subscription.cancel.missing')}
      isForOne={false}
      verb={say('ui.next')}
      back={back}
      onClose={onClose}
    >
      <div className={styles.form}>
        <p className={styles.text}>{say('page.subscription.cancel.text', { count: pool.consumed })}</p>
        <Field label={say('page.subscription.when')} required>
          <RadioGroup value={when ?? ''} onChange={(_event, { value }) => setWhen(value as When)}>
            <Radio value="now" label={say('page.subscription.cancel.now')} />
            {renewsDateTime === null ? null : <Radio value="atRenewal" label={say('page.subscription.cancel.atRenewal', { from: renewsDateTime })} />}
          </RadioGroup>
        </Field>
      </div>
    </FormPane>
  )
}
