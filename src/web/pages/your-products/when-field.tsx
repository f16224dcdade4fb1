import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { When } from '#model/subscription-change.ts'
import { useWords } from '#web/state/words-context.tsx'

interface WhenFieldProps {
  /** Null until it is chosen. */
  readonly when: When | null
  /** What "now" is called where that says too little. */
  readonly now?: string
  /** What the other choice is called; null where there is none. */
  readonly later: string | null
  readonly required?: boolean
  readonly onChange: (when: When) => void
}

/** Now, or at the renewal where there is one. */
export function WhenField({ when, now, later, required = false, onChange }: WhenFieldProps) {
  const { say } = useWords()
  return (
    <Field label={say('page.subscription.when')} required={required}>
      <RadioGroup value={when ?? ''} onChange={(_event, { value }) => onChange(value as When)}>
        <Radio value="now" label={now ?? say('page.subscription.when.now')} />
        {later === null ? null : <Radio value="atRenewal" label={later} />}
      </RadioGroup>
    </Field>
  )
}
