import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components'
import { useWords } from '#web/state/words-context.tsx'
import { useReturnFocus } from './use-return-focus.ts'

const useStyles = makeStyles({ button: { whiteSpace: 'nowrap' } })

interface UnsavedDialogProps {
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Asks before what was entered is lost. */
export function UnsavedDialog({ onStay, onLeave }: UnsavedDialogProps) {
  const styles = useStyles()
  const { say } = useWords()
  useReturnFocus()
  return (
    <Dialog open modalType="alert" onOpenChange={onStay}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('ui.unsaved.title')}</DialogTitle>
          <DialogContent>{say('ui.unsaved.text')}</DialogContent>
          <DialogActions>
            <Button appearance="primary" className={styles.button} onClick={onStay}>
              {say('ui.unsaved.stay')}
            </Button>
            <Button className={styles.button} onClick={onLeave}>{say('ui.unsaved.leave')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
