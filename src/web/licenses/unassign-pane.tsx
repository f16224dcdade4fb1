import { useEffect, useState } from 'react'
import type { ChangeRequest } from '#client/plan-calls.ts'
import type { Target } from '#model/change.ts'
import { PreviewBody } from '#web/preview/preview-body.tsx'
import { PreviewButtons } from '#web/preview/preview-buttons.tsx'
import { usePreview } from '#web/preview/use-preview.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Panel } from '#web/ui/panel.tsx'

interface UnassignPaneProps {
  readonly target: Target
  readonly change: ChangeRequest
  readonly title?: string
  readonly closeWord?: 'ui.close' | 'ui.done'
  readonly onClose: () => void
  /** After it was done and read. */
  readonly onDone?: () => void
}

/** P4: taking licences back. The confirmation is the preview: what each loses, and when data goes. */
export function UnassignPane({ target, change, title, closeWord = 'ui.close', onClose, onDone }: UnassignPaneProps) {
  const { say } = useWords()
  const preview = usePreview()
  const { open } = preview
  // For what was selected when the pane opened: a selection that changes behind it changes nothing in it.
  const [request] = useState({ target, change })
  useEffect(() => void open(request), [open, request])
  const close = () => {
    if (preview.step === 'applied') onDone?.()
    onClose()
  }
  return (
    <Panel open title={title ?? say('page.product.unassign')} subtitle={preview.operation ? '' : say('page.preview.title')} onClose={close} footer={<PreviewButtons state={preview} closeWord={closeWord} onClose={close} />}>
      <PreviewBody state={preview} onClose={close} />
    </Panel>
  )
}
