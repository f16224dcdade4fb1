// What a menu is made of: groups of ticks or of verbs, and the button that opens it.
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

export interface TriggerProps {
  readonly onClick?: () => void
  readonly onPointerEnter?: () => void
  readonly onFocus?: () => void
  readonly 'aria-haspopup'?: 'menu'
  readonly 'aria-expanded'?: boolean
}
