import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { ChangeRequest } from '#client/plan-calls.ts'
import { FormPane } from '#web/preview/form-pane.tsx'
import { useWords } from '#web/state/words-context.tsx'
import type { TaskPaneProps } from './task-pane-props.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

interface TaskFormProps extends TaskPaneProps {
  readonly task: 'seats' | 'term' | 'cancel' | 'upgrade'
  /** What is wished of the purchase; null while something is missing. */
  readonly wish: NonNullable<ChangeRequest['subscription']> | null
  readonly text?: string
  readonly children: ReactNode
}

/** The pane of a task that has something to fill in. */
export function TaskForm({ subscription, task, wish, text, onBack, onClose, children }: TaskFormProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { displayName } = subscription
  return (
    <FormPane
      title={say(`page.subscription.task.${task}`)}
      subtitle={displayName}
      request={wish && { target: {}, change: { subscription: wish } }}
      missing={say(`page.subscription.${task}.missing`)}
      isForOne={false}
      verb={say('ui.next')}
      back={{ title: displayName, onBack }}
      onClose={onClose}
    >
      <div className={styles.form}>
        {text === undefined ? null : <p className={styles.text}>{text}</p>}
        {children}
      </div>
    </FormPane>
  )
}
