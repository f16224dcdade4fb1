import { makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({ body: { whiteSpace: 'normal' } })

interface NoticeProps {
  readonly intent?: 'info' | 'success' | 'warning' | 'error'
  /** `status` when it comes after something was done. */
  readonly role?: 'status'
  readonly children: ReactNode
}

/** A sentence that stands out, in as many lines as it takes. */
export function Notice({ intent = 'info', role, children }: NoticeProps) {
  const styles = useStyles()
  return (
    <MessageBar intent={intent} layout="multiline" {...(role ? { role } : {})}>
      <MessageBarBody className={styles.body}>{children}</MessageBarBody>
    </MessageBar>
  )
}
