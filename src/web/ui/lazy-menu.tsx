import { cloneElement, lazy, Suspense, useState } from 'react'
import type { ReactElement } from 'react'

interface Choice {
  readonly id: string
  readonly label: string
}

export type MenuGroup =
  | {
      readonly id: string
      readonly label: string
      /** Ticks, of which one or several hold. */
      readonly kind: 'one' | 'several'
      readonly chosen: readonly string[]
      readonly choices: readonly Choice[]
      readonly onChoose: (ids: readonly string[]) => void
    }
  | { readonly id: string; readonly label?: string; readonly kind: 'verbs'; readonly verbs: readonly (Choice & { readonly icon?: ReactElement; readonly onClick: () => void })[] }

export interface LazyMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<TriggerProps>
  readonly groups: readonly MenuGroup[]
}

interface TriggerProps {
  readonly onClick?: () => void
  readonly onPointerEnter?: () => void
  readonly onFocus?: () => void
  readonly 'aria-haspopup'?: 'menu'
  readonly 'aria-expanded'?: boolean
}

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
