// What will change: the one way in which every change is shown before it is made.
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { AheadSection } from './ahead-section.tsx'
import { BillSection } from './bill-section.tsx'
import { DataSection } from './data-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { isNothing } from './plan-verb.ts'
import { PreviewResult } from './preview-result.tsx'
import type { Preview } from './preview.ts'
import { RefusalsSection } from './refusals-section.tsx'
import { SeatsSection } from './seats-section.tsx'
import { ServicesSection } from './services-section.tsx'
import { ShareSection } from './share-section.tsx'
import { useFocusOnArrival } from './use-focus-on-arrival.ts'
import { useHeadline } from './use-headline.ts'
import type { PreviewState } from './use-preview.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  headline: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  butNot: { color: tokens.colorPaletteRedForeground1 },
})

interface PreviewBodyProps {
  readonly state: PreviewState
  /** Makes room when the panel of the undo opens. */
  readonly onClose: () => void
}

/** The body of a preview in whatever state it is: being made, to be read, done, failed. */
export function PreviewBody({ state, onClose }: PreviewBodyProps) {
  const { preview, step } = state
  if (step === 'applied' && preview && state.operation) return <PreviewResult preview={preview} operation={state.operation} onClose={onClose} />
  if (step === 'failed' && state.error) return <ErrorState error={state.error} />
  if (!preview || step === 'planning') return <SkeletonLines lines={8} />
  return <Review key={preview.plan.id} state={state} preview={preview} />
}

function Review({ state, preview }: { state: PreviewState; preview: Preview }) {
  const styles = useStyles()
  const { say, time } = useWords()
  const { plan } = preview
  const headline = useHeadline()(preview)
  const arrived = useFocusOnArrival<HTMLParagraphElement>()
  return (
    <div className={styles.root}>
      <WhatHappened state={state} preview={preview} />
      <p ref={arrived} tabIndex={-1} className={styles.headline}>
        {headline.wish} {headline.butNot ? <span className={styles.butNot}>{headline.butNot}</span> : null}
      </p>
      {preview.undoes ? <p className={styles.note}>{say('page.preview.undoes', { kind: say(`operation.kind.${preview.undoes.kind}`), by: preview.undoes.createdBy.displayName, at: time(preview.undoes.createdDateTime) })}</p> : null}
      <RefusalsSection plan={plan} isBusy={state.step === 'applying'} onFix={(fixes) => void state.applyFixes(fixes)} />
      <SeatsSection seats={plan.seats} />
      <PeopleSection preview={preview} />
      {plan.warnings.map((warning) => (
        <Notice key={warning.code + warning.message}>{warning.message}</Notice>
      ))}
      {(isNothing(plan) ? [] : plan.notUndoable).map((text) => (
        <Notice key={text} intent="warning">{text}</Notice>
      ))}
      <ServicesSection services={plan.services} />
      <DataSection data={plan.data} isDeletion={plan.change.deleteUser} />
      <AheadSection plan={plan} />
      {plan.summary.changed > 0 || plan.subscription?.after ? <BillSection plan={plan} /> : null}
      <ShareSection preview={preview} path={`/preview/${plan.id}`} />
    </div>
  )
}

/** Why this is not the preview that was shown before. */
function WhatHappened({ state, preview }: { state: PreviewState; preview: Preview }) {
  const { say } = useWords()
  const { notice } = state
  if (!notice) return null
  if (notice.kind === 'moved') {
    return (
      <Notice intent="warning">
        {notice.text} {say('page.preview.moved')}
      </Notice>
    )
  }
  const { subscription } = preview.plan.change
  const helped = notice.before.plan.summary.refused - preview.plan.summary.refused
  return (
    <Notice intent="success">
      {say(subscription === null ? 'page.preview.fixed' : 'page.preview.fixed.instead', { solutions: notice.titles, count: helped })}{' '}
      <Button size="small" appearance="transparent" onClick={state.takeBackFixes}>
        {say('page.preview.fixed.takeBack')}
      </Button>
    </Notice>
  )
}
