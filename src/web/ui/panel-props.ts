import type { ReactNode } from 'react'

export interface PanelProps {
  readonly open: boolean
  readonly title: string
  readonly subtitle?: string
  readonly onClose: () => void
  /** The step before this one; a second level replaces the first, panels never stack. */
  readonly back?: { readonly title: string; readonly onBack: () => void }
  /** Whether closing would lose what was entered: then it asks first. */
  readonly isUnsaved?: boolean
  /** The buttons, the first verb first; at the bottom, always in sight. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}
