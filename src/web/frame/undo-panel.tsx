import { useEffect } from 'react'
import type { Guid } from '#model/guid.ts'
import { PreviewBody } from '#web/preview/preview-body.tsx'
import { PreviewButtons } from '#web/preview/preview-buttons.tsx'
import { usePreview } from '#web/preview/use-preview.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { PanelDrawer } from '#web/ui/panel-drawer.tsx'

/** What undoing an operation would do, and the button that does it: an undo is a change like any other. */
export function UndoPanel({ operation }: { operation: Guid }) {
  const { say } = useWords()
  const { closeUndo } = useChanges()
  const preview = usePreview()
  const { openUndo } = preview
  useEffect(() => void openUndo(operation), [openUndo, operation])
  return (
    <PanelDrawer open title={say('page.operations.undo.title')} onClose={closeUndo} footer={<PreviewButtons state={preview} onClose={closeUndo} />}>
      <PreviewBody state={preview} onClose={closeUndo} />
    </PanelDrawer>
  )
}
