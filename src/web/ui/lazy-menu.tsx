import { cloneElement, lazy, Suspense, useState } from 'react'
import type { LazyMenuProps } from './menu-props.ts'

const importMenu = () => import('./open-menu.tsx')
const OpenMenu = lazy(async () => ({ default: (await importMenu()).OpenMenu }))

/** A menu whose code is fetched when its button is approached; until it is first opened the button stands alone. */
export function LazyMenu({ trigger, groups }: LazyMenuProps) {
  const [wasOpened, setOpened] = useState(false)
  const preload = () => void importMenu()
  const button = cloneElement(trigger, {
    onClick: () => setOpened(true),
    onPointerEnter: preload,
    onFocus: preload,
    'aria-haspopup': 'menu',
    'aria-expanded': false,
  })
  if (!wasOpened) return button
  return (
    <Suspense fallback={button}>
      <OpenMenu trigger={trigger} groups={groups} />
    </Suspense>
  )
}
