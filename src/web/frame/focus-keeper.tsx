import { useFocusFinders } from '@fluentui/react-components'
import { useEffect } from 'react'
import { rescueFocus } from './rescue-focus.ts'

/**
 * Keeps the focus on the page when what has it goes, and Fluent's focus engine alive between dialogs: the engine ends
 * with its last user, and when that is a dialog that closes, the page behind stays `aria-hidden` for ever.
 */
export function FocusKeeper() {
  const { findFirstFocusable, findLastFocusable } = useFocusFinders()
  useEffect(() => rescueFocus({ findFirstFocusable, findLastFocusable }), [findFirstFocusable, findLastFocusable])
  return null
}
