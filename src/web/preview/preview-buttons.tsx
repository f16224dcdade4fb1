import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { countOf, groupVerbOf, isNothing, isWaiting, verbOf } from './plan-verb.ts'
import type { Preview } from './preview.ts'
import { weightOf } from './preview-weight.ts'
import { licensesOf, purchaseFacts, purchaseVerbOf } from './purchase-verb.ts'
import { useApply } from './use-apply.ts'
import type { PreviewState } from './use-preview.ts'

const useStyles = makeStyles({
  fields: { flexBasis: '100%', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  reason: { flexGrow: 1 },
  promise: { ...typographyStyles.caption1, flexBasis: '100%', color: tokens.colorNeutralForeground2 },
})

interface PreviewButtonsProps {
  readonly state: PreviewState
  readonly onClose: () => void
  /** What the button says after it was done: Close, or Done where Microsoft says so. */
  readonly closeWord?: 'ui.close' | 'ui.done'
}

/** The bottom of a preview: the verb with its count, the way out without doing, the reason; after it, Close. */
export function PreviewButtons({ state, onClose, closeWord = 'ui.close' }: PreviewButtonsProps) {
  const { say } = useWords()
  const { preview, step } = state
  if ((step === 'review' || step === 'applying') && preview) {
    return <ReviewButtons key={preview.plan.id} state={state} preview={preview} onClose={onClose} />
  }
  return (
    <Button appearance={step === 'applied' ? 'primary' : 'secondary'} onClick={onClose}>
      {say(step === 'applied' ? closeWord : 'ui.changeNothing')}
    </Button>
  )
}

function ReviewButtons({ state, preview, onClose }: PreviewButtonsProps & { preview: Preview }) {
  const styles = useStyles()
  const { say, number } = useWords()
  const apply = useApply(state)
  const { plan } = preview
  const [reason, setReason] = useState(plan.reason ?? '')
  const [typed, setTyped] = useState('')
  const { changed, refused, waiting, inError } = plan.summary
  const isForSomeOnly = waiting + inError > 0
  if (isNothing(plan)) {
    return (
      <Button appearance="primary" onClick={onClose}>
        {say('ui.close')}
      </Button>
    )
  }
  const groupVerb = groupVerbOf(plan)
  const purchaseVerb = purchaseVerbOf(plan)
  // "Cancel" beside "Cancel subscription" would be a trap.
  const isCancelling = purchaseVerb === 'cancel' || purchaseVerb === 'cancelAtRenewal'
  const mustType = weightOf(preview) === 'heavy'
  const toType = purchaseVerb === null ? changed : licensesOf(plan)
  const isConfirmed = !mustType || typed.replaceAll(/\D/g, '') === String(toType)
  return (
    <>
      <div className={styles.fields}>
        {mustType ? (
          <Field label={say(purchaseVerb === null ? 'page.preview.confirm' : 'page.preview.confirm.licenses', { count: number(toType) })} required>
            <Input inputMode="numeric" autoComplete="off" value={typed} onChange={(_event, { value }) => setTyped(value)} />
          </Field>
        ) : null}
        {plan.undoOf === null ? (
          <Field className={styles.reason} label={say('page.preview.reason')}>
            <Input value={reason} maxLength={500} onChange={(_event, { value }) => setReason(value)} />
          </Field>
        ) : null}
      </div>
      {purchaseVerb === null && (changed > 1 || refused > 0 || isForSomeOnly) ? (
        <span className={styles.promise}>
          {refused > 0 ? say('page.preview.promise.others', { refused }) : isForSomeOnly ? say('page.preview.promise.whole') : say('page.preview.promise.allOrNothing', { count: changed })}
        </span>
      ) : null}
      <Button
        appearance="primary"
        disabledFocusable={!isConfirmed || state.step === 'applying'}
        onClick={() => {
          if (isConfirmed && state.step === 'review') void apply(preview, reason.trim())
        }}
      >
        {purchaseVerb !== null
          ? say(`page.preview.verb.${purchaseVerb}`, purchaseFacts(plan))
          : isWaiting(plan)
            ? say('page.preview.verb.wait', { count: waiting })
            : say(groupVerb !== null ? `page.preview.verb.${groupVerb}` : refused > 0 ? `page.preview.verb.${verbOf(plan)}.others` : `page.preview.verb.${verbOf(plan)}`, { count: countOf(plan) })}
      </Button>
      <Button onClick={onClose}>{say(isCancelling ? 'page.preview.keepSubscription' : 'ui.changeNothing')}</Button>
    </>
  )
}
