// A pane in which a change is filled in, reviewed, made and read: the steps that every change goes through.
import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { PlanRequest } from '#client/plan-calls.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { useMissing } from '#web/ui/use-missing.tsx'
import { LiveLine } from './live-line.tsx'
import { isNothing } from './plan-verb.ts'
import { PreviewBody } from './preview-body.tsx'
import { PreviewButtons } from './preview-buttons.tsx'
import type { Preview } from './preview.ts'
import { weightOf } from './preview-weight.ts'
import { useApply } from './use-apply.ts'
import { useLivePreview } from './use-live-preview.ts'
import { usePreview } from './use-preview.ts'

interface FormPaneProps {
  readonly title: string
  readonly subtitle: string
  /** What the form asks for; null while there is nothing to do. */
  readonly request: PlanRequest | null
  /** What is still to be filled in, said beside the button while there is nothing to do. */
  readonly missing: string
  /** A change of one person is previewed as it is filled in, and made by one press when nothing is lost or refused. */
  readonly isForOne: boolean
  /** False where there is nothing to fill in for now: then nothing is to be saved unless it was filled in before. */
  readonly hasForm?: boolean
  /** The verb of that one press. */
  readonly verb: string
  /** The button that leads to the review; the verb's own when it is the same. */
  readonly next?: string
  /** The step before this form. */
  readonly back?: { readonly title: string; readonly onBack: () => void }
  readonly closeWord?: 'ui.close' | 'ui.done'
  readonly onClose: () => void
  /** When it was made and the pane is closed. */
  readonly onDone?: () => void
  /** Shown below the result. */
  readonly whenDone?: ReactNode
  readonly children: ReactNode
}

const isLight = (preview: Preview): boolean => weightOf(preview) === 'light' && !isNothing(preview.plan)

/** The form, then *What will change*, then the result; one panel all the way. */
export function FormPane({ title, subtitle, request, missing, isForOne, hasForm = true, verb, next = verb, closeWord = 'ui.close', back, onClose, onDone, whenDone, children }: FormPaneProps) {
  const { say } = useWords()
  const preview = usePreview()
  const apply = useApply(preview)
  const unfilled = useMissing(request === null ? missing : null)
  const live = useLivePreview(isForOne && !preview.isOpen ? request : null)
  // Until the form is previewed, one person's change is taken to be light; what is not goes to the review.
  const isOnePress = isForOne && (live === undefined || isLight(live))
  const close = () => {
    if (preview.operation) onDone?.()
    onClose()
  }
  async function go() {
    if (!request) return
    const made = isForOne && live ? live : await preview.open(request)
    if (!made) return
    if (isForOne && isLight(made)) await apply(made, '')
    else await preview.show(made)
  }
  return (
    <Panel
      open
      title={preview.isOpen && !preview.operation ? say('page.preview.title') : title}
      subtitle={subtitle}
      onClose={close}
      isUnsaved={request !== null && preview.operation === null}
      {...(preview.operation ? {} : preview.isOpen ? { back: { title, onBack: preview.close } } : back ? { back } : {})}
      footer={
        preview.isOpen ? (
          <PreviewButtons state={preview} closeWord={closeWord} onClose={close} />
        ) : !hasForm && request === null ? (
          <Button onClick={close}>{say('ui.close')}</Button>
        ) : (
          <>
            {isForOne && request ? <LiveLine preview={live} /> : null}
            <Button appearance="primary" {...unfilled.describes} onClick={() => void go()}>
              {isOnePress ? verb : next}
            </Button>
            <Button onClick={close}>{say('ui.cancel')}</Button>
            {unfilled.note}
          </>
        )
      }
    >
      {preview.isOpen ? <PreviewBody state={preview} onClose={close} /> : children}
      {preview.operation ? whenDone : null}
    </Panel>
  )
}
