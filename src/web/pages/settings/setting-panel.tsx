import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { useSettingChange } from './use-setting-change.ts'

const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL } })

interface SettingPanelProps {
  /** Its name while a new one is made. */
  readonly addTitle: string
  /** The one that is changed. */
  readonly known: { readonly displayName: string } | undefined
  readonly name: string
  readonly onName: (name: string) => void
  /** Whether all that is needed beside the name is there. */
  readonly isComplete?: boolean
  readonly save: () => Promise<unknown>
  readonly remove: () => Promise<unknown>
  /** What is read again afterwards. */
  readonly queryKey: readonly string[]
  readonly onClose: () => void
  /** The form below the name. */
  readonly children: ReactNode
}

/** A panel in which something with a name is made, changed or deleted. */
export function SettingPanel({ addTitle, known, name, onName, isComplete = true, save, remove, queryKey, onClose, children }: SettingPanelProps) {
  const styles = useStyles()
  const { say } = useWords()
  const saving = useSettingChange(save, queryKey, onClose)
  const removing = useSettingChange(remove, queryKey, onClose)
  const error = saving.error ?? removing.error
  return (
    <Panel
      open
      title={known?.displayName ?? addTitle}
      onClose={onClose}
      isUnsaved={name !== (known?.displayName ?? '')}
      footer={
        <>
          <Button appearance="primary" disabledFocusable={name === '' || !isComplete || saving.isPending} onClick={() => saving.mutate(undefined)}>
            {say('ui.save')}
          </Button>
          {known ? <Button onClick={() => removing.mutate(undefined)}>{say('page.settings.delete')}</Button> : null}
          <Button onClick={onClose}>{say('ui.close')}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label={say('page.settings.name')} required>
          <Input value={name} maxLength={256} onChange={(_event, { value }) => onName(value)} />
        </Field>
        {children}
        {error ? <ErrorState error={error} /> : null}
      </div>
    </Panel>
  )
}
