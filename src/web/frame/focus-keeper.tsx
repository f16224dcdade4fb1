import { useFocusFinders } from '@fluentui/react-components'

/**
 * Keeps Fluent's focus engine alive between dialogs. The engine ends with its last user, and when that is a dialog
 * that closes, the page behind stays `aria-hidden` for ever.
 */
export function FocusKeeper() {
  useFocusFinders()
  return null
}
