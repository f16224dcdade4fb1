import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { When } from '#model/subscription-change.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { useWords } from '#web/state/words-context.tsx'
import type { TaskPaneProps } from './task-pane-props.ts'
import { TermFields } from './term-fields.tsx'

const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL } })

/** Another term or billing, at the renewal where there is one. */
export function TermPane({ subscription, onBack, onClose }: TaskPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { id, displayName, term, billingFrequency, renewsDateTime } = subscription
  const [chosen, setChosen] = useState({ term, billing: billingFrequency })
  const [when, setWhen] = useState<When>(renewsDateTime === null ? 'now' : 'atRenewal')
  const isSame = chosen.term === term && chosen.billing === billingFrequency
  const wish = { verb: 'changeTerm', id, term: chosen.term === term ? null : chosen.term, billingFrequency: chosen.billing === billingFrequency ? null : chosen.billing, when } as const
  return (
    <FormPane
      title={say('page.subscription.task.term')}
      subtitle={displayName}
      request={isSame ? null : { target: {}, change: { subscription: wish } }}
      missing={say('page.subscription.term.missing')}
      isForOne={false}
      verb={say('ui.next')}
      back={{ title: displayName, onBack }}
      onClose={onClose}
    >
      <div className={styles.form}>
        <TermFields term={chosen.term} billing={chosen.billing} onChange={setChosen} />
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
