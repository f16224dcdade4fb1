import type { ReactElement, ReactNode } from 'react'
import { MessageBox } from './message-box.tsx'

interface EmptyStateProps {
  readonly icon?: ReactElement
  readonly title: string
  /** What this page is for. */
  readonly text?: string
  /** The one next step. */
  readonly children?: ReactNode
}

/** A list with nothing in it. */
export function EmptyState(props: EmptyStateProps) {
  return <MessageBox role="status" {...props} />
}
