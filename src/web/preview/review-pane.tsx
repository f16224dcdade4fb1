import { useEffect, useState } from 'react'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { Guid } from '#model/guid.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { PreviewBody } from './preview-body.tsx'
import { PreviewButtons } from './preview-buttons.tsx'
import { usePreview } from './use-preview.ts'

interface ReviewPaneProps {
  readonly title: string
  readonly request: PlanRequest
  readonly closeWord?: 'ui.close' | 'ui.done'
  /** The step before this one. */
  readonly back?: { readonly title: string; readonly onBack: () => void }
  readonly onClose: () => void
  /** After it was done and read. */
  readonly onDone?: (operationId: Guid | null) => void
}

/** A change that needs no form: what it does is shown at once, then made. */
export function ReviewPane({ title, request, closeWord = 'ui.close', back, onClose, onDone }: ReviewPaneProps) {
  const { say } = useWords()
  const preview = usePreview()
  const { open } = preview
  // What was asked for when the pane opened: what changes behind it changes nothing in it.
  const [asked] = useState(request)
  useEffect(() => void open(asked), [open, asked])
  const close = () => {
    if (preview.step === 'applied') onDone?.(preview.operation?.id ?? null)
    onClose()
  }
  return (
    <Panel
      open
      title={title}
      subtitle={preview.operation ? '' : say('page.preview.title')}
      onClose={close}
      {...(back && !preview.operation ? { back } : {})}
      footer={<PreviewButtons state={preview} closeWord={closeWord} onClose={back && !preview.operation ? back.onBack : close} />}
    >
      <PreviewBody state={preview} onClose={close} />
    </Panel>
  )
}
