import { Button, Checkbox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ViewPage } from '#model/saved-view.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useMissing } from '#web/ui/use-missing.tsx'
import { useReturnFocus } from '#web/ui/use-return-focus.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

interface SaveViewDialogProps {
  readonly page: ViewPage
  readonly query: string
  readonly onClose: () => void
}

/** Keeps what a page shows now under a name, for oneself or for everyone here. */
export function SaveViewDialog({ page, query, onClose }: SaveViewDialogProps) {
  const styles = useStyles()
  const { say } = useWords()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const missing = useMissing(name.trim() === '' ? say('page.users.views.missing') : null)
  useReturnFocus()
  const save = useMutation({
    mutationFn: () => client.createSavedView({ name: name.trim(), page, query, isShared }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['savedViews'] })
      onClose()
    },
  })
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '' && !save.isPending) save.mutate()
          }}
        >
          <DialogBody>
            <DialogTitle>{say('page.users.views.save')}</DialogTitle>
            <DialogContent className={styles.content}>
              {save.error ? (
                <Notice intent="error">{save.error.message}</Notice>
              ) : null}
              <Field label={say('page.users.views.name')} required>
                <Input value={name} maxLength={100} onChange={(_event, { value }) => setName(value)} />
              </Field>
              <Checkbox label={say('page.users.views.share')} checked={isShared} onChange={(_event, { checked }) => setShared(checked === true)} />
            </DialogContent>
            <DialogActions>
              {missing.note}
              <Button appearance="primary" type="submit" disabledFocusable={save.isPending} {...missing.describes}>
                {say('ui.save')}
              </Button>
              <Button onClick={onClose}>{say('ui.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
