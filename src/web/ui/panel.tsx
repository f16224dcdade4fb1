import { lazy, Suspense } from 'react'
import type { PanelProps } from './panel-props.ts'

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
