import { useLayoutEffect, useState } from 'react'

/** What had the focus before the dialog that is open, and before those whose place it took; the last one first. */
let openers: readonly (Element | null)[] = []

/**
 * Gives the focus back, when the component goes, to what had it when the component came; else to the page. Where that
 * stood in a dialog that has gone itself, to what opened that one: the row, after a task of its panel.
 */
export function useReturnFocus(): void {
  // Read while drawing: by the time of an effect the dialog has taken the focus.
  const [before] = useState(() => {
    const active = document.activeElement
    const isFromPage = active !== null && active !== document.body && active.closest('[role=dialog]') === null
    return isFromPage ? [active] : [active, ...openers]
  })
  // In the closing commit itself: its frame comes before that of whoever looks for a lost focus (frame/rescue-focus.ts).
  useLayoutEffect(() => {
    openers = before
    return () => {
      // After the closing frame: what was covered is reachable again only then.
      requestAnimationFrame(() => {
        const isTaken = document.activeElement !== null && document.activeElement !== document.body
        if (isTaken) return
        const there = before.find((element): element is HTMLElement => element instanceof HTMLElement && element.isConnected && element !== document.body)
        ;(there ?? document.getElementById('content'))?.focus()
      })
    }
  }, [before])
}
