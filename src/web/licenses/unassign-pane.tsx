import type { ChangeRequest } from '#client/plan-calls.ts'
import type { Target } from '#model/change.ts'
import { ReviewPane } from '#web/preview/review-pane.tsx'
import { useWords } from '#web/state/words-context.tsx'

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
export function UnassignPane({ target, change, title, ...rest }: UnassignPaneProps) {
  const { say } = useWords()
  return <ReviewPane title={title ?? say('page.product.unassign')} request={{ target, change }} {...rest} />
}
