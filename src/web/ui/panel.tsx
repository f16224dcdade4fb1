import { lazy, Suspense } from 'react'
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

const importDrawer = () => import('./panel-drawer.tsx')
const PanelDrawer = lazy(async () => ({ default: (await importDrawer()).PanelDrawer }))

/** Fetches the panel's code before it is opened: on hover of what opens it, or when the page is idle. */
export const preloadPanel = (): void => void importDrawer()

/** The one panel, at the right; its code is fetched when first needed. */
export function Panel(props: PanelProps) {
  if (!props.open) return null
  return (
    <Suspense fallback={null}>
      <PanelDrawer {...props} />
    </Suspense>
  )
}
