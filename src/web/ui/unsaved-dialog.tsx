import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useWords } from '#web/state/words-context.tsx'

interface UnsavedDialogProps {
  readonly open: boolean
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Asks before what was entered is lost. */
export function UnsavedDialog({ open, onStay, onLeave }: UnsavedDialogProps) {
  const { say } = useWords()
  return (
    <Dialog open={open} modalType="alert" onOpenChange={onStay}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('ui.unsaved.title')}</DialogTitle>
          <DialogContent>{say('ui.unsaved.text')}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onStay}>
              {say('ui.unsaved.stay')}
            </Button>
            <Button onClick={onLeave}>{say('ui.unsaved.leave')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
